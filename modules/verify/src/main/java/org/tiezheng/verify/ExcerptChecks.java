package org.tiezheng.verify;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.excerpt.ConversationStatement;
import org.tiezheng.seal.excerpt.ExcerptCheck;
import org.tiezheng.seal.excerpt.ExcerptResult;
import org.tiezheng.seal.excerpt.SealedEvent;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.CanonicalJson;
import org.tiezheng.verify.bundle.Claim;
import org.tiezheng.verify.bundle.Claim.ClaimedOriginal;
import org.tiezheng.verify.bundle.Claim.ExcerptProof;
import org.tiezheng.verify.bundle.Claim.Paper;
import org.tiezheng.verify.bundle.Claim.Withheld;
import org.tiezheng.verify.bundle.MalformedBundleFileException;
import tools.jackson.databind.JsonNode;

/**
 * What proves key versions: each shown message is verbatim in the conversation that a custody event
 * seals, and that event is deposited (docs/excerpt-proofs.md section 5).
 */
final class ExcerptChecks {
  private static final String KIND = "CONVERSATIONS";

  /** Of all proofs together; they are held at once. */
  private static final long MOST_BYTES = 256L << 20;

  private static final Set<String> EXCERPTED = Set.of("DOC-CHAT-KEY", "DOC-CHAT-SUPPLEMENT");

  private final BundleFiles files;
  private final List<DepositLine> deposits;
  private final StepList steps;
  private final Set<String> named = new HashSet<>();
  private final ExcerptRecords records;
  private long bytes;

  ExcerptChecks(BundleFiles files, List<DepositLine> deposits, StepList steps) {
    this.files = files;
    this.deposits = deposits;
    this.steps = steps;
    this.records = new ExcerptRecords(files, steps);
  }

  void run(Claim claim) {
    List<String> events = events();
    for (ExcerptProof proof : claim.excerpts()) {
      named.add(proof.path());
      check(proof, claim, events);
    }
    records.run();
    withoutProof(claim);
    unnamed();
    if (!claim.excerpts().isEmpty()) {
      steps.note(
          Check.EXCERPT,
          "摘录证明只说明证明文件中列出的消息与封存的读取结果一致;重点版纸面上印出的文字是否与之相同,请用 index.html"
              + " 逐行对照;导入器读取是否正确、未列出的消息说了什么,均未核对。",
          "An excerpt's proof is about the messages in its file and the sealed reading. Not"
              + " checked: that the printed key version has the same words (compare line by line in"
              + " index.html), that the importer read correctly, and what the omitted messages"
              + " say.");
    }
  }

  private void check(ExcerptProof proof, Claim claim, List<String> events) {
    if (proof.path().startsWith(BundleLayout.EXCERPTS)) {
      bytes += files.digest(proof.path()).map(ContentDigest::size).orElse(0L);
    }
    if (bytes > MOST_BYTES) {
      steps.missing(
          Check.EXCERPT,
          proof.path(),
          proof.path() + ":全部摘录证明合计超过 256 MiB,这一份没有读取。",
          proof.path()
              + ": the excerpt proofs together are larger than 256 MiB; this one was not read.");
      return;
    }
    Optional<byte[]> file =
        proof.path().startsWith(BundleLayout.EXCERPTS)
            ? files.readIfThere(proof.path())
            : Optional.empty();
    if (file.isEmpty()) {
      steps.missing(
          Check.EXCERPT,
          proof.path(),
          proof.paper() + " 的摘录证明未核对:缺少 " + proof.path() + "。",
          "The excerpt proof of "
              + proof.paper()
              + " was not checked: "
              + proof.path()
              + " is missing.");
      return;
    }
    switch (ExcerptCheck.check(file.get(), n -> event(n, events))) {
      case ExcerptResult.Proven proven -> proven(proof, proven, claim, events);
      case ExcerptResult.NoSuchEvent no ->
          steps.missing(Check.EXCERPT, proof.path(), about(proof, no.sentence()));
      case ExcerptResult wrong ->
          steps.failed(Check.EXCERPT, proof.path(), about(proof, wrong.sentence()));
    }
  }

  private void proven(
      ExcerptProof proof, ExcerptResult.Proven proven, Claim claim, List<String> events) {
    ConversationStatement statement = proven.excerpt().statement();
    if (statement.item() != proof.item()
        || claim.papers().stream().map(Paper::path).noneMatch(proof.paper()::equals)) {
      steps.failed(
          Check.EXCERPT,
          proof.path(),
          proof.path() + " 所属的证据或文书与声明不符。",
          proof.path() + " is of another item or paper than the claim states.");
    } else if (!isDeposited(proven.event())) {
      steps.missing(
          Check.EXCERPT,
          proof.path(),
          proof.path() + ":第 " + proven.event() + " 号保管事件的存证没有通过核对,摘录证明因此不能成立。",
          proof.path()
              + ": the deposit of custody event "
              + proven.event()
              + " did not pass, so the excerpt rests on nothing.");
    } else {
      Text sentence = about(proof, with(proven.sentence(), late(proven.event(), events)));
      steps.passedAt(Check.EXCERPT, proof.path(), sentence.zh(), sentence.en());
      records.expect(proven);
      sources(proof, statement, claim);
    }
  }

