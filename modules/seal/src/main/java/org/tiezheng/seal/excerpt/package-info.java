/**
 * Provable excerpts: a conversation sealed as a Merkle tree of salted message commitments, and
 * proofs that shown messages are verbatim in it at their positions ({@code
 * docs/excerpt-proofs.md}).
 */
@NullMarked
package org.tiezheng.seal.excerpt;

import org.jspecify.annotations.NullMarked;
