package org.tiezheng.seal.excerpt;

import java.security.SecureRandom;
import org.tiezheng.seal.proof.Hash;

/**
 * One sealing of all conversations of an item.
 *
 * @param item its number in the case
 * @param nonce 32 random bytes, not secret, the same for no other sealing
 */
public record Sealing(int item, Hash nonce) {
  /** A new sealing. */
  public static Sealing of(int item, SecureRandom random) {
    byte[] bytes = new byte[Hash.BYTES];
    random.nextBytes(bytes);
    return new Sealing(item, Hash.of(bytes));
  }
}
