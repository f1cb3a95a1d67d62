/**
 * Reads the words in pictures of screens: starts the process that does it, gives it one picture
 * after the other, and outlives whatever happens to it.
 */
@NullMarked
package org.tiezheng.ocr;

import org.jspecify.annotations.NullMarked;
