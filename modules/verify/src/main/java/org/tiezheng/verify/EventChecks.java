package org.tiezheng.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.verify.DepositChecks.Deposit;
import org.tiezheng.verify.DepositChecks.ReceiptFiles;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.CanonicalJson;
import org.tiezheng.verify.bundle.Claim;
import org.tiezheng.verify.bundle.Claim.EventDeposit;
import org.tiezheng.verify.bundle.MalformedBundleFileException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The custody events: one chain without holes, each event that is handed over deposited. */
final class EventChecks {
  private static final Pattern HEX_32_BYTES = Pattern.compile("[0-9a-f]{64}");
  private static final String START = "0".repeat(64);

  /**
   * A line of the file.
   *
   * @param sha256 of the event's bytes, computed, or as stated when it is withheld
   */
  private record Event(
      long n, Optional<String> prev, String sha256, boolean withheld, Optional<String> caseId) {}

  private final BundleFiles files;
  private final DepositChecks deposits;
  private final StepList steps;
  private int withheld;

  EventChecks(BundleFiles files, DepositChecks deposits, StepList steps) {
    this.files = files;
    this.deposits = deposits;
    this.steps = steps;
  }

  void run(Claim claim) {
    Optional<byte[]> bytes = files.readIfThere(BundleLayout.EVENTS);
    if (bytes.isEmpty()) {
      steps.missing(
          Check.EVENT_CHAIN,
          BundleLayout.EVENTS,
          "缺少保管记录 " + BundleLayout.EVENTS + "。",
          "The custody events " + BundleLayout.EVENTS + " are missing.");
      return;
    }
    List<byte[]> lines = lines(bytes.get());
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      read(i + 1, lines.get(i)).ifPresent(events::add);
    }
    if (events.size() == lines.size()) {
      chain(events);
      deposited(claim, lines, events);
    }
  }

  /** The lines without LF; a last line without LF counts, and is then not as it must be. */
  private List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
      }
    }
    if (start < bytes.length) {
      lines.add(Arrays.copyOfRange(bytes, start, bytes.length));
      broken(lines.size(), "行尾没有换行符", "has no line end");
    }
    return lines;
  }

  private Optional<Event> read(int line, byte[] bytes) {
    try {
      ObjectNode json = CanonicalJson.read(bytes, at(line));
      if (!CanonicalJson.isCanonical(bytes)) {
        broken(line, "不是规范形式(JCS)", "is not in canonical form (JCS)");
        return Optional.empty();
      }
      Optional<Event> event = event(json, bytes);
      if (event.isEmpty()) {
        broken(line, "不是保管事件", "is no custody event");
      }
      return event;
    } catch (MalformedBundleFileException e) {
      steps.failed(Check.EVENT_CHAIN, BundleLayout.EVENTS, e.sentence());
      return Optional.empty();
    }
  }

  private Optional<Event> event(ObjectNode json, byte[] bytes) {
    JsonNode n = json.path("n");
    if (!n.isIntegralNumber() || !n.canConvertToLong()) {
      return Optional.empty();
    }
    if (json.path("withheld").isBoolean() && json.path("withheld").booleanValue()) {
      withheld++;
      return hex(json, "sha256")
          .filter(sha256 -> json.size() == 3)
          .map(
              sha256 -> new Event(n.longValue(), Optional.empty(), sha256, true, Optional.empty()));
    }
    byte[] sha256 = HexFormat.of().parseHex(Digester.sha256Only().digest(bytes).sha256());
    return hex(json, "prev")
        .filter(prev -> json.path("case").isString() && json.path("kind").isString())
        .map(prev ->
            new Event(
                n.longValue(),
                Optional.of(prev),
                HexFormat.of().formatHex(sha256),
                false,
                Optional.of(json.path("case").stringValue())));
  }

  private static Optional<String> hex(ObjectNode json, String name) {
    JsonNode value = json.path(name);
    return value.isString() && HEX_32_BYTES.matcher(value.stringValue()).matches()
        ? Optional.of(value.stringValue())
        : Optional.empty();
  }

  /** Numbers without holes from 1, each event naming the one before, all of one case. */
  private void chain(List<Event> events) {
    String before = START;
    Optional<String> caseId = Optional.empty();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      String expected = before;
      if (event.n() != i + 1L) {
        broken(i + 1, "编号应为 " + (i + 1), "should have number " + (i + 1));
      }
      if (event.prev().filter(prev -> !prev.equals(expected)).isPresent()) {
        broken(i + 1, "与上一事件的摘要接不上", "does not name the digest of the event before");
      }
      Optional<String> first = caseId.or(event::caseId);
      if (event.caseId().isPresent() && !event.caseId().equals(first)) {
        broken(i + 1, "属于另一案件", "belongs to another case");
      }
      caseId = first;
      before = event.sha256();
    }
    judge(events.size());
  }

  private void judge(int count) {
    if (steps.isClean(Check.EVENT_CHAIN)) {
      steps.passed(
          Check.EVENT_CHAIN,
          "保管记录 " + count + " 条首尾相接(其中 " + withheld + " 条只给出摘要)。",
          count + " custody events follow one another (" + withheld + " by digest only).");
    }
    if (withheld > 0) {
      steps.note(
          Check.EVENT_CHAIN,
          withheld + " 条保管事件涉及未提交的材料,内容未检查。",
          withheld + " custody events concern what is withheld; their content was not checked.");
    }
  }

  private void deposited(Claim claim, List<byte[]> lines, List<Event> events) {
    Map<Long, EventDeposit> byLine = new HashMap<>();
    for (EventDeposit deposit : claim.events()) {
      if (deposit.line() < 1
          || deposit.line() > lines.size()
          || byLine.put(deposit.line(), deposit) != null) {
        steps.failed(
            Check.EVENT_DEPOSIT,
            BundleLayout.CLAIM,
            "证据声明中保管事件的行号 " + deposit.line() + " 不存在或重复。",
            "The claim's line "
                + deposit.line()
                + " of the custody events does not exist or is"
                + " named twice.");
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      EventDeposit deposit = byLine.get(i + 1L);
      if (deposit != null) {
        check(deposit, events.get(i), lines.get(i));
      } else if (!events.get(i).withheld()) {
        steps.missing(
            Check.EVENT_DEPOSIT, at(i + 1), at(i + 1) + " 没有存证。", at(i + 1) + " has no deposit.");
      }
    }
  }

  /** Of a withheld event the bytes are not at hand, so only its place in the log is checked. */
  private void check(EventDeposit deposit, Event event, byte[] line) {
    Optional<ContentDigest> content =
        event.withheld() ? Optional.empty() : Optional.of(Digester.both().digest(line));
    deposits.check(
        new Deposit(
            event.withheld() ? Check.WITHHELD_DEPOSIT : Check.EVENT_DEPOSIT,
            deposit.deposit(),
            Set.of(LeafType.EVENT),
            at((int) deposit.line()),
            content,
            OptionalLong.of(deposit.checkpoint()),
            ReceiptFiles.of(deposit.deposit())));
  }

  private static String at(int line) {
    return BundleLayout.EVENTS + "#" + line;
  }

  private void broken(int line, String zh, String en) {
    steps.failed(
        Check.EVENT_CHAIN,
        BundleLayout.EVENTS,
        at(line) + " " + zh + "。",
        at(line) + " " + en + ".");
  }
}
