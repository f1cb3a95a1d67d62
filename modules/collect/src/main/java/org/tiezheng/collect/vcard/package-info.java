/** Address books as vCard files, versions 2.1 to 4.0. */
@NullMarked
package org.tiezheng.collect.vcard;

import org.jspecify.annotations.NullMarked;
