package org.tiezheng.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.proof.ReceiptStep.Name;
import org.tiezheng.seal.proof.ReceiptStep.Result;

/** A receipt made by hand, whole and with every kind of damage. */
class ReceiptVerifierTest {
  private static final UUID ID = UUID.fromString("0192f3a4-0000-7000-8000-000000000001");
  private static final Instant TIME = Instant.parse("2026-11-24T09:00:00.123Z");
  private static final ContentDigest CONTENT = Digester.both().digest(utf8("你好"));
  private static final Opening OPENING =
      new Opening(ID, MerkleTree.leafHash(utf8("salt")), CONTENT.digests(), 6);
  private static final Leaf LEAF =
      new Leaf(OPENING.commitment(), ID, TIME, "tiezheng/0.1.0", LeafType.ORIGINAL);

  @TempDir private static Path keysFolder;
  private static List<VerifierKey> keys = List.of();
  private static Receipt receipt = new Receipt("", "", "");

  @BeforeAll
  static void makeReceipt() throws Exception {
    SigningKeys signing =
        KeyRing.open(
                keysFolder.resolve("ring"),
                Unlock.file(keysFolder.resolve("unlock")),
                () -> TIME,
                new SecureRandom())
            .current();
    VerifierKey log = VerifierKey.parse(signing.publicKeys().logVkey()).orElseThrow();
    VerifierKey cosigner = VerifierKey.parse(signing.publicKeys().cosignerVkey()).orElseThrow();
    keys = List.of(log, cosigner);
    List<Hash> hashes = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      hashes.add(i == 5 ? LEAF.hash() : MerkleTree.leafHash(new byte[] {(byte) i}));
    }
    NaiveTree tree = new NaiveTree(hashes);
    Checkpoint checkpoint = new Checkpoint(log.name(), 9, tree.root(9));
    byte[] message = Cosignature.message(cosigner.name(), 1_764_000_000L, checkpoint).orElseThrow();
    SignedNote note =
        new SignedNote(
            checkpoint.body(),
            List.of(
                NoteSignature.of(log, signing.log().sign(utf8(checkpoint.body()))),
                NoteSignature.of(
                    cosigner,
                    Cosignature.encode(1_764_000_000L, signing.cosigner().sign(message)))));
    receipt =
        new Receipt(
            text(LEAF.encode()),
            text(OPENING.encode()),
            new TlogProof(5, tree.path(5, 9), note).encode());
  }

  @Test
  void aWholeReceiptPassesEveryStep() {
    ReceiptReport report = new ReceiptVerifier(keys).verify(receipt, Optional.of(CONTENT));
    assertThat(report.steps()).extracting(ReceiptStep::name).containsExactly(Name.values());
    assertThat(report.steps()).extracting(ReceiptStep::result).containsOnly(Result.PASSED);
    assertThat(report.inLog()).isTrue();
    assertThat(report.leaf()).contains(LEAF);
    assertThat(report.opening()).contains(OPENING);
  }

  @Test
  void theNoteSaysWhenTheCosignerSigned() {
    TlogProof proof = TlogProof.parse(utf8(receipt.proof()));
    assertThat(proof.note().check(keys).signatures().getLast().time())
        .contains(Instant.ofEpochSecond(1_764_000_000L));
  }

  @Test
  void withoutKeysNothingIsSaidToBeSigned() {
    ReceiptReport report = new ReceiptVerifier(List.of()).verify(receipt, Optional.empty());
    assertThat(report.inLog()).isFalse();
    assertThat(report.failed()).isFalse();
    assertThat(report.step(Name.LOG_SIGNATURE).result()).isEqualTo(Result.NOT_CHECKED);
    assertThat(report.step(Name.CANONICAL).result()).isEqualTo(Result.NOT_CHECKED);
    assertThat(report.step(Name.CONTENT).result()).isEqualTo(Result.NOT_CHECKED);
  }

  @Test
  void theLogKeyAloneIsEnoughButTheCosignatureIsThenNotChecked() {
    ReceiptReport report =
        new ReceiptVerifier(keys.subList(0, 1)).verify(receipt, Optional.of(CONTENT));
    assertThat(report.inLog()).isTrue();
    assertThat(report.step(Name.COSIGNATURE).result()).isEqualTo(Result.NOT_CHECKED);
  }

  @Test
  void aWithheldOpeningLeavesTheContentUncheckedAndTheLogChecked() {
    ReceiptReport report =
        new ReceiptVerifier(keys)
            .verify(
                utf8(receipt.leaf()), Optional.empty(), utf8(receipt.proof()), Optional.empty());
    assertThat(report.inLog()).isTrue();
    assertThat(report.step(Name.COMMITMENT).result()).isEqualTo(Result.NOT_CHECKED);
  }

  @Test
  void otherBytesAreSaidToBeOther() {
    ContentDigest other = Digester.both().digest(utf8("您好"));
    ReceiptReport report = new ReceiptVerifier(keys).verify(receipt, Optional.of(other));
    assertThat(report.step(Name.CONTENT).result()).isEqualTo(Result.FAILED);
  }

  @Test
  void everyFlippedBitOfEveryFileIsFound() {
    ReceiptVerifier verifier = new ReceiptVerifier(keys);
    byte[] leaf = utf8(receipt.leaf());
    byte[] opening = utf8(receipt.opening());
    byte[] proof = utf8(receipt.proof());
    int step = Boolean.getBoolean("long") ? 1 : 7;
    for (byte[] file : List.of(leaf, opening, proof)) {
      for (int bit = 0; bit < file.length * 8; bit += step) {
        file[bit / 8] ^= (byte) (1 << bit % 8);
        ReceiptReport report =
            verifier.verify(leaf, Optional.of(opening), proof, Optional.of(CONTENT));
        assertThat(report.failed()).as("bit %d of %d bytes", bit, file.length).isTrue();
        file[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
  }

  @Test
  void aDroppedOrSwappedOrForeignSignatureLineIsNotCanonical() {
    TlogProof proof = TlogProof.parse(utf8(receipt.proof()));
    List<NoteSignature> lines = proof.note().signatures();
    SignedNote swapped = new SignedNote(proof.note().text(), lines.reversed());
    SignedNote twice = proof.note().and(lines.getFirst());
    assertThat(with(proof, swapped).isCanonical(keys)).isFalse();
    assertThat(with(proof, twice).isCanonical(keys)).isFalse();
    TlogProof extra =
        new TlogProof(Optional.of("AAAA"), proof.index(), proof.hashes(), proof.note());
    assertThat(TlogProof.parse(utf8(extra.encode()))).isEqualTo(extra);
    assertThat(extra.isCanonical(keys)).isFalse();
    assertThat(proof.isCanonical(keys)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}",
        "",
        " ",
        "{\"commit\":{\"sha256\":\"\",\"sm3\":\"\"}}",
      })
  void whatIsNoLeafIsRefused(String text) {
    assertThat(Leaf.isCanonical(utf8(text))).isFalse();
    assertThat(Opening.isCanonical(utf8(text))).isFalse();
  }

  @Test
  void everyOtherSpellingOfALeafIsRefused() {
    String leaf = receipt.leaf();
    assertThat(Leaf.parse(utf8(leaf))).isEqualTo(LEAF);
    for (String other :
        List.of(
            leaf + "\n",
            " " + leaf,
            leaf.replace(":1}", ": 1}"),
            leaf.replace(":1}", ":2}"),
            leaf.replace("\"v\":1", "\"v\":1,\"v\":1"),
            leaf.replace("original", "Original"),
            leaf.replace("original", "unknown"),
            leaf.replace("2026-11-24", "2026-02-30"),
            leaf.replace("T09:00:00", "T24:00:00"),
            leaf.replace(ID.toString(), ID.toString().toUpperCase(Locale.ROOT)),
            leaf.replace("tiezheng/", "t\\u0069ezheng/"))) {
      assertThat(Leaf.isCanonical(utf8(other))).as(other).isEqualTo(other.equals(leaf));
    }
    assertThatThrownBy(() -> Leaf.parse(new byte[Leaf.MAX_BYTES + 1]))
        .isInstanceOf(MalformedProofException.class);
  }

  private static TlogProof with(TlogProof proof, SignedNote note) {
    return new TlogProof(proof.index(), proof.hashes(), note);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
