/**
 * The read side of the log: leaves, openings, signed notes, checkpoints and proofs, each parsed
 * strictly and checked without trusting anything but the keys that the caller names.
 */
@NullMarked
package org.tiezheng.seal.proof;

import org.jspecify.annotations.NullMarked;