  private static Optional<Text> late(long n, List<String> events) {
    return event(n, events)
        .flatMap(sealed ->
            line(n, events)
                .flatMap(at -> SealingTime.sentence(sealed, at, line(sealed.read(), events))));
  }

  private static Text with(Text sentence, Optional<Text> more) {
    return more.map(text -> new Text(sentence.zh() + text.zh(), sentence.en() + " " + text.en()))
        .orElse(sentence);
  }

  private boolean isDeposited(long event) {
    String line = BundleLayout.EVENTS + "#" + event;
    return deposits.stream().anyMatch(d -> d.file().equals(line) && d.result() == Result.PASSED);
  }

  /** The statement names deposits of originals: of such as the bundle names, too? */
  private void sources(ExcerptProof proof, ConversationStatement statement, Claim claim) {
    Set<String> known = new HashSet<>();
    claim.items().stream()
        .filter(item -> item.number() == proof.item())
        .flatMap(item -> item.originals().stream())
        .map(ClaimedOriginal::deposit)
        .forEach(known::add);
    claim.withheld().stream().map(Withheld::deposit).forEach(known::add);
    long foreign = statement.originals().stream().filter(id -> !known.contains(id)).count();
    if (foreign > 0 || statement.originals().isEmpty()) {
      steps.note(
          Check.EXCERPT,
          proof.path(),
          proof.path() + ":封存声明所指的原件存证有 " + foreign + " 笔不在材料包中,来源未核对。",
          proof.path()
              + ": "
              + foreign
              + " deposits of originals that the statement names are not in the bundle; the source"
              + " was not checked.");
    }
  }

  private static Text about(ExcerptProof proof, Text sentence) {
    return new Text(
        proof.path() + "(" + proof.paper() + "):" + sentence.zh(),
        proof.path() + " (" + proof.paper() + "): " + sentence.en());
  }

  /** Key versions that nothing proves; bundles made before have none. */
  private void withoutProof(Claim claim) {
    for (Paper paper : claim.papers()) {
      if (EXCERPTED.contains(paper.id())
          && claim.excerpts().stream().noneMatch(e -> e.paper().equals(paper.path()))) {
        steps.note(
            Check.EXCERPT,
            paper.path(),
            paper.path() + " 没有附摘录证明,其内容是否与封存的会话一致未核对。",
            paper.path()
                + " has no excerpt proof: whether it agrees with the sealed conversation was not"
                + " checked.");
      }
    }
  }

  private void unnamed() {
    for (String path : files.paths()) {
      if (path.startsWith(BundleLayout.EXCERPTS) && !named.contains(path)) {
        steps.note(
            Check.EXCERPT,
            path,
            path + " 没有被证据声明提到,未检查。",
            path + " is not named by the claim and was not checked.");
      }
    }
  }

  private List<String> events() {
    return files
        .readIfThere(BundleLayout.EVENTS)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .map(text -> text.lines().toList())
        .orElse(List.of());
  }

  /** What the event of that number seals; the chain of numbers is checked elsewhere. */
  private static Optional<SealedEvent> event(long n, List<String> events) {
    return line(n, events)
        .filter(
            json -> json.path("kind").isString() && json.path("kind").stringValue().equals(KIND))
        .flatMap(json -> SealedEvent.of(details(json.path("what"))));
  }

  private static Optional<JsonNode> line(long n, List<String> events) {
    return Stream.of(n)
        .filter(i -> i >= 1 && i <= events.size())
        .map(i -> events.get((int) (i - 1)))
        .flatMap(line -> read(line).stream())
        .filter(json -> json.path("n").isIntegralNumber() && json.path("n").longValue() == n)
        .findFirst();
  }

  private static Optional<JsonNode> read(String line) {
    try {
      return Optional.of(
          CanonicalJson.read(line.getBytes(StandardCharsets.UTF_8), BundleLayout.EVENTS));
    } catch (MalformedBundleFileException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> details(JsonNode what) {
    Map<String, String> details = new TreeMap<>();
    what.properties().stream()
        .filter(e -> e.getValue().isString())
        .forEach(e -> details.put(e.getKey(), e.getValue().stringValue()));
    return details;
  }
}
