package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.tiezheng.casework.DepositLog;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.Opening;
import org.tiezheng.seal.proof.ReceiptReport;
import org.tiezheng.seal.proof.ReceiptVerifier;

/**
 * What everybody may have of a deposit whose id is known: the proof itself, to be checked
 * elsewhere, with what our own verifier found in it; never only an answer. The opening, which says
 * what was deposited, goes only to who knows the digest. Safe for use by many threads.
 */
public final class PublicProofs {
  private final DepositService service;
  private final DepositLog log;
  private final List<VerifierKey> keys;

  PublicProofs(DepositService service) throws IOException {
    this.service = service;
    this.log = service.log();
    this.keys = log.verifierKeys();
  }

  /**
   * A proof.
   *
   * @param type {@code original} or {@code digest}
   * @param time the service's own clock; no trusted time
   * @param leaf verbatim
   * @param opening verbatim; only for who stated the right digest
   * @param proof a C2SP tlog-proof with the signed checkpoint
   * @param stamped the same under a checkpoint that bears time tokens; empty if none does yet
   * @param keys of log and cosigner, one line each (C2SP vkey). Whoever relies on them compares
   *     them with keys from elsewhere
   * @param steps what our verifier found
   * @param shown what this shows; empty if a step failed, for then it shows nothing
   * @param notShown what it does not
   */
  public record Proof(
      String id,
      String type,
      Instant time,
      String log,
      long index,
      long checkpoint,
      String leaf,
      Optional<String> opening,
      String proof,
      Optional<Stamped> stamped,
      List<String> keys,
      List<Step> steps,
      Optional<Text> shown,
      Text notShown) {
    public Proof {
      keys = List.copyOf(keys);
      steps = List.copyOf(steps);
    }

    /** Whether something does not hold. */
    public boolean failed() {
      return steps.stream().anyMatch(step -> step.result().equals("FAILED"));
    }
  }

  /** One thing that was looked at: {@code PASSED}, {@code FAILED} or {@code NOT_CHECKED}. */
  public record Step(String name, String result, Text sentence) {}

  /**
   * A checkpoint with time tokens (RFC 3161).
   *
   * @param proof leads from the leaf to this checkpoint
   * @param body of the checkpoint, which the tokens are over
   * @param tokens TimeStampResp in Base64, by the name of the service; {@code own-…} are the
   *     operator's own clocks and no third party
   * @param checks what our verifier found in each token, by the same names
   */
  public record Stamped(String proof, String body, Map<String, String> tokens, List<Step> checks) {
    public Stamped {
      tokens = Map.copyOf(tokens);
      checks = List.copyOf(checks);
    }
  }

  /**
   * The log as a whole.
   *
   * @param origin its name
   * @param checkpoint the newest, signed
   */
  public record LogState(String origin, long size, String checkpoint, List<String> keys) {
    public LogState {
      keys = List.copyOf(keys);
    }
  }

  /**
   * That one tree is the beginning of another (RFC 6962 section 2.1.2).
   *
   * @param hashes in Base64
   */
  public record Consistency(
      long from, long to, String fromRoot, String toRoot, List<String> hashes) {
    public Consistency {
      hashes = List.copyOf(hashes);
    }
  }

  /**
   * The proof of a deposit.
   *
   * @param sha256 of the bytes at hand, 64 hex digits, if somebody has them
   * @throws DepositRefusal if there is no such deposit, or that is no digest
   */
  public Proof of(String id, Optional<String> sha256) throws IOException {
    UUID known = service.known(id);
    Optional<String> stated = sha256.map(PublicProofs::digest);
    Receipt receipt = log.log().receipt(known);
    Opening opening = Opening.parse(Deposited.bytes(receipt.opening()));
    boolean same = stated.filter(opening.digests().sha256()::equals).isPresent();
    Optional<byte[]> opened =
        same ? Optional.of(Deposited.bytes(receipt.opening())) : Optional.empty();
    ReceiptReport report =
        new ReceiptVerifier(keys)
            .verify(
                Deposited.bytes(receipt.leaf()),
                opened,
                Deposited.bytes(receipt.proof()),
                Optional.empty());
    Leaf leaf = Leaf.parse(Deposited.bytes(receipt.leaf()));
    Deposited deposit = Deposited.of(receipt);
    List<Step> steps = steps(report);
    stated.ifPresent(_ -> steps.add(0, compared(same)));
    return new Proof(
        id,
        leaf.type().word(),
        leaf.time(),
        deposit.log(),
        deposit.index(),
        deposit.checkpoint(),
        receipt.leaf(),
        same ? Optional.of(receipt.opening()) : Optional.empty(),
        receipt.proof(),
        stamped(known, deposit.index()),
        vkeys(),
        steps,
        report.inLog() && (same || stated.isEmpty())
            ? Optional.of(shown(leaf.type(), same))
            : Optional.empty(),
        notShown());
  }

