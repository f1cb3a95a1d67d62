/** Chats that WhatsApp exports as text, alone or in a zip with their media. */
@NullMarked
package org.tiezheng.collect.whatsapp;

import org.jspecify.annotations.NullMarked;
