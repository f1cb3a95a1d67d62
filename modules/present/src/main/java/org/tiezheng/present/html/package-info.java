/**
 * Papers for a browser, taken down while their pages are set: the same words on the same pages as
 * the PDF. One file, no script, nothing loaded.
 */
@NullMarked
package org.tiezheng.present.html;

import org.jspecify.annotations.NullMarked;
