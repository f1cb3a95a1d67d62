/** Runs importers over the sealed originals of an item. */
@NullMarked
package org.tiezheng.casework.reading;

import org.jspecify.annotations.NullMarked;
