/** Chats that the QQ program for PCs exports as text. */
@NullMarked
package org.tiezheng.collect.qq;

import org.jspecify.annotations.NullMarked;
