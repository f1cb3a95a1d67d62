/** Stores of a phone with iOS, written with a known content. */
@NullMarked
package org.tiezheng.testkit.ios;

import org.jspecify.annotations.NullMarked;
