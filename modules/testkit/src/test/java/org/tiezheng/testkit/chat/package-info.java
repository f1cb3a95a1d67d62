/** Tests of the two-account world of chats. */
@NullMarked
package org.tiezheng.testkit.chat;

import org.jspecify.annotations.NullMarked;
