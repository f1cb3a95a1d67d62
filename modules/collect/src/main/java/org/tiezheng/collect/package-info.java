/** Reading: importers turn sealed bytes into records, each with its provenance. */
@NullMarked
package org.tiezheng.collect;

import org.jspecify.annotations.NullMarked;
