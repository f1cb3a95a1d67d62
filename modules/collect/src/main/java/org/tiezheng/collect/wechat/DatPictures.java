package org.tiezheng.collect.wechat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.tiezheng.collect.container.Secret;

/**
 * Pictures as WeChat keeps them on computers ({@code .dat}): all bytes changed by one byte (V0), or
 * the beginning encrypted with a key that is the same for everybody (V1) or the account's own (V2)
 * and the end changed by one byte. What comes out is derived: it is looked at and digested, the
 * file itself is the evidence. Facts: chat.md, 1.7. One account; not thread-safe.
 */
public final class DatPictures implements AutoCloseable {
  private static final int MOST = 64 << 20;
  private static final int HEAD = 15;
  private static final int BLOCK = 16;
  private static final byte[] V1 = {7, 8, 'V', '1', 8, 7};
  private static final byte[] V2 = {7, 8, 'V', '2', 8, 7};
  private static final ValueLayout.OfInt LENGTH =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final List<byte[]> keys = new ArrayList<>();
  private final byte[] everybodys = "cfcd208495d565ef".getBytes(StandardCharsets.US_ASCII);

  /** The byte of the account, once a picture has shown it. */
  private OptionalInt mask = OptionalInt.empty();

  /** What became of a file. */
  public enum Outcome {
    OPENED,
    /** It is V2 and no key was given. */
    KEY_NEEDED,
    /** It is V2 and no key that was given makes a picture of it. */
    WRONG_KEY,
    /** Nothing that is known to be a picture comes out. */
    UNKNOWN
  }

  /**
   * A file that was looked into.
   *
   * @param bytes of the picture; none unless it was opened
   * @param note form and type, or why not, for a person
   */
  public record Opened(Outcome outcome, MemorySegment bytes, String note) {}

  /**
   * @param given keys of the account's owner: 16 characters or 32 hexadecimal digits; others fit
   *     nothing
   */
  public DatPictures(List<Secret> given) {
    for (Secret secret : given) {
      byte[] bytes = secret.utf8();
      if (bytes.length == 2 * BLOCK) {
        try {
          String digits = new String(bytes, StandardCharsets.US_ASCII);
          keys.add(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
          // No hexadecimal digits: no key of this kind.
        }
      } else if (bytes.length >= BLOCK) {
        keys.add(Arrays.copyOf(bytes, BLOCK));
      }
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Looks into a file. */
  public Opened open(MemorySegment file) {
    if (file.byteSize() > MOST || file.byteSize() < 4) {
      return none(Outcome.UNKNOWN, "dat: size " + file.byteSize());
    }
    byte[] bytes = file.toArray(ValueLayout.JAVA_BYTE);
    if (begins(bytes, V1)) {
      return keyed(bytes, "V1", List.of(everybodys), Outcome.UNKNOWN);
    }
    if (begins(bytes, V2)) {
      return keys.isEmpty()
          ? none(Outcome.KEY_NEEDED, "dat V2: no key given")
          : keyed(bytes, "V2", keys, Outcome.WRONG_KEY);
    }
    Optional<PictureType> plain = PictureType.of(bytes);
    if (plain.isPresent()) {
      return opened(bytes, plain.get().word());
    }
    for (PictureType type : PictureType.values()) {
      int by = (bytes[0] ^ type.first()) & 0xff;
      byte[] head = masked(bytes, 0, Math.min(BLOCK, bytes.length), by);
      if (PictureType.of(head).filter(type::equals).isPresent()) {
        mask = OptionalInt.of(by);
        return opened(masked(bytes, 0, bytes.length, by), "dat V0: " + type.word());
      }
    }
    return none(Outcome.UNKNOWN, "dat: unknown form");
  }

  private Opened keyed(byte[] file, String form, List<byte[]> tried, Outcome failed) {
    if (file.length < HEAD) {
      return none(Outcome.UNKNOWN, "dat " + form + ": cut off");
    }
    MemorySegment head = MemorySegment.ofArray(file);
    long plain = head.get(LENGTH, 6) & 0xffffffffL;
    long tail = head.get(LENGTH, 10) & 0xffffffffL;
    long stored = (plain / BLOCK + 1) * BLOCK;
    if (HEAD + stored + tail > file.length) {
      return none(Outcome.UNKNOWN, "dat " + form + ": cut off");
    }
    for (byte[] key : tried) {
      byte[] begin = decrypted(file, (int) stored, (int) plain, key);
      Optional<PictureType> type = PictureType.of(begin);
      if (type.isPresent()) {
        return joined(file, form, begin, (int) stored, (int) tail, type.get());
      }
    }
    return none(
        failed, "dat " + form + (failed == Outcome.WRONG_KEY ? ": wrong key" : ": unknown"));
  }

  private Opened joined(
      byte[] file, String form, byte[] begin, int stored, int tail, PictureType type) {
    int from = HEAD + stored;
    int middle = file.length - from - tail;
    OptionalInt by = tail == 0 ? OptionalInt.of(0) : type.mask(file, tail);
    if (by.isEmpty()) {
      by = mask;
    } else if (tail > 0) {
      mask = by;
    }
    if (by.isEmpty()) {
      return none(Outcome.UNKNOWN, "dat " + form + ": " + type.word() + ", end not decoded");
    }
    byte[] out = Arrays.copyOf(begin, begin.length + middle + tail);
    System.arraycopy(file, from, out, begin.length, middle);
    byte[] end = masked(file, file.length - tail, tail, by.getAsInt());
    System.arraycopy(end, 0, out, begin.length + middle, tail);
    return opened(out, "dat " + form + ": " + type.word());
  }

  /** Padding is always there; where it is wrong the key is, and nothing comes out. */
  private static byte[] decrypted(byte[] file, int stored, int plain, byte[] key) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
      byte[] all = cipher.doFinal(file, HEAD, stored);
      int padding = all[all.length - 1];
      return padding == stored - plain ? Arrays.copyOf(all, plain) : new byte[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }

  private static byte[] masked(byte[] bytes, int from, int length, int by) {
    byte[] out = new byte[length];
    for (int i = 0; i < length; i++) {
      out[i] = (byte) (bytes[from + i] ^ by);
    }
    return out;
  }

  private static boolean begins(byte[] bytes, byte[] with) {
    return bytes.length >= with.length
        && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  private static Opened opened(byte[] picture, String note) {
    return new Opened(Outcome.OPENED, MemorySegment.ofArray(picture), note);
  }

  private static Opened none(Outcome outcome, String note) {
    return new Opened(outcome, MemorySegment.ofArray(new byte[0]), note);
  }

  @Override
  public void close() {
    keys.forEach(key -> Arrays.fill(key, (byte) 0));
    keys.clear();
  }
}
