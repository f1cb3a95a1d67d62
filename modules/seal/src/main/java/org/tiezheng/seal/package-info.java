/** Sealing: digests, the append-only Merkle log, signed checkpoints, receipts and trusted time. */
@NullMarked
package org.tiezheng.seal;

import org.jspecify.annotations.NullMarked;
