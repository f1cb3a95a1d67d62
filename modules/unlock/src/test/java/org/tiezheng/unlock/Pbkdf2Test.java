package org.tiezheng.unlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.tiezheng.unlock.Pbkdf2.Hash;

/** Key derivation against the published vectors and the JDK's own. */
class Pbkdf2Test {
  @Test
  void theVectorsOfRfc6070AndRfc7914ComeOut() throws InterruptedIOException {
    assertThat(hex(Hash.SHA_1, "password", "salt", 1, 20))
        .isEqualTo("0c60c80f961f0e71f3a9b524af6012062fe037a6");
    assertThat(hex(Hash.SHA_1, "password", "salt", 4096, 20))
        .isEqualTo("4b007901b765489abead49d926f721d065a429c1");
    assertThat(
            hex(
                Hash.SHA_1,
                "passwordPASSWORDpassword",
                "saltSALTsaltSALTsaltSALTsaltSALTsalt",
                4096,
                25))
        .isEqualTo("3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038");
    assertThat(hex(Hash.SHA_256, "passwd", "salt", 1, 64))
        .isEqualTo(
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");
  }

  @Test
  void randomKeysAgreeWithTheJdk() throws InterruptedIOException, GeneralSecurityException {
    Random random = new Random(4);
    for (int i = 0; i < 60; i++) {
      String password = "p".repeat(1 + random.nextInt(90)) + random.nextInt();
      byte[] salt = new byte[1 + random.nextInt(70)];
      random.nextBytes(salt);
      int rounds = 1 + random.nextInt(300);
      int length = 1 + random.nextInt(70);
      Hash hash = random.nextBoolean() ? Hash.SHA_1 : Hash.SHA_256;
      String name = hash == Hash.SHA_1 ? "PBKDF2WithHmacSHA1" : "PBKDF2WithHmacSHA256";
      byte[] theirs =
          SecretKeyFactory.getInstance(name)
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, length * 8))
              .getEncoded();
      byte[] ours =
          Pbkdf2.derive(
              hash, password.getBytes(StandardCharsets.UTF_8), salt, rounds, length, _ -> {});
      assertThat(ours).isEqualTo(theirs);
    }
  }

  @Test
  void longWorkIsHeardOfAndCanBeInterrupted() throws InterruptedIOException {
    List<Long> heard = new ArrayList<>();
    byte[] some = {1};
    Pbkdf2.derive(Hash.SHA_256, some, some, 200_000, 32, heard::add);
    assertThat(heard).containsExactly(65_536L, 131_072L, 196_608L);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Pbkdf2.derive(Hash.SHA_256, some, some, 200_000, 32, _ -> {}))
        .isInstanceOf(InterruptedIOException.class);
  }

  private static String hex(Hash hash, String password, String salt, int rounds, int length)
      throws InterruptedIOException {
    byte[] key =
        Pbkdf2.derive(
            hash,
            password.getBytes(StandardCharsets.UTF_8),
            salt.getBytes(StandardCharsets.UTF_8),
            rounds,
            length,
            _ -> {});
    return HexFormat.of().formatHex(key);
  }
}
