/** Backup streams of Android's {@code adb backup}, plain or encrypted. */
@NullMarked
package org.tiezheng.unlock.android;

import org.jspecify.annotations.NullMarked;
