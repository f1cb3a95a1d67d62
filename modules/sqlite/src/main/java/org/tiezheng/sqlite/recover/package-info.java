/** Recovery of rows that are no longer in the tables but whose bytes are still in the files. */
@NullMarked
package org.tiezheng.sqlite.recover;

import org.jspecify.annotations.NullMarked;
