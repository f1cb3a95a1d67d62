package org.tiezheng.seal.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.Sm3;
import tools.jackson.databind.JsonNode;

/**
 * The published vectors of C2SP/wycheproof against our own entry points: what they call valid must
 * be accepted, what they call invalid refused; "acceptable" may be either.
 */
@Tag("corpus")
class WycheproofTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void ed25519() {
    List<String> wrong = new ArrayList<>();
    int ran = 0;
    for (JsonNode group : groups("ed25519_test.json")) {
      byte[] key = HEX.parseHex(group.get("publicKey").get("pk").asString());
      for (JsonNode test : group.get("tests")) {
        compare(test, verify(SignatureAlgorithm.ED25519, key, test), wrong);
        ran++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(ran).isEqualTo(151);
  }

  @Test
  void ecdsaP256() throws GeneralSecurityException {
    List<String> wrong = new ArrayList<>();
    int ran = 0;
    for (JsonNode group : groups("ecdsa_secp256r1_sha256_test.json")) {
      byte[] raw = HEX.parseHex(group.get("publicKey").get("uncompressed").asString());
      byte[] spki = HEX.parseHex(group.get("publicKeyDer").asString());
      PublicKey decoded =
          KeyFactory.getInstance("EC", Algorithms.bouncyCastle())
              .generatePublic(new X509EncodedKeySpec(spki));
      for (JsonNode test : group.get("tests")) {
        boolean accepted = verify(SignatureAlgorithm.ECDSA_P256_SHA256, raw, test);
        compare(test, accepted, wrong);
        boolean again =
            SignatureAlgorithm.ECDSA_P256_SHA256.verify(
                decoded, bytes(test, "msg"), bytes(test, "sig"));
        assertThat(again).isEqualTo(accepted);
        ran++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(ran).isEqualTo(484);
  }

  @Test
  void mlDsa44() {
    List<String> wrong = new ArrayList<>();
    int ran = 0;
    int withContext = 0;
    for (JsonNode group : groups("mldsa_44_verify_test.json")) {
      byte[] key = HEX.parseHex(group.get("publicKey").asString());
      for (JsonNode test : group.get("tests")) {
        boolean accepted = verify(SignatureAlgorithm.ML_DSA_44, key, test);
        if (test.has("ctx") && !test.get("ctx").asString().isEmpty()) {
          // Our cosignatures have an empty context; a signature made for another must not pass.
          assertThat(accepted).as("tcId %d", test.get("tcId").asInt()).isFalse();
          withContext++;
        } else {
          compare(test, accepted, wrong);
          ran++;
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(ran + withContext).isEqualTo(180);
    assertThat(withContext).isEqualTo(7);
  }

  @Test
  void hmacSm3ThroughOurOwnDigest() {
    List<String> wrong = new ArrayList<>();
    int ran = 0;
    for (JsonNode group : groups("hmac_sm3_test.json")) {
      int tagBytes = group.get("tagSize").asInt() / Byte.SIZE;
      for (JsonNode test : group.get("tests")) {
        byte[] tag = hmac(bytes(test, "key"), bytes(test, "msg"));
        boolean equal = HEX.formatHex(tag, 0, tagBytes).equals(test.get("tag").asString());
        compare(test, equal, wrong);
        ran++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(ran).isEqualTo(174);
  }

  /** RFC 2104 over SM3. */
  private static byte[] hmac(byte[] key, byte[] message) {
    byte[] block = new byte[64];
    byte[] fitting = key.length > block.length ? Sm3.of(key) : key;
    System.arraycopy(fitting, 0, block, 0, fitting.length);
    Sm3 inner = new Sm3();
    Sm3 outer = new Sm3();
    for (byte one : block) {
      inner.update((byte) (one ^ 0x36));
      outer.update((byte) (one ^ 0x5c));
    }
    return outer.digest(inner.digest(message));
  }

  private static boolean verify(SignatureAlgorithm algorithm, byte[] key, JsonNode test) {
    return algorithm.verify(key, bytes(test, "msg"), bytes(test, "sig"));
  }

  private static void compare(JsonNode test, boolean accepted, List<String> wrong) {
    String expected = test.get("result").asString();
    boolean fits = expected.equals("acceptable") || accepted == expected.equals("valid");
    if (!fits) {
      wrong.add(test.get("tcId").asInt() + " " + test.get("comment").asString() + ": " + expected);
    }
  }

  private static byte[] bytes(JsonNode test, String name) {
    return HEX.parseHex(test.get(name).asString());
  }

  private static JsonNode groups(String name) {
    String corpus = System.getProperty("corpus", "");
    if (corpus.isBlank()) {
      System.err.println("SKIPPED: no corpus given (-Dcorpus=…), " + name + " was not run");
    }
    Assumptions.assumeFalse(corpus.isBlank(), "no corpus given");
    File file = new File(corpus, "trust/C2SP_wycheproof/testvectors_v1/" + name);
    return EvidenceJson.mapper().readTree(file).get("testGroups");
  }
}
