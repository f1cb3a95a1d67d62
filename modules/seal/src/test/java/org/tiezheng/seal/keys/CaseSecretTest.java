package org.tiezheng.seal.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseSecretTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T09:00:00Z"));
  private static final byte[] CONTEXT = "a context".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void staysTheSameWhenKeysAreRotatedAndThePassphraseIsChanged() throws IOException {
    KeyRing ring = open("first", 1);
    byte[] derived = ring.caseSecret().derive(CONTEXT);
    assertThat(ring.caseSecret().derive(CONTEXT)).isEqualTo(derived);
    ring.rotate();
    ring.changeUnlock(phrase("second"));
    assertThat(open("second", 2).caseSecret().derive(CONTEXT)).isEqualTo(derived);
  }

  @Test
  void isAnotherInEveryRing() throws IOException {
    KeyRing other =
        KeyRing.open(folder.resolve("other"), phrase("first"), CLOCK, new SeededRandom(2));
    assertThat(open("first", 1).caseSecret().derive(CONTEXT))
        .isNotEqualTo(other.caseSecret().derive(CONTEXT));
  }

  @Test
  void derivesByHmacOfRfc4231() {
    // RFC 4231 test case 3 has a key of 20 bytes; HMAC pads a shorter key with zero bytes.
    byte[] key = new byte[CaseSecret.BYTES];
    Arrays.fill(key, 0, 20, (byte) 0xaa);
    byte[] data = new byte[50];
    Arrays.fill(data, (byte) 0xdd);
    assertThat(HexFormat.of().formatHex(CaseSecret.of(key).derive(data)))
        .isEqualTo("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
  }

  @Test
  void derivesAsThePlatformsOwnMac() throws GeneralSecurityException {
    Random random = new Random(5);
    for (int length = 0; length < 300; length++) {
      byte[] key = new byte[CaseSecret.BYTES];
      byte[] context = new byte[length];
      random.nextBytes(key);
      random.nextBytes(context);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      assertThat(CaseSecret.of(key).derive(context)).isEqualTo(mac.doFinal(context));
    }
  }

  @Test
  void liesSealedAndForItsOwnerAlone() throws IOException {
    byte[] secret = open("first", 1).caseSecret().bytes();
    Path file = folder.resolve("ring/case-secret.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new String(Files.readAllBytes(file), UTF_8))
        .startsWith("-----BEGIN TIEZHENG SEALED CASE SECRET-----");
    byte[] sealed = Pem.decode("TIEZHENG SEALED CASE SECRET", Files.readString(file));
    assertThat(HexFormat.of().formatHex(sealed))
        .doesNotContain(HexFormat.of().formatHex(secret).substring(0, 24));
  }

  @Test
  void isNeverPrinted() throws IOException {
    assertThat(open("first", 1).caseSecret()).hasToString("CaseSecret[hidden]");
  }

  @Test
  void aChangedFileIsRefusedAndNotReplaced() throws IOException {
    open("first", 1).caseSecret();
    Path file = folder.resolve("ring/case-secret.key");
    for (String broken : new String[] {"", "-----BEGIN TIEZHENG SEALED CASE SECRET-----\nAAAA\n"}) {
      Files.writeString(file, broken);
      KeyRing ring = open("first", 3);
      assertThatThrownBy(ring::caseSecret)
          .isInstanceOf(KeyRingException.class)
          .hasMessageContaining("restore it from your backup");
      assertThat(file).hasContent(broken);
    }
  }

  private KeyRing open(String passphrase, long seed) throws IOException {
    return KeyRing.open(folder.resolve("ring"), phrase(passphrase), CLOCK, new SeededRandom(seed));
  }

  private static Unlock phrase(String text) {
    return Unlock.passphrase(text.toCharArray(), new PassphraseCost(8 * 1024, 1, 1));
  }
}
