package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.tiezheng.casework.DepositLog;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.DepositCertificate;
import org.tiezheng.present.paper.DepositRecord;
import org.tiezheng.present.paper.DepositStatement;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.seal.log.StampedCheckpoint;
import org.tiezheng.seal.log.TokenFile;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.TlogProof;
import org.tiezheng.seal.time.TimestampCheck;
import org.tiezheng.seal.time.TimestampFacts;
import org.tiezheng.seal.time.TimestampReport;
import org.tiezheng.seal.time.TimestampVerifier;

/** Prints a deposit as DOC-CUSTODY-CERT (存证记录). Safe for use by many threads. */
public final class PrintCertificate {
  /** Setting a page takes a processor for a while: depositors must not wait for it. */
  private static final Semaphore AT_ONCE = new Semaphore(1);

  private static final String OWN = "own-";

  private final DepositService service;
  private final String operator;

  /**
   * @param operator who runs the service; empty if it was not stated
   */
  public PrintCertificate(DepositService service, String operator) {
    this.service = service;
    this.operator = operator;
  }

  /**
   * Writes the paper of a tenant's deposit.
   *
   * @throws DepositRefusal if the tenant has no such deposit
   */
  public void write(Tenant tenant, String id, Locale locale, Path pdf)
      throws IOException, InterruptedException {
    Deposited deposit = service.find(tenant, id);
    AT_ONCE.acquire();
    try {
      DepositStatement statement = statement(tenant, deposit);
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

  private DepositStatement statement(Tenant tenant, Deposited deposit) throws IOException {
    TlogProof proof = TlogProof.parse(Deposited.bytes(deposit.receipt().proof()));
    return new DepositStatement(
        deposit.id(),
        tenant.name(),
        operator,
        how(deposit),
        deposit.time(),
        new Digests(deposit.sha256(), deposit.sm3()),
        deposit.size(),
        deposit.log(),
        deposit.index(),
        deposit.checkpoint(),
        proof.checkpoint().root().hex(),
        proof.hashes().stream().map(Hash::hex).toList(),
        tokens(deposit.index()),
        service.logKey(),
        deposit.receipt());
  }

  private static Text how(Deposited deposit) {
    return deposit.kept()
        ? new Text("存证人提交内容,服务保存副本", "the content was sent; the service keeps a copy")
        : new Text("只有摘要,内容由存证人自行保存", "by digests; the depositor keeps the content");
  }

  /** Tokens that hold; one that does not is not printed as one. */
  private List<DepositRecord.TimeToken> tokens(long index) throws IOException {
    DepositLog log = service.log();
    Optional<StampedCheckpoint> stamped = log.stamped(index);
    List<DepositRecord.TimeToken> tokens = new ArrayList<>();
    if (stamped.isPresent()) {
      TimestampVerifier verifier = new TimestampVerifier(log.trust());
      byte[] body = Deposited.bytes(stamped.get().body());
      for (Map.Entry<String, TokenFile> token : new TreeMap<>(stamped.get().tokens()).entrySet()) {
        TimestampReport report = verifier.verify(token.getValue().response(), body);
        if (report.verdict() != TimestampCheck.Result.FAILED) {
          report.facts().ifPresent(facts -> tokens.add(printed(token.getKey(), facts)));
        }
      }
    }
    return tokens;
  }

  private static DepositRecord.TimeToken printed(String name, TimestampFacts facts) {
    return new DepositRecord.TimeToken(
        name,
        !name.startsWith(OWN),
        facts.policy(),
        facts.serial().toString(16),
        facts.genTime(),
        facts.accuracy().map(PrintCertificate::seconds),
        facts.imprintAlgorithm());
  }

  private static String seconds(Duration accuracy) {
    return accuracy.toMillis() % 1000 == 0
        ? accuracy.toSeconds() + " s"
        : accuracy.toMillis() + " ms";
  }
}
