package org.tiezheng.seal.proof;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tiezheng.seal.keys.VerifierKey;

/** One signature line of a signed note: key name, key ID and signature. Immutable. */
public final class NoteSignature {
  static final String DASH = "\u2014 ";

  private static final Pattern NAME = Pattern.compile("[^+\\p{Z}\\s\\p{Cc}]+");
  private static final int ID_BYTES = 4;

  private final String name;
  private final byte[] blob;

  private NoteSignature(String name, byte[] blob) {
    this.name = name;
    this.blob = blob;
  }

  /** The line for a signature that {@code key} made; cosignatures begin with their time. */
  public static NoteSignature of(VerifierKey key, byte[] signature) {
    byte[] blob = new byte[ID_BYTES + signature.length];
    ByteBuffer.wrap(blob).putInt(key.id()).put(signature);
    return new NoteSignature(key.name(), blob);
  }

  static Optional<NoteSignature> parse(String line) {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      return Optional.empty();
    }
    String name = line.substring(DASH.length(), space);
    return NAME.matcher(name).matches()
        ? StrictBase64.decode(line.substring(space + 1))
            .filter(blob -> blob.length > ID_BYTES)
            .map(blob -> new NoteSignature(name, blob))
        : Optional.empty();
  }

  /** The name of the key. */
  public String name() {
    return name;
  }

  /** The key's ID, which together with the name identifies it. */
  public int keyId() {
    return ByteBuffer.wrap(blob).getInt();
  }

  /** What follows the key ID. */
  public byte[] signature() {
    return Arrays.copyOfRange(blob, ID_BYTES, blob.length);
  }

  /** Whether name and ID are those of the key; says nothing about the signature. */
  public boolean claims(VerifierKey key) {
    return key.id() == keyId() && key.name().equals(name);
  }

  /** The line without line end. */
  public String line() {
    return DASH + name + " " + StrictBase64.encode(blob);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that && that.line().equals(line());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blob);
  }

  @Override
  public String toString() {
    return line();
  }
}
