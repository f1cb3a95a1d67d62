package org.tiezheng.seal.keys;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** A passphrase; shows nothing of itself. */
final class Passphrase implements Unlock {
  private final char[] characters;
  private final PassphraseCost cost;

  Passphrase(char[] characters, PassphraseCost cost) {
    if (characters.length == 0) {
      throw new KeyRingException(
          "口令不能为空;请输入口令,或改用解锁文件。", "The passphrase is empty; type one, or use an unlock file.");
    }
    this.characters = characters.clone();
    this.cost = cost;
  }

  PassphraseCost cost() {
    return cost;
  }

  /** Argon2id over the NFC form in UTF-8, so that the same words typed on any system agree. */
  byte[] key(byte[] salt, PassphraseCost costs) {
    String normal = Normalizer.normalize(CharBuffer.wrap(characters), Normalizer.Form.NFC);
    byte[] password = normal.getBytes(StandardCharsets.UTF_8);
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(costs.memoryKib())
            .withIterations(costs.passes())
            .withParallelism(costs.lanes())
            .withSalt(salt)
            .build());
    byte[] key = new byte[MasterKey.KEY_BYTES];
    argon2.generateBytes(password, key);
    Arrays.fill(password, (byte) 0);
    return key;
  }

  @Override
  public String toString() {
    return "Passphrase[hidden]";
  }
}
