package org.tiezheng.seal.excerpt;

import org.tiezheng.seal.keys.CaseSecret;
import org.tiezheng.seal.proof.Hash;

/**
 * The secret of one conversation of one sealing, from which the salt of each position comes. It is
 * computed when it is needed and never kept. Immutable and thread-safe.
 */
public final class ConversationKey {
  private final CaseSecret key;

  private ConversationKey(CaseSecret key) {
    this.key = key;
  }

  /**
   * Derives it.
   *
   * @param sealing which sealing of which item; another sealing of the same conversation has other
   *     salts, so that salts given out for one tell nothing about the other
   */
  public static ConversationKey of(
      CaseSecret secret, Sealing sealing, String platform, String conversation) {
    byte[] context =
        new CanonicalText()
            .raw("{\"conversation\":")
            .string(conversation)
            .raw(",\"item\":")
            .number(sealing.item())
            .raw(",\"nonce\":\"" + sealing.nonce().hex() + "\",\"platform\":")
            .string(platform)
            .raw("}")
            .utf8();
    return new ConversationKey(CaseSecret.of(secret.derive(Scheme.conversationContext(context))));
  }

  /** The salt of a position, from 0. Salts of other positions cannot be computed from it. */
  public Hash salt(long position) {
    return Hash.of(key.derive(Scheme.saltContext(position)));
  }

  @Override
  public String toString() {
    return "ConversationKey[hidden]";
  }
}
