package org.tiezheng.seal.log;

import java.io.IOException;
import org.tiezheng.seal.proof.Hash;

/** Where the hashes of complete subtrees come from. */
@FunctionalInterface
interface Nodes {
  /** The root over the {@code 1 << level} leaves from {@code index << level}. */
  Hash node(int level, long index) throws IOException;
}
