/** Conversations that Telegram Desktop exports as JSON. */
@NullMarked
package org.tiezheng.collect.telegram;

import org.jspecify.annotations.NullMarked;
