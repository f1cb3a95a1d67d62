package org.tiezheng.casework.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.DepositLog;
import org.tiezheng.casework.Places;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.PassphraseCost;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.seal.proof.TlogProof;
import org.tiezheng.seal.time.EmbeddedTsa;

/** Certificate and public proof say of a deposit what was checked, and no more. */
@Tag("DOC-CUSTODY-CERT")
class CertificateTest {
  private static final byte[] CONTENT = "合同".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "别的".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  @TempDir Path keys;
  private Workplace place = Places.at(Path.of(""), Clock.systemUTC());
  private DepositService service;
  private Tenant tenant;

  @BeforeEach
  void start() throws Exception {
    place = Places.at(keys, Clock.systemUTC());
    DepositFolder made = DepositFolder.at(folder, place);
    made.tenants().add("甲平台", Quota.USUAL, place.clock().instant(), new SecureRandom());
    tenant = made.tenants().named("甲平台");
    service = DepositService.open(made, place, _ -> {});
  }

  private void restart() throws Exception {
    service.close();
    service = DepositService.open(DepositFolder.existing(folder), place, _ -> {});
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Deposited file() throws Exception {
    return service
        .deposit(
            tenant,
            Optional.empty(),
            new ByteArrayInputStream(CONTENT),
            CONTENT.length,
            Optional.empty(),
            true)
        .deposit();
  }

  private Deposited digest(byte[] content) throws Exception {
    ContentDigest digest = Digester.both().digest(content);
    return service
        .deposit(
            tenant,
            new Wanted(digest.sha256(), digest.digests().sm3(), digest.size(), Optional.empty()))
        .deposit();
  }

  private Path print(Deposited deposit) throws Exception {
    Path pdf = folder.resolveSibling(deposit.id() + ".pdf");
    new PrintCertificate(service, "某运营者").write(tenant, deposit.id(), Locale.ENGLISH, pdf, _ -> {});
    return pdf;
  }

  private static String text(Path pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }

  private static Set<String> attached(Path pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return Set.copyOf(
          document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().keySet());
    }
  }

  private Path stamps() {
    return DepositLog.vaultFolder(folder).resolve("log/stamps");
  }

  /** A token of somebody of whom nothing is known. */
  private byte[] outside(byte[] message) throws Exception {
    return new EmbeddedTsa(
            KeyRing.open(
                    keys.resolve("ring"),
                    Unlock.passphrase("p".toCharArray(), new PassphraseCost(8 * 1024, 1, 1)),
                    place.clock(),
                    place.random())
                .current()
                .p256(),
            place.clock(),
            place.random())
        .stamp(message)
        .response();
  }

  @Test
  void everyTokenIsPrintedWithWhatWasCheckedInIt() throws Exception {
    Deposited deposit = file();
    service.log().stampDue();
    byte[] body = Files.readAllBytes(stamps().resolve("1.txt"));
    Files.write(stamps().resolve("1.outside.tsr"), outside(body));
    Files.write(stamps().resolve("1.wrong.tsr"), outside(OTHER));
    restart();
    digest(OTHER);
    Path pdf = print(deposit);
    String root = service.log().log().root(1).hex();
    assertThat(text(pdf))
        .contains("outside(outsideservice,originnotchecked)")
        .contains("thechainwasnotcheckedagainstalistofours")
        .contains("wrong(outsideservice,originnotchecked)")
        .contains("Doesnothold:")
        .contains("Holds:imprint,signature,andchain")
        .contains("Treesizecovered1")
        .contains("Treerootcovered" + root)
        .contains("thereceiptdoesnotcontainthedepositor'sname")
        .contains("wasdigestedforthispaperandisthesame");
    assertThat(attached(pdf))
        .contains(
            "receipt.leaf.json",
            "receipt.opening.json",
            "receipt.tlog-proof",
            "stamped.tlog-proof",
            "checkpoint.txt",
            "outside.tsr",
            "wrong.tsr");
    PublicProofs.Stamped stamped =
        service.proofs().of(deposit.id(), Optional.empty()).stamped().orElseThrow();
    assertThat(stamped.checks())
        .filteredOn(check -> !check.name().startsWith("own-"))
        .extracting(PublicProofs.Step::result)
        .containsExactly("NOT_CHECKED", "FAILED");
    assertThat(stamped.checks())
        .filteredOn(check -> check.name().startsWith("own-"))
        .isNotEmpty()
        .allMatch(check -> check.result().equals("PASSED"));
  }

  @Test
  void ofDigestsItSaysThatTheServiceHasNotSeenTheContent() throws Exception {
    String text = text(print(digest(CONTENT)));
    assertThat(text)
        .contains("doesnotsaythattheservicehasseenthecontent")
        .contains("SM3andsizearethedepositor'sstatement")
        .doesNotContain("keepsacopy");
  }

