package org.tiezheng.unlock.android;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.unlock.Pbkdf2;

/**
 * The lines before the stream: magic, version, whether it is deflated, how it is encrypted, and
 * then what is needed for the key.
 *
 * @param encryption empty if it is not encrypted
 * @param start where the stream begins, in bytes from the start of the file
 */
record BackupHeader(int version, boolean deflated, Optional<Encryption> encryption, long start) {
  static final String MAGIC = "ANDROID BACKUP";

  private static final String MIUI = "MIUI BACKUP";
  private static final int LINE = 4096;
  private static final int SALT = 64;

  /** The five lines of AES-256. Bytes as stated; none is secret without the password. */
  static final class Encryption {
    final byte[] userSalt;
    final byte[] checksumSalt;
    final long rounds;
    final byte[] userIv;
    final byte[] masterKeyBlob;

    private Encryption(Lines lines) throws FormatException {
      userSalt = lines.hex("用户盐", "user salt", SALT);
      checksumSalt = lines.hex("校验盐", "checksum salt", SALT);
      rounds = lines.number("迭代次数", "count of rounds", Pbkdf2.MOST_ROUNDS);
      userIv = lines.hex("用户初始向量", "user IV", 16);
      masterKeyBlob = lines.hex("主密钥", "master key", 0);
    }
  }

  /** Whether the bytes begin as a backup stream, or as Xiaomi's wrapping of one. */
  static boolean begins(byte[] head) {
    String start = new String(head, 0, Math.min(head.length, 20), StandardCharsets.ISO_8859_1);
    return start.startsWith(MAGIC + "\n") || start.startsWith(MIUI + "\n");
  }

  static BackupHeader read(MemorySegment bytes) throws FormatException {
    Lines lines = new Lines(bytes);
    String magic = lines.next();
    // Xiaomi writes lines of its own first: version, package and name, size, kind.
    for (int i = 0; magic.equals(MIUI) || (i > 0 && i < 10 && !magic.equals(MAGIC)); i++) {
      magic = lines.next();
    }
    if (!magic.equals(MAGIC)) {
      throw new FormatException("不是 Android 备份", "it is no Android backup");
    }
    int version = (int) lines.number("版本", "version", Integer.MAX_VALUE);
    String deflated = lines.next();
    if (!deflated.equals("0") && !deflated.equals("1")) {
      throw damaged("压缩标志", "flag of compression");
    }
    String name = lines.next();
    Optional<Encryption> encryption =
        switch (name) {
          case "none" -> Optional.empty();
          case "AES-256" -> Optional.of(new Encryption(lines));
          default ->
              throw new FormatException(
                  "Android 备份使用未知的加密方式", "the Android backup is encrypted in an unknown way");
        };
    return new BackupHeader(version, deflated.equals("1"), encryption, lines.at);
  }

  private static FormatException damaged(String zh, String en) {
    return new FormatException(
        "Android 备份文件头损坏:" + zh, "the header of the Android backup is damaged: " + en);
  }

  /** Reads lines, each of bounded length. */
  private static final class Lines {
    private final MemorySegment bytes;
    private long at;

    Lines(MemorySegment bytes) {
      this.bytes = bytes;
    }

    String next() throws FormatException {
      StringBuilder line = new StringBuilder();
      while (at < bytes.byteSize() && line.length() < LINE) {
        char c = (char) (bytes.get(ValueLayout.JAVA_BYTE, at++) & 0xff);
        if (c == '\n') {
          return line.toString();
        }
        line.append(c);
      }
      throw damaged("行未结束", "a line does not end");
    }

    byte[] hex(String zh, String en, int length) throws FormatException {
      String line = next();
      byte[] value;
      try {
        value = HexFormat.of().parseHex(line);
      } catch (IllegalArgumentException e) {
        throw damaged(zh, en);
      }
      if (length > 0 && value.length != length) {
        throw damaged(zh, en);
      }
      return value;
    }

    long number(String zh, String en, long most) throws FormatException {
      String line = next();
      if (!line.matches("[0-9]{1,10}")) {
        throw damaged(zh, en);
      }
      long value = Long.parseLong(line);
      if (value < 1 || value > most) {
        throw damaged(zh, en);
      }
      return value;
    }
  }
}
