package org.tiezheng.unlock.ios;

import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.unlock.AesBytes;
import org.tiezheng.unlock.Pbkdf2;
import org.tiezheng.unlock.Pbkdf2.Hash;

/**
 * The backup key bag: records of a four-letter tag, a length and a value. First the bag's own, then
 * one group for each protection class, which begins with its UUID. Immutable.
 */
final class KeyBag {
  /** The class key is wrapped with the key that is made from the password. */
  private static final int WRAPPED_BY_PASSWORD = 2;

  private static final int KEY = 32;

  private final Map<String, byte[]> header;
  private final List<Map<String, byte[]>> classes;

  private KeyBag(Map<String, byte[]> header, List<Map<String, byte[]>> classes) {
    this.header = header;
    this.classes = classes;
  }

  static KeyBag read(byte[] bytes) throws FormatException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Map<String, byte[]> header = new HashMap<>();
    List<Map<String, byte[]>> classes = new ArrayList<>();
    Map<String, byte[]> group = header;
    while (in.remaining() >= 8) {
      byte[] tag = new byte[4];
      in.get(tag);
      int length = in.getInt();
      if (length < 0 || length > in.remaining()) {
        throw damaged("记录越界", "a record reaches outside");
      }
      byte[] value = new byte[length];
      in.get(value);
      String name = new String(tag, StandardCharsets.ISO_8859_1);
      if (name.equals("UUID") && group.containsKey("UUID")) {
        group = new HashMap<>();
        classes.add(group);
      }
      group.putIfAbsent(name, value);
    }
    KeyBag bag = new KeyBag(header, classes);
    if (!header.containsKey("SALT") || bag.wrapped().isEmpty()) {
      throw damaged("缺少盐或类密钥", "salt or class keys are missing");
    }
    return bag;
  }

  /** How many rounds deriving the key takes, as far as they can be noticed. */
  long rounds() throws FormatException {
    return twoSteps() ? rounds("DPIC") : rounds("ITER");
  }

  /**
   * The class keys that the password opens, by class.
   *
   * @return no keys if the password is wrong
   */
  ClassKeys unlock(byte[] password, LongConsumer progress)
      throws FormatException, InterruptedIOException {
    byte[] salt = value("SALT").orElseThrow();
    byte[] first = password.clone();
    if (twoSteps()) {
      byte[] doubleSalt = value("DPSL").orElseThrow();
      Arrays.fill(first, (byte) 0);
      first = Pbkdf2.derive(Hash.SHA_256, password, doubleSalt, rounds("DPIC"), KEY, progress);
    }
    LongConsumer rest = twoSteps() ? _ -> {} : progress;
    byte[] key = Pbkdf2.derive(Hash.SHA_1, first, salt, rounds("ITER"), KEY, rest);
    Map<Integer, byte[]> keys = new HashMap<>();
    List<Integer> unopened = new ArrayList<>();
    for (Map<String, byte[]> group : wrapped()) {
      int number = number(group.get("CLAS"));
      Optional<byte[]> opened = AesBytes.unwrap(key, group.getOrDefault("WPKY", new byte[0]));
      opened.ifPresentOrElse(k -> keys.put(number, k), () -> unopened.add(number));
    }
    Arrays.fill(key, (byte) 0);
    Arrays.fill(first, (byte) 0);
    return new ClassKeys(keys, unopened);
  }

  /** iOS 10.2 and later derive in two steps. */
  private boolean twoSteps() {
    return header.containsKey("DPSL") && header.containsKey("DPIC");
  }

  private List<Map<String, byte[]>> wrapped() {
    return classes.stream()
        .filter(c -> c.containsKey("CLAS") && c.containsKey("WPKY"))
        .filter(c -> (number(c.get("WRAP")) & WRAPPED_BY_PASSWORD) != 0)
        .toList();
  }

  private Optional<byte[]> value(String tag) {
    return Optional.ofNullable(header.get(tag));
  }

  private long rounds(String tag) throws FormatException {
    byte[] value = value(tag).orElseThrow(() -> damaged("缺少 " + tag, tag + " is missing"));
    long rounds = value.length == 4 ? number(value) & 0xffff_ffffL : 0;
    if (rounds < 1 || rounds > Pbkdf2.MOST_ROUNDS) {
      throw damaged("迭代次数不合规(" + rounds + ")", "its count of rounds makes no sense: " + rounds);
    }
    return rounds;
  }

  private static int number(byte @Nullable [] value) {
    return value == null || value.length != 4 ? 0 : ByteBuffer.wrap(value).getInt();
  }

  private static FormatException damaged(String zh, String en) {
    return new FormatException("备份密钥包损坏:" + zh, "the key bag of the backup is damaged: " + en);
  }
}
