/** Databases as sources: opened with their logs, row by row, each row with its place. */
@NullMarked
package org.tiezheng.collect.store;

import org.jspecify.annotations.NullMarked;
