/** The two-account world of chats: what was said, what each side holds, and what was done to it. */
@NullMarked
package org.tiezheng.testkit.chat;

import org.jspecify.annotations.NullMarked;
