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
  private final Map<Integer, Map<Id, Conversation>> byItem = new TreeMap<>();

  private record Id(String platform, String conversation) {}

  /** A conversation while its records pass. */
  private static final class Conversation {
    final ConversationStatement statement;
    final List<Excerpt> excerpts = new ArrayList<>();
    final List<Integer> next = new ArrayList<>();
    long records;
    long compared;
    Optional<Long> differs = Optional.empty();

    Conversation(ConversationStatement statement) {
      this.statement = statement;
    }

    void add(Excerpt excerpt) {
      excerpts.add(excerpt);
      next.add(0);
    }

    void pass(ObjectNode record) {
      long position = records++;
      for (int i = 0; i < excerpts.size(); i++) {
        List<Excerpt.Shown> shown = excerpts.get(i).shown();
        if (next.get(i) < shown.size() && shown.get(next.get(i)).position() == position) {
          compare(record, shown.get(next.get(i)));
          next.set(i, next.get(i) + 1);
        }
      }
    }

    private void compare(ObjectNode record, Excerpt.Shown shown) {
      compared++;
      if (!isSame(record, shown) && differs.isEmpty()) {
        differs = Optional.of(shown.position());
      }
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
  void expect(Excerpt excerpt) {
    ConversationStatement of = excerpt.statement();
    byItem
        .computeIfAbsent(of.item(), _ -> new HashMap<>())
        .computeIfAbsent(new Id(of.platform(), of.conversation()), _ -> new Conversation(of))
        .add(excerpt);
  }

  void run() {
    byItem.forEach((item, conversations) -> {
      String path = BundleLayout.records(item);
      boolean read = files.readIfThere(path).map(b -> pass(b, conversations)).orElse(false);
      for (Conversation conversation : conversations.values()) {
        judge(path, read, conversation);
      }
    });
  }

  /** Whether every line is one object. */
  private static boolean pass(byte[] lines, Map<Id, Conversation> conversations) {
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

  private static boolean record(byte[] line, Map<Id, Conversation> conversations) {
    try {
      ObjectNode record = CanonicalJson.read(line, BundleLayout.RECORDS);
      if (record.path("record").asString("").equals("chat")) {
        Id id =
            new Id(record.path("platform").asString(""), record.path("conversation").asString(""));
        Optional.ofNullable(conversations.get(id)).ifPresent(c -> c.pass(record));
      }
      return true;
    } catch (MalformedBundleFileException e) {
      return false;
    }
  }

  private void judge(String path, boolean read, Conversation of) {
    String name = path + " · " + of.statement.conversation();
    long sealed = of.statement.messages();
    if (!read || of.records == 0) {
      steps.note(
          Check.EXCERPT,
          path,
          name + ":没有可读的记录,完整记录与封存的会话是否一致未核对。",
          name + ": there are no readable records, so the full record was not held against it.");
    } else if (of.records != sealed) {
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
