/** Benchmarks, each next to its baseline in the same run. */
@NullMarked
package org.tiezheng.bench;

import org.jspecify.annotations.NullMarked;
