/** WhatsApp's store on an iPhone: ChatStorage.sqlite. */
@NullMarked
package org.tiezheng.collect.whatsapp.ios;

import org.jspecify.annotations.NullMarked;
