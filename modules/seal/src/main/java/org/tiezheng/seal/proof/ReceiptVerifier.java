package org.tiezheng.seal.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.proof.ReceiptStep.Name;
import org.tiezheng.seal.proof.ReceiptStep.Result;

/**
 * Checks a receipt and says step by step what holds. Never throws for what a receipt contains. Safe
 * for use by many threads at once.
 */
public final class ReceiptVerifier {
  private final List<VerifierKey> known;

  /** Most receipts that are checked together lie under one checkpoint, signed only once. */
  private volatile @Nullable Checked last;

  private record Checked(SignedNote note, NoteCheck check) {}

  /** Relies on these keys of logs and cosigners and on nothing else. */
  public ReceiptVerifier(List<VerifierKey> known) {
    this.known = List.copyOf(known);
  }

  /** Checks a receipt; {@code content} is what was read of the bytes at hand, if they are. */
  public ReceiptReport verify(Receipt receipt, Optional<ContentDigest> content) {
    return verify(
        receipt.leaf().getBytes(StandardCharsets.UTF_8),
        Optional.of(receipt.opening().getBytes(StandardCharsets.UTF_8)),
        receipt.proof().getBytes(StandardCharsets.UTF_8),
        content);
  }

  /**
   * Checks the three files of a receipt.
   *
   * @param opening empty when it is withheld; then what the leaf is over is not checked
   * @param content digests and size of the bytes at hand, if they are; without SM3 only SHA-256 and
   *     size are compared
   */
  public ReceiptReport verify(
      byte[] leaf, Optional<byte[]> opening, byte[] proof, Optional<ContentDigest> content) {
    Steps steps = new Steps();
    Optional<Leaf> readLeaf =
        steps.read(
            Name.LEAF, () -> Leaf.parse(leaf), "存证记录格式正确。", "The leaf is in its canonical form.");
    Optional<Opening> readOpening = opening(steps, opening, readLeaf);
    commitment(steps, readLeaf, readOpening);
    content(steps, readOpening, content);
    Optional<TlogProof> readProof =
        steps.read(Name.PROOF, () -> proof(proof), "存证证明可以读取。", "The tlog-proof can be read.");
    readProof.ifPresent(read -> {
      canonical(steps, read);
      inclusion(steps, read, MerkleTree.leafHash(leaf));
      signatures(steps, read);
    });
    return new ReceiptReport(steps.all(), readLeaf, readOpening, readProof);
  }

  private static TlogProof proof(byte[] bytes) {
    TlogProof proof = TlogProof.parse(bytes);
    Checkpoint.parse(proof.note().text());
    return proof;
  }

  private static Optional<Opening> opening(
      Steps steps, Optional<byte[]> bytes, Optional<Leaf> leaf) {
    if (bytes.isEmpty()) {
      steps.put(
          Name.OPENING,
          Result.NOT_CHECKED,
          "未提供开启信息,无法核对存证对象。",
          "No opening was given, so what the leaf is over is not checked.");
      return Optional.empty();
    }
    Optional<Opening> opening =
        steps.read(
            Name.OPENING,
            () -> Opening.parse(bytes.get()),
            "开启信息格式正确。",
            "The opening is in its canonical form.");
    if (opening.isPresent() && leaf.isPresent() && !opening.get().id().equals(leaf.get().id())) {
      steps.put(
          Name.OPENING,
          Result.FAILED,
          "开启信息的编号 " + opening.get().id() + " 与存证记录的编号 " + leaf.get().id() + " 不同。",
          "The opening's id " + opening.get().id() + " is not the leaf's " + leaf.get().id() + ".");
    }
    return opening;
  }

  private static void commitment(Steps steps, Optional<Leaf> leaf, Optional<Opening> opening) {
    if (leaf.isPresent() && opening.isPresent()) {
      steps.judge(
          Name.COMMITMENT,
          opening.get().opens(leaf.get().commit()),
          new Text(
              "开启信息与存证承诺值一致(SHA-256 与 SM3)。",
              "The opening opens the leaf's commitment, by SHA-256 and SM3."),
          new Text("开启信息与存证承诺值不一致。", "The opening does not open the leaf's commitment."));
    }
  }

  private static void content(
      Steps steps, Optional<Opening> opening, Optional<ContentDigest> content) {
    if (opening.isPresent() && content.isPresent()) {
      Opening deposited = opening.get();
      ContentDigest found = content.get();
      boolean same =
          deposited.digests().sha256().equals(found.sha256())
              && found.sm3().map(deposited.digests().sm3()::equals).orElse(true)
              && deposited.size() == found.size();
      steps.judge(
          Name.CONTENT,
          same,
          new Text(
              "文件与存证时相同(摘要与大小)。", "The bytes at hand are those deposited, by digests and size."),
          new Text(
              "文件与存证时不同:应为 "
                  + said(deposited.size(), deposited.digests().sha256())
                  + ",实为 "
                  + said(found.size(), found.sha256())
                  + "。",
              "The bytes at hand are not those deposited: expected "
                  + said(deposited.size(), deposited.digests().sha256())
                  + ", found "
                  + said(found.size(), found.sha256())
                  + "."));
    }
  }

  private static String said(long size, String sha256) {
    return sha256 + " (" + size + " B)";
  }