  @Test
  void aCopyThatIsNoLongerTheSameIsNotCalledACopy() throws Exception {
    Deposited deposit = file();
    Path copy = service.log().kept(deposit.sha256()).orElseThrow();
    Files.delete(copy);
    assertThat(text(print(deposit))).contains("copyisgone").doesNotContain("keepsacopy");
    Files.write(copy, OTHER);
    assertThat(text(print(deposit))).contains("itdiffers").doesNotContain("keepsacopy");
  }

  @Test
  void aReceiptThatDoesNotHoldIsNotPrinted() throws Exception {
    Receipt mine = digest(CONTENT).receipt();
    Receipt other = digest(OTHER).receipt();
    SoundReceipts sound = new SoundReceipts(service.log().verifierKeys());
    sound.require(mine, Optional.of(Digester.both().digest(CONTENT)));
    for (Receipt bad :
        new Receipt[] {
          new Receipt(mine.leaf(), other.opening(), mine.proof()),
          new Receipt(mine.leaf(), mine.opening(), other.proof())
        }) {
      assertThatThrownBy(() -> sound.require(bad, Optional.empty()))
          .isInstanceOf(DepositRefusal.class);
    }
    assertThatThrownBy(() -> sound.require(mine, Optional.of(Digester.both().digest(OTHER))))
        .isInstanceOf(DepositRefusal.class);
    assertThatThrownBy(() -> new SoundReceipts(java.util.List.of()).require(mine, Optional.empty()))
        .isInstanceOf(DepositRefusal.class);
  }

  @Test
  void aCheckpointOfAnotherLogIsNotHandedOut() throws Exception {
    Deposited deposit = file();
    service.log().stampDue();
    Path note = stamps().resolve("1.note");
    String text = Files.readString(note);
    String root = service.log().log().root(1).base64();
    Files.writeString(note, text.replace(root, "A".repeat(43) + "="));
    assertThatThrownBy(() -> service.proofs().of(deposit.id(), Optional.empty()))
        .isInstanceOf(DepositRefusal.class);
    Files.writeString(note, text);
  }

  @Test
  void aReceiptStaysTheSameButForTheCosignature() throws Exception {
    Deposited given = file();
    service.log().stampDue();
    restart();
    Deposited later = service.find(tenant, given.id());
    assertThat(later.receipt().leaf()).isEqualTo(given.receipt().leaf());
    assertThat(later.receipt().opening()).isEqualTo(given.receipt().opening());
    TlogProof then = TlogProof.parse(Deposited.bytes(given.receipt().proof()));
    TlogProof now = TlogProof.parse(Deposited.bytes(later.receipt().proof()));
    assertThat(now.hashes()).isEqualTo(then.hashes());
    assertThat(now.checkpoint()).isEqualTo(then.checkpoint());
    assertThat(now.note().signatures()).containsAll(then.note().signatures());
  }

  @Test
  void idsOfOneMillisecondAreAllDifferentAndAscend() throws Exception {
    Instant now = Instant.parse("2026-11-26T12:00:00Z");
    DepositIds ids =
        new DepositIds(service.log().secret(), place.random(), InstantSource.fixed(now));
    UUID before = ids.next(7);
    for (int i = 0; i < 100_000; i++) {
      UUID next = ids.next(7);
      assertThat(next.getMostSignificantBits())
          .isGreaterThanOrEqualTo(before.getMostSignificantBits());
      assertThat(next.compareTo(before)).isPositive();
      before = next;
    }
    // RFC 9562 section 5.7: the time in milliseconds; the counter may have gone over into the next.
    assertThat(before.getMostSignificantBits() >>> 16)
        .isBetween(now.toEpochMilli(), now.toEpochMilli() + 1);
    assertThat(before.version()).isEqualTo(7);
    assertThat(ids.tenant(before)).isEqualTo(7);
  }

  @Test
  void theProofShowsNothingOnceAStepFailedAndNoMoreThanWasDeposited() throws Exception {
    Deposited digest = digest(CONTENT);
    Deposited file = file();
    String right = digest.sha256();
    String wrong = "a".repeat(64);
    PublicProofs proofs = service.proofs();
    assertThat(proofs.of(digest.id(), Optional.of(wrong)).shown()).isEmpty();
    assertThat(proofs.of(digest.id(), Optional.of(right)).shown().orElseThrow().en())
        .startsWith("This SHA-256 was deposited")
        .contains("does not say that the service has seen the content");
    assertThat(proofs.of(file.id(), Optional.of(right)).shown().orElseThrow().en())
        .startsWith("Content with this SHA-256 was deposited");
    assertThat(proofs.of(file.id(), Optional.empty()).shown().orElseThrow().en())
        .startsWith("A deposit with this id");
  }
}
