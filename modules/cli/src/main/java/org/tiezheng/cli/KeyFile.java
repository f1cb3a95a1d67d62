package org.tiezheng.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** Keys for encrypted databases in a file. What is read in is wiped but for what is returned. */
final class KeyFile {
  private static final int MOST_BYTES = 1 << 16;
  private static final int MOST_KEYS = 100;
  private static final int RAW = 32;

  private KeyFile() {}

  /**
   * The keys: one on each line that is not blank; a file of 32 bytes that are no text is one key.
   *
   * @throws TiezhengException if the file cannot be read, is too large, or holds no key
   */
  static List<char[]> read(Path file) {
    byte[] bytes = bytes(file);
    try {
      List<char[]> keys = keys(bytes);
      if (keys.isEmpty() || keys.size() > MOST_KEYS) {
        throw new TiezhengException(
            new Text(
                "密钥文件“" + file + "”中有 " + keys.size() + " 个密钥;应有 1 至 " + MOST_KEYS + " 个,每行一个。",
                "The key file "
                    + file
                    + " holds "
                    + keys.size()
                    + " keys; it should hold 1 to "
                    + MOST_KEYS
                    + ", one on each line."));
      }
      return keys;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) <= MOST_BYTES) {
        return Files.readAllBytes(file);
      }
    } catch (IOException e) {
      throw new TiezhengException(
          new Text(
              "无法读取密钥文件“" + file + "”;请检查路径和权限。",
              "The key file " + file + " cannot be read; check path and permission."),
          e);
    }
    throw new TiezhengException(
        new Text("“" + file + "”太大,不是密钥文件。", file + " is too large to be a key file."));
  }

  private static List<char[]> keys(byte[] bytes) {
    CharBuffer text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      return bytes.length == RAW ? List.of(hexadecimal(bytes)) : List.of();
    }
    char[] all = text.array();
    boolean control = bytes.length == RAW && text.chars().anyMatch(c -> c < ' ' && c != '\n');
    List<char[]> keys = control ? List.of(hexadecimal(bytes)) : lines(all, text.limit());
    Arrays.fill(all, '\0');
    return keys;
  }

  private static List<char[]> lines(char[] all, int limit) {
    List<char[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= limit; i++) {
      if (i == limit || all[i] == '\n' || all[i] == '\r') {
        int from = start;
        while (from < i && (all[from] <= ' ' || all[from] == '\ufeff')) {
          from++;
        }
        if (from < i) {
          lines.add(Arrays.copyOfRange(all, from, i));
        }
        start = i + 1;
      }
    }
    return lines;
  }

  private static char[] hexadecimal(byte[] bytes) {
    char[] digits = new char[2 * bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      digits[2 * i] = Character.forDigit((bytes[i] >> 4) & 0xf, 16);
      digits[2 * i + 1] = Character.forDigit(bytes[i] & 0xf, 16);
    }
    return digits;
  }
}
