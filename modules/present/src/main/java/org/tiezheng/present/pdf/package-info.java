/**
 * The page engine: text in, PDF/A-3u out. It knows paper, type and lines, nothing of evidence. The
 * same input gives the same bytes.
 */
@NullMarked
package org.tiezheng.present.pdf;

import org.jspecify.annotations.NullMarked;
