/**
 * What several formats are written in: text lines, delimited rows, zip archives, XML, within
 * limits.
 */
@NullMarked
package org.tiezheng.collect.input;

import org.jspecify.annotations.NullMarked;