  private static String digest(String given) {
    String digest = given.strip().toLowerCase(Locale.ROOT);
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new DepositRefusal(
          DepositRefusal.Why.BAD, "SHA-256 须为 64 位十六进制。", "A SHA-256 is 64 hexadecimal digits.");
    }
    return digest;
  }

  private static List<Step> steps(ReceiptReport report) {
    List<Step> steps = new ArrayList<>();
    report
        .steps()
        .forEach(
            step -> steps.add(new Step(step.name().name(), step.result().name(), step.sentence())));
    return steps;
  }

  private static Step compared(boolean same) {
    return same
        ? new Step(
            "DIGEST",
            "PASSED",
            new Text("给出的 SHA-256 就是这项存证所存的。", "The SHA-256 given is the one that was deposited."))
        : new Step(
            "DIGEST",
            "FAILED",
            new Text(
                "给出的 SHA-256 不是这项存证所存的:文件不同,或编号不对。",
                "The SHA-256 given is not the one that was deposited: another file, or another"
                    + " id."));
  }

  private static Text shown(LeafType type, boolean same) {
    if (!same) {
      return new Text(
          "该编号的一项存证在日志中,位置和检查点如下。", "A deposit with this id is in the log, at the place below.");
    }
    return type == LeafType.ORIGINAL
        ? new Text(
            "具有这个 SHA-256 的内容已存入该日志(服务收到过内容,是运营者写入回执的陈述),位置和检查点如下;此后日志改动任何一条都会使检查点对不上。",
            "Content with this SHA-256 was deposited in the log, at the place below; that the"
                + " service received it is the operator's statement in the leaf. No entry of the"
                + " log can be changed since without contradicting the signed checkpoint.")
        : new Text(
            "这个 SHA-256 已存入该日志,位置和检查点如下;存入的是摘要,叶子没有表明服务见过内容,SM3 与大小是存证人的陈述。此后日志改动任何一条都会使检查点对不上。",
            "This SHA-256 was deposited in the log, at the place below. Digests were deposited: the"
                + " leaf does not say that the service has seen the content, and SM3 and size are"
                + " the depositor's statement. No entry of the log can be changed since without"
                + " contradicting the signed checkpoint.");
  }

  private static Text notShown() {
    return new Text(
        "不能说明:内容由何人形成、是否真实或完整;存证时间是运营者自己的时钟,不是第三方时间;日志公钥来自同一服务,应与别处得到的公钥比对。",
        "Not shown: who made the content, whether it is true or complete. The time is the"
            + " operator's own clock and no third party's. The keys come from this same service:"
            + " compare them with keys that you have from elsewhere.");
  }

  private Optional<Stamped> stamped(UUID id, long index) throws IOException {
    return StampedProof.of(log, id, index)
        .map(stamped -> {
          Map<String, String> tokens = new TreeMap<>();
          stamped.tokens().forEach(token -> tokens.put(token.name(), token.response()));
          List<Step> checks =
              stamped.tokens().stream()
                  .map(t -> new Step(t.name(), t.result().name(), t.sentence()))
                  .toList();
          return new Stamped(stamped.proof(), stamped.body(), tokens, checks);
        });
  }

  private List<String> vkeys() {
    return keys.stream().map(VerifierKey::line).toList();
  }

  /** The newest signed checkpoint, for those who watch the log. */
  public LogState state() {
    String note = log.log().checkpoint().encode();
    Checkpoint checkpoint = Checkpoint.parse(log.log().checkpoint().text());
    return new LogState(log.log().origin(), checkpoint.size(), note, vkeys());
  }

  /**
   * Shows that nothing was taken away or changed between two sizes.
   *
   * @throws DepositRefusal unless 0 &lt; from &lt;= to &lt;= the log's size
   */
  public Consistency consistency(long from, long to) {
    Log tree = log.log();
    if (from < 1 || from > to || to > tree.size()) {
      throw new DepositRefusal(
          DepositRefusal.Why.BAD,
          "须为 0 < from ≤ to ≤ " + tree.size() + "。",
          "0 < from <= to <= " + tree.size() + " is needed.");
    }
    return new Consistency(
        from,
        to,
        tree.root(from).base64(),
        tree.root(to).base64(),
        tree.consistency(from, to).hashes().stream().map(Hash::base64).toList());
  }
}
