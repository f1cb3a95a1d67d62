package org.tiezheng.unlock.ios;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.container.UnreadableInnerException;
import org.tiezheng.collect.container.UnreadableInnerException.Reason;
import org.tiezheng.evidence.Text;
import org.tiezheng.unlock.AesBytes;

/**
 * The opened keys of the protection classes. Wiped when closed.
 *
 * @param unopened classes whose key did not unwrap
 */
record ClassKeys(Map<Integer, byte[]> keys, List<Integer> unopened) implements AutoCloseable {
  private static final int WRAPPED = 40;

  ClassKeys {
    unopened = List.copyOf(unopened);
  }

  /** None, for a backup that is not encrypted. */
  static ClassKeys none() {
    return new ClassKeys(Map.of(), List.of());
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /**
   * Unwraps the key of a file.
   *
   * @param stated the class in four bytes, lowest first, and the wrapped key
   * @param protectionClass as the list of files states it; 0 if it does not
   * @throws UnreadableInnerException if the key of the class is missing or the wrapped key damaged
   */
  byte[] file(byte[] stated, int protectionClass) {
    if (stated.length < 4 + WRAPPED) {
      throw new UnreadableInnerException(
          Reason.KEY_DAMAGED, new Text("文件密钥长度不对", "the file's key has the wrong length"));
    }
    int prefix = ByteBuffer.wrap(stated).order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] wrapped = Arrays.copyOfRange(stated, 4, 4 + WRAPPED);
    int number = protectionClass != 0 ? protectionClass : prefix;
    byte[] key = keys.containsKey(number) ? keys.get(number) : keys.get(prefix);
    if (key == null) {
      throw new UnreadableInnerException(
          Reason.NO_CLASS_KEY,
          new Text(
              "备份中没有可用的第 " + number + " 类保护密钥",
              "the backup holds no usable key of protection class " + number));
    }
    Optional<byte[]> opened = AesBytes.unwrap(key, wrapped);
    return opened.orElseThrow(() ->
        new UnreadableInnerException(
            Reason.KEY_DAMAGED, new Text("文件密钥损坏,无法解开", "the file's key is damaged")));
  }

  @Override
  public void close() {
    keys.values().forEach(key -> Arrays.fill(key, (byte) 0));
  }
}
