package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.DepositCertificate;
import org.tiezheng.present.paper.DepositStatement;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.TlogProof;
import org.tiezheng.seal.time.TimestampFacts;

/** Prints a deposit as DOC-CUSTODY-CERT (存证记录). Safe for use by many threads. */
public final class PrintCertificate {
  /** Setting a page takes a processor for a while: depositors must not wait for it. */
  private static final Semaphore AT_ONCE = new Semaphore(1, true);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DepositService service;
  private final String operator;
  private final SoundReceipts receipts;

  /**
   * @param operator who runs the service; empty if it was not stated
   */
  public PrintCertificate(DepositService service, String operator) throws IOException {
    this.service = service;
    this.operator = operator;
    this.receipts = new SoundReceipts(service.log().verifierKeys());
  }

  /**
   * Writes the paper of a tenant's deposit, after its receipt was verified just now.
   *
   * @param read hears how many bytes of the copy were read in each piece
   * @throws DepositRefusal if the tenant has no such deposit, its receipt does not hold, or too
   *     many are being printed
   */
  public void write(Tenant tenant, String id, Locale locale, Path pdf, LongConsumer read)
      throws IOException, InterruptedException {
    Deposited deposit = service.find(tenant, id);
    if (!AT_ONCE.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw DepositRefusal.busy();
    }
    try {
      DepositStatement statement = statement(tenant, deposit, read);
      new DepositCertificate(facts(id, locale), statement).pdf(pdf, Typefaces.standard());
    } finally {
      AT_ONCE.release();
    }
  }

  private PaperFacts facts(String id, Locale locale) {
    Workplace place = service.place();
    return new PaperFacts(
        "",
        "",
        "",
        "",
        List.of(),
        operator,
        place.clock().instant().truncatedTo(ChronoUnit.SECONDS),
        place.zone(),
        id,
        PaperFacts.NO_ROOT,
        List.of(),
        place.tool(),
        locale);
  }

  private DepositStatement statement(Tenant tenant, Deposited deposit, LongConsumer read)
      throws IOException {
    Optional<ContentDigest> copy = copy(deposit, read);
    Optional<ContentDigest> same = copy.filter(found -> found.sha256().equals(deposit.sha256()));
    receipts.require(deposit.receipt(), same);
    TlogProof proof = TlogProof.parse(Deposited.bytes(deposit.receipt().proof()));
    return new DepositStatement(
        deposit.id(),
        tenant.name(),
        operator,
        how(deposit, copy.isPresent(), same.isPresent()),
        deposit.kept(),
        deposit.time(),
        new Digests(deposit.sha256(), deposit.sm3()),
        deposit.size(),
        deposit.log(),
        deposit.index(),
        deposit.checkpoint(),
        proof.checkpoint().root().hex(),
        proof.hashes().stream().map(Hash::hex).toList(),
        stamped(deposit),
        service.logKey(),
        deposit.receipt());
  }

  /** The digests of the copy as it lies on the disk now. */
  private Optional<ContentDigest> copy(Deposited deposit, LongConsumer read) throws IOException {
    Optional<Path> file = deposit.kept() ? service.log().kept(deposit.sha256()) : Optional.empty();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Digester.both().digest(file.get(), read));
  }

  private static Text how(Deposited deposit, boolean there, boolean same) {
    if (!deposit.kept()) {
      return new Text(
          "只有摘要:回执没有表明服务见过内容;SM3 与大小是存证人的陈述,内容由存证人自行保存",
          "by digests: the receipt does not say that the service has seen the content; SM3 and size"
              + " are the depositor's statement, who keeps the content");
    }
    if (same) {
      return new Text(
          "存证人提交内容,服务保存副本;打印时重新计算,副本的摘要相符",
          "the content was sent; the service keeps a copy, which was digested for this paper and is"
              + " the same");
    }
    return there
        ? new Text(
            "存证人提交过内容;服务的副本已与存证时不同(打印时重新计算,摘要不符)",
            "the content was sent; the service's copy is no longer the same: digested for this"
                + " paper, it differs")
        : new Text("存证人提交过内容;服务的副本已不在", "the content was sent; the service's copy is gone");
  }

  private Optional<DepositStatement.Stamped> stamped(Deposited deposit) throws IOException {
    return StampedProof.of(service.log(), UUID.fromString(deposit.id()), deposit.index())
        .map(stamped ->
            new DepositStatement.Stamped(
                stamped.size(),
                stamped.root(),
                stamped.proof(),
                stamped.body(),
                stamped.tokens().stream().map(PrintCertificate::token).toList()));
  }

  private static DepositStatement.Token token(ReadToken token) {
    return new DepositStatement.Token(
        token.name(),
        token.clock(),
        token.sentence(),
        token.facts().map(PrintCertificate::says),
        token.response());
  }

  private static DepositStatement.Says says(TimestampFacts facts) {
    return new DepositStatement.Says(
        facts.genTime(),
        facts.policy(),
        facts.serial().toString(16),
        facts.accuracy().map(PrintCertificate::seconds),
        facts.imprintAlgorithm());
  }

  private static String seconds(Duration accuracy) {
    return accuracy.toMillis() % 1000 == 0
        ? accuracy.toSeconds() + " s"
        : accuracy.toMillis() + " ms";
  }
}
