package org.tiezheng.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.seal.excerpt.ConversationStatement;
import org.tiezheng.seal.excerpt.Excerpt;
import org.tiezheng.seal.excerpt.ExcerptResult;
import org.tiezheng.seal.excerpt.RecordForm;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.CanonicalJson;
import org.tiezheng.verify.bundle.MalformedBundleFileException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds proven conversations against the records that lie in the bundle, from which the full
 * version is printed: as many messages as were sealed, and those that are shown the same word for
 * word. One pass for each item, however many proofs it has.
 */
final class ExcerptRecords {
  private final BundleFiles files;
  private final StepList steps;
  private final Map<Integer, Map<Id, List<Conversation>>> byItem = new TreeMap<>();

  private record Id(String platform, String conversation) {}

  /** How the records of an item passed. */
  private enum Passed {
    WHOLE,
    ABSENT,
    TOO_LARGE,
    NOT_READ,
    NO_RECORDS
  }

  /** A conversation as one event seals it, while its records pass. */
  private static final class Conversation {
    final long event;
    final ConversationStatement statement;
    final List<Excerpt> excerpts = new ArrayList<>();
    final List<Integer> next = new ArrayList<>();
    long records;
    long compared;
    Optional<Long> differs = Optional.empty();

    Conversation(long event, ConversationStatement statement) {
      this.event = event;
      this.statement = statement;
    }

    void add(Excerpt excerpt) {
      excerpts.add(excerpt);
      next.add(0);
    }

    /** Compares a record with every proof that shows its position. */
    void pass(ObjectNode record) {
      long position = records++;
      boolean isShown = false;
      for (int i = 0; i < excerpts.size(); i++) {
        List<Excerpt.Shown> shown = excerpts.get(i).shown();
        if (next.get(i) < shown.size() && shown.get(next.get(i)).position() == position) {
          isShown = true;
          if (!isSame(record, shown.get(next.get(i))) && differs.isEmpty()) {
            differs = Optional.of(position);
          }
          next.set(i, next.get(i) + 1);
        }
      }
      compared += isShown ? 1 : 0;
    }

    private static boolean isSame(ObjectNode record, Excerpt.Shown shown) {
      try {
        return RecordForm.of(record, shown.position(), shown.line()).equals(shown.message());
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  ExcerptRecords(BundleFiles files, StepList steps) {
    this.files = files;
    this.steps = steps;
  }

  /** Notes a proof that holds. */
  void expect(ExcerptResult.Proven proven) {
    ConversationStatement of = proven.excerpt().statement();
    List<Conversation> sealings =
        byItem
            .computeIfAbsent(of.item(), _ -> new HashMap<>())
            .computeIfAbsent(new Id(of.platform(), of.conversation()), _ -> new ArrayList<>());
    Conversation sealing =
        sealings.stream()
            .filter(c -> c.event == proven.event() && c.statement.equals(of))
            .findFirst()
            .orElseGet(() -> {
              Conversation other = new Conversation(proven.event(), of);
              sealings.add(other);
              return other;
            });
    sealing.add(proven.excerpt());
  }

  void run() {
    byItem.forEach((item, conversations) -> {
      String path = BundleLayout.records(item);
      conversations.values().forEach(this::contradicting);
      Passed passed = pass(path, conversations);
      conversations.values().forEach(sealings -> sealings.forEach(c -> judge(path, passed, c)));
    });
  }

  /** One event seals a conversation once; two events may, after it was read again. */
  private void contradicting(List<Conversation> sealings) {
    String of = sealings.getFirst().statement.conversation();
    Map<Long, Long> events = new TreeMap<>();
    sealings.forEach(c -> events.merge(c.event, 1L, Long::sum));
    events.forEach((event, statements) -> {
      if (statements > 1) {
        steps.failed(
            Check.EXCERPT,
            BundleLayout.EVENTS,
            of + ":第 " + event + " 号保管事件对同一会话封存了不同的声明,彼此矛盾。",
            of
                + ": custody event "
                + event
                + " seals statements of this conversation that contradict each other.");
      }
    });
    if (events.size() > 1) {
      List<String> numbers = events.keySet().stream().map(String::valueOf).toList();
      steps.note(
          Check.EXCERPT,
          of + ":各份证明所指的封存不是同一次(第 " + String.join("、", numbers) + " 号保管事件),两次读取是否一致未核对。",
          of
              + ": the proofs name different sealings (custody events "
              + String.join(", ", numbers)
              + "); that these readings agree was not checked.");
    }
  }

  private Passed pass(String path, Map<Id, List<Conversation>> conversations) {
    if (!files.has(path)) {
      return Passed.ABSENT;
    }
    if (files.isTooLarge(path)) {
      return Passed.TOO_LARGE;
    }
    return files
        .readIfThere(path)
        .map(bytes -> pass(bytes, conversations) ? Passed.WHOLE : Passed.NO_RECORDS)
        .orElse(Passed.NOT_READ);
  }

  /** Whether every line is one object. */
  private static boolean pass(byte[] lines, Map<Id, List<Conversation>> conversations) {
    int start = 0;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] == '\n') {
        if (!record(Arrays.copyOfRange(lines, start, i), conversations)) {
          return false;
        }
        start = i + 1;
      }
    }
    return start == lines.length;
  }