  private void canonical(Steps steps, TlogProof proof) {
    String origin = proof.checkpoint().origin();
    boolean logKnown =
        known.stream().anyMatch(key -> !key.isCosigner() && key.name().equals(origin));
    boolean cosignerKnown = known.stream().anyMatch(VerifierKey::isCosigner);
    if (!logKnown || (proof.note().signatures().size() > 1 && !cosignerKnown)) {
      steps.put(
          Name.CANONICAL,
          Result.NOT_CHECKED,
          "缺少签名方的密钥,无法判断存证证明是否为规定的唯一写法。",
          "A signer's key is not known, so whether the tlog-proof is canonical cannot be said.");
      return;
    }
    steps.judge(
        Name.CANONICAL,
        proof.isCanonical(known),
        new Text("存证证明为规定的唯一写法。", "The tlog-proof is in canonical form."),
        new Text(
            "存证证明不是规定的唯一写法(有多余的行或未知签名)。",
            "The tlog-proof is not in canonical form: extra lines or unknown signatures."));
  }

  private static void inclusion(Steps steps, TlogProof proof, Hash leafHash) {
    Checkpoint checkpoint = proof.checkpoint();
    steps.judge(
        Name.INCLUSION,
        proof.inclusion().leadsTo(leafHash, checkpoint.root()),
        new Text(
            "该记录是日志前 " + checkpoint.size() + " 条中的第 " + proof.index() + " 号(从 0 起)。",
            "The leaf is number "
                + proof.index()
                + " (from 0) of "
                + checkpoint.size()
                + " in the log."),
        new Text("证明路径到不了检查点的根值。", "The path does not lead to the checkpoint's root."));
  }

  private void signatures(Steps steps, TlogProof proof) {
    String origin = proof.checkpoint().origin();
    NoteCheck check = check(proof.note());
    List<SignatureCheck> byLog = new ArrayList<>();
    List<SignatureCheck> byCosigners = new ArrayList<>();
    for (SignatureCheck line : check.signatures()) {
      boolean cosigner =
          line.key().map(VerifierKey::isCosigner).orElse(!line.signature().name().equals(origin));
      (cosigner ? byCosigners : byLog).add(line);
    }
    byLog(steps, origin, byLog);
    byCosigners(steps, byCosigners);
  }

  private NoteCheck check(SignedNote note) {
    Checked before = last;
    if (before != null && before.note().equals(note)) {
      return before.check();
    }
    NoteCheck check = note.check(known);
    last = new Checked(note, check);
    return check;
  }

  private static void byLog(Steps steps, String origin, List<SignatureCheck> lines) {
    if (spoilt(lines)) {
      steps.put(
          Name.LOG_SIGNATURE, Result.FAILED, "日志签名无效。", "The log's signature does not verify.");
    } else if (lines.stream()
        .anyMatch(line -> line.verified() && line.signature().name().equals(origin))) {
      steps.put(
          Name.LOG_SIGNATURE,
          Result.PASSED,
          "检查点由日志 " + origin + " 签名,签名有效。",
          "The checkpoint bears a valid signature of the log " + origin + ".");
    } else {
      steps.put(
          Name.LOG_SIGNATURE,
          Result.NOT_CHECKED,
          "没有日志 " + origin + " 的已知密钥,签名未核对。",
          "No key of the log "
              + origin
              + " that signed is known, so its signature is not checked.");
    }
  }

  private static void byCosigners(Steps steps, List<SignatureCheck> lines) {
    if (spoilt(lines)) {
      steps.put(
          Name.COSIGNATURE,
          Result.FAILED,
          "联署签名无效。",
          "A known cosigner's signature does not verify.");
    } else if (lines.stream().anyMatch(SignatureCheck::verified)) {
      String names =
          lines.stream()
              .filter(SignatureCheck::verified)
              .map(line -> line.signature().name())
              .distinct()
              .collect(Collectors.joining(", "));
      steps.put(
          Name.COSIGNATURE, Result.PASSED, "联署签名有效:" + names + "。", "Cosigned by " + names + ".");
    } else {
      steps.put(
          Name.COSIGNATURE,
          Result.NOT_CHECKED,
          "没有已知联署方的签名。",
          "There is no signature of a known cosigner.");
    }
  }

  private static boolean spoilt(List<SignatureCheck> lines) {
    return new NoteCheck(lines).failed();
  }

  /** Collects the steps; what nobody decided was not checked. */
  private static final class Steps {
    private final Map<Name, ReceiptStep> made = new EnumMap<>(Name.class);

    void put(Name name, Result result, String zh, String en) {
      made.put(name, new ReceiptStep(name, result, new Text(zh, en)));
    }

    void judge(Name name, boolean holds, Text yes, Text no) {
      made.put(
          name, new ReceiptStep(name, holds ? Result.PASSED : Result.FAILED, holds ? yes : no));
    }

    <T> Optional<T> read(Name name, Supplier<T> reader, String zh, String en) {
      try {
        T value = reader.get();
        put(name, Result.PASSED, zh, en);
        return Optional.of(value);
      } catch (MalformedProofException e) {
        made.put(name, new ReceiptStep(name, Result.FAILED, e.sentence()));
        return Optional.empty();
      }
    }

    List<ReceiptStep> all() {
      List<ReceiptStep> all = new ArrayList<>();
      Text reason =
          new Text(
              "未检查:缺少所需材料,或前面的步骤没有通过。", "Not checked: what it needs is missing or did not pass.");
      for (Name name : Name.values()) {
        all.add(made.getOrDefault(name, new ReceiptStep(name, Result.NOT_CHECKED, reason)));
      }
      return all;
    }
  }
}
