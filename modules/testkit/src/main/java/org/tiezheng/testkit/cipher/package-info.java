/** Encrypted databases, written by a real engine in a process of its own. */
@NullMarked
package org.tiezheng.testkit.cipher;

import org.jspecify.annotations.NullMarked;
