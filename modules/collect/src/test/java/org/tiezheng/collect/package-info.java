/** Tests of reading: published corpora, round trips, mutated and hostile input. */
@NullMarked
package org.tiezheng.collect;

import org.jspecify.annotations.NullMarked;