  private static boolean record(byte[] line, Map<Id, List<Conversation>> conversations) {
    try {
      ObjectNode record = CanonicalJson.read(line, BundleLayout.RECORDS);
      if (record.path("record").asString("").equals("chat")) {
        Id id =
            new Id(record.path("platform").asString(""), record.path("conversation").asString(""));
        conversations.getOrDefault(id, List.of()).forEach(c -> c.pass(record));
      }
      return true;
    } catch (MalformedBundleFileException e) {
      return false;
    }
  }

  private void judge(String path, Passed passed, Conversation of) {
    String name = path + " · " + of.statement.conversation();
    switch (passed) {
      case WHOLE -> judge(path, name, of);
      case ABSENT ->
          steps.failed(
              Check.EXCERPT,
              path,
              name + ":包内没有该证据的记录文件,重点版所出自的完整记录不在,与封存的会话不符。",
              name
                  + ": the bundle has no file of records of this item; the full record that the key"
                  + " version is from is missing, which is not what was sealed.");
      case TOO_LARGE ->
          steps.missing(
              Check.EXCERPT,
              path,
              name + ":记录文件过大,没有读取,完整记录与封存的会话是否一致未核对。",
              name
                  + ": the file of records is too large and was not read, so the full record was"
                  + " not held against it.");
      case NOT_READ ->
          steps.missing(
              Check.EXCERPT,
              path,
              name + ":记录文件读取失败,完整记录与封存的会话是否一致未核对。",
              name
                  + ": the file of records could not be read, so the full record was not held"
                  + " against it.");
      case NO_RECORDS ->
          steps.failed(
              Check.EXCERPT,
              path,
              name + ":记录文件不是逐行的记录。",
              name + ": the file of records is not one record a line.");
    }
  }

  private void judge(String path, String name, Conversation of) {
    long sealed = of.statement.messages();
    if (of.records != sealed) {
      steps.failed(
          Check.EXCERPT,
          path,
          name + ":包内该会话有 " + of.records + " 条记录,封存时为 " + sealed + " 条。",
          name
              + ": the bundle has "
              + of.records
              + " records of this conversation, but "
              + sealed
              + " were sealed.");
    } else if (of.differs.isPresent()) {
      steps.failed(
          Check.EXCERPT,
          path,
          name + ":位置 " + of.differs.get() + " 的记录与封存的消息不同。",
          name + ": the record at position " + of.differs.get() + " is not the sealed message.");
    } else {
      steps.passedAt(
          Check.EXCERPT,
          path,
          name
              + ":包内该会话的记录共 "
              + sealed
              + " 条,与封存的条数相同;已证明的 "
              + of.compared
              + " 条与相应记录逐字相同(其余各条的文字未逐条证明)。",
          name
              + ": the bundle has all "
              + sealed
              + " records of this conversation; those of the "
              + of.compared
              + " proven messages are the same word for word (the words of the others are not"
              + " proven one by one).");
    }
  }
}
