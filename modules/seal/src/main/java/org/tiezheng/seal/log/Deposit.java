package org.tiezheng.seal.log;

import java.util.UUID;
import org.tiezheng.evidence.Digests;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.Opening;

/**
 * What somebody wants logged: bytes that they have digested.
 *
 * @param id the request id, chosen by the caller: asking twice with the same id gives the same
 *     receipt
 * @param type what the bytes are
 * @param digests of the bytes
 * @param size number of bytes
 */
public record Deposit(UUID id, LeafType type, Digests digests, long size) {
  /** A deposit of what a digester read, with both digests. */
  public static Deposit of(UUID id, LeafType type, ContentDigest content) {
    return new Deposit(id, type, content.digests(), content.size());
  }

  /** A deposit of bytes in memory. */
  public static Deposit of(UUID id, LeafType type, byte[] bytes) {
    return of(id, type, Digester.both().digest(bytes));
  }

  /** Whether an earlier request asked for the same. */
  boolean isSameAs(LeafType otherType, Opening opening) {
    return type == otherType && digests.equals(opening.digests()) && size == opening.size();
  }
}
