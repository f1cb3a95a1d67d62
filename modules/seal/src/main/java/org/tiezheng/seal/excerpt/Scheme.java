package org.tiezheng.seal.excerpt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.tiezheng.seal.digest.RunningDigest;
import org.tiezheng.seal.proof.Hash;

/**
 * The hashes of docs/excerpt-proofs.md sections 2 and 3. Every use has a label of its own, so that
 * no value of one kind can be passed off as another.
 */
final class Scheme {
  /** Name and version of all this. */
  static final String NAME = "tiezheng-excerpt/1";

  private static final byte LEAF = 0x00;
  private static final byte[] CONVERSATION = label("conversation");
  private static final byte[] SALT = label("salt");
  private static final byte[] MESSAGE = label("message");
  private static final byte[] STATEMENT = label("statement");
  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(RunningDigest::newSha256);

  private Scheme() {}

  private static byte[] label(String use) {
    return (NAME + " " + use + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** What a conversation's key is derived from. */
  static byte[] conversationContext(byte[] canonical) {
    return ByteBuffer.allocate(CONVERSATION.length + canonical.length)
        .put(CONVERSATION)
        .put(canonical)
        .array();
  }

  /** What the salt of a position is derived from. */
  static byte[] saltContext(long position) {
    return ByteBuffer.allocate(SALT.length + Long.BYTES).put(SALT).putLong(position).array();
  }

  /** Leaf hash of a message. */
  static Hash messageLeaf(byte[] salt, byte[] message) {
    return leaf(MESSAGE, salt, message);
  }

  /** The same of a message that lies in a buffer, for the millions that are sealed while read. */
  static Hash messageLeaf(Hash salt, ByteBuffer message) {
    MessageDigest sha256 = SHA256.get();
    sha256.update(LEAF);
    sha256.update(MESSAGE);
    salt.update(sha256);
    sha256.update(message);
    return Hash.of(sha256.digest());
  }

  /** Leaf hash of a statement. */
  static Hash statementLeaf(byte[] statement) {
    return leaf(STATEMENT, statement);
  }

  private static Hash leaf(byte[]... parts) {
    MessageDigest sha256 = SHA256.get();
    sha256.update(LEAF);
    for (byte[] part : parts) {
      sha256.update(part);
    }
    return Hash.of(sha256.digest());
  }
}
