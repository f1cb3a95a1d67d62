package org.tiezheng.examine.gaps;

import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Record;

/**
 * Looks in one copy of chats for signs that messages are not in it, stand where they do not belong,
 * or said something else before. The copy is walked twice, and once more if remains speak of rows;
 * memory holds about a hundred bytes a message and the signs, not the messages. Every sign has
 * innocent explanations, and none names a culprit. Stateless. Facts: the research on chat records,
 * section 3.
 */
public final class Gaps {
  private Gaps() {}

  /** Looks for everything that the copy can show. */
  public static GapReport examine(GapSource source, GapQuestions questions) {
    Copy copy = new Copy(questions);
    Findings findings = new Findings(copy);
    Reach reach = new Reach();
    List<Check> checks =
        List.of(
            new LocalNumbers(questions, reach),
            new ServerNumbers(questions),
            new SortKeys(),
            new ServerIds(),
            new References(),
            new Transfers(),
            new ListedTransfers(),
            new PaymentTimes(questions.tolerances()),
            new Voices(questions.tolerances()),
            new Signatures(),
            new Senders(),
            new MediaFiles(),
            new MediaLengths(questions.tolerances()),
            new Codings(),
            new Silences(questions),
            new Remains(),
            new Witnesses(),
            new IndexedWords(reach),
            new MediaFolders(),
            new Stores(questions));
    messages(
        source,
        (m, row) -> {
          copy.add(m);
          checks.forEach(check -> check.learn(m, row));
        },
        _ -> {});
    source.witnesses(w -> checks.forEach(check -> check.hear(w, findings)));
    checks.forEach(check -> check.settle(findings));
    findings.walk();
    messages(
        source,
        (m, row) -> {
          findings.meets(m, row);
          checks.forEach(check -> check.judge(m, row, findings));
        },
        m -> checks.forEach(check -> check.recovered(m, findings)));
    if (findings.walk()) {
      messages(source, findings::meets, _ -> {});
    }
    return findings.report(questions);
  }

  private static void messages(
      GapSource source,
      ObjIntConsumer<ChatMessage> live,
      java.util.function.Consumer<ChatMessage> recovered) {
    int[] row = new int[1];
    try (Stream<? extends Record> records = source.records()) {
      records.forEach(record -> {
        if (record instanceof ChatMessage m) {
          if (Copy.live(m)) {
            live.accept(m, row[0]++);
          } else {
            recovered.accept(m);
          }
        }
      });
    }
  }
}
