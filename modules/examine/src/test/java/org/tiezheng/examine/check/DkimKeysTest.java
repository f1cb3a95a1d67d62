package org.tiezheng.examine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Mail;

@Tag("EML-003")
class DkimKeysTest {
  private static final byte[] FIELDS = "from:a@x.example".getBytes(StandardCharsets.UTF_8);
  private final KeyPair pair = pair(2048);
  private final String x509 = base64(pair.getPublic().getEncoded());

  @Test
  void aKeyIsFoundByItsNameAmongOthersHoweverItIsWrapped() {
    String wrapped = x509.substring(0, 60) + "\" \"" + x509.substring(60);
    DkimKeys keys =
        DkimKeys.of(
            "old._domainkey.x.example=v=DKIM1; p=AAAA\nS1._domainkey.X.example. = \"v=DKIM1; k=rsa;"
                + " p="
                + wrapped
                + "\"; e._domainkey.y.example=v=DKIM1; p=");
    assertThat(keys.verify(signed("s1", "x.example", FIELDS))).contains(true);
    assertThat(keys.verify(signed("s1", "x.example", new byte[] {1}))).contains(false);
    assertThat(keys.verify(signed("s2", "x.example", FIELDS))).isEmpty();
  }

  @Test
  void theBareFormOfRfc6376IsReadToo() {
    byte[] bits = pair.getPublic().getEncoded();
    // The bare key is what follows the 24 bytes of algorithm and lengths.
    String bare = base64(Arrays.copyOfRange(bits, 24, bits.length));
    DkimKeys keys = DkimKeys.of("s1._domainkey.x.example=p=" + bare);
    assertThat(keys.verify(signed("s1", "x.example", FIELDS))).contains(true);
  }

  @Test
  void aKeyThatIsWithdrawnOrBrokenDecidesNothing() {
    for (String p : List.of("", "AAAA", "%%%", "A".repeat(20_000))) {
      DkimKeys keys = DkimKeys.of("s1._domainkey.x.example=v=DKIM1; p=" + p);
      assertThat(keys.verify(signed("s1", "x.example", FIELDS))).isEmpty();
    }
    assertThat(DkimKeys.of("").verify(signed("s1", "x.example", FIELDS))).isEmpty();
  }

  @Test
  void aKeyTooShortToTrustDecidesNothing() {
    for (int bits : new int[] {512, 1023, 1024}) {
      KeyPair weak = pair(bits);
      DkimKeys keys =
          DkimKeys.of("s1._domainkey.x.example=p=" + base64(weak.getPublic().getEncoded()));
      assertThat(keys.verify(signed(weak, "s1", "x.example", FIELDS)))
          .isEqualTo(bits < 1024 ? Optional.empty() : Optional.of(true));
    }
  }

  private Mail.Signature signed(String selector, String domain, byte[] fields) {
    return signed(pair, selector, domain, fields);
  }

  private static Mail.Signature signed(KeyPair by, String selector, String domain, byte[] fields) {
    try {
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(by.getPrivate());
      signer.update(FIELDS);
      return new Mail.Signature(
          domain,
          selector,
          "rsa-sha256",
          List.of("from"),
          Optional.of(true),
          Optional.empty(),
          Optional.of(
              HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(fields))),
          base64(signer.sign()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
