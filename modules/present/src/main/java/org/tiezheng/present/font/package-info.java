/**
 * Typefaces: which characters can be shown as glyphs, how wide they are, and the subset of a face
 * that goes into a file.
 */
@NullMarked
package org.tiezheng.present.font;

import org.jspecify.annotations.NullMarked;
