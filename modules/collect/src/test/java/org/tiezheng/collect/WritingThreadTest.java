package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.wechat.version4.Version4Importer;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;

/** What another thread hands on is what the same thread would have handed on. */
class WritingThreadTest {
  private static final Provenance SOMEWHERE = Provenance.of("0", new Locator.Whole());

  /** Keeps what it is given, in order. */
  private static final class Kept implements RecordSink {
    private final List<Object> rows = new ArrayList<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    @Override
    public void record(Record row) {
      throw new AssertionError("every record comes with its line");
    }

    @Override
    public void record(Record row, ByteBuffer line) {
      rows.add(row);
      lines.writeBytes(copy(line));
    }

    @Override
    public void setAside(SetAside row) {
      rows.add(row);
    }

    byte[] bytes() {
      return lines.toByteArray();
    }
  }

  private static byte[] copy(ByteBuffer line) {
    byte[] bytes = new byte[line.remaining()];
    line.get(bytes);
    return bytes;
  }

  private static Record message(int number, int length) {
    return new ChatMessage(
        SOMEWHERE,
        "wechat",
        "c",
        "c",
        Optional.of("" + number),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty(),
        RecordedTime.none(),
        "1",
        new MessageContent.Words("好".repeat(length)),
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.of());
  }

  private static Object row(int number) {
    return switch (number % 7) {
      case 3 -> new SetAside(SOMEWHERE, "t", Text.same("" + number), "raw");
      case 5 -> new FileEntry(SOMEWHERE, "f" + number, 1, "", RecordedTime.none(), "0", Map.of());
      // Some fill a batch alone.
      default -> message(number, number % 100 == 1 ? 300_000 : number % 50);
    };
  }

  @Test
  void rowsComeInTheirOrderAndTheDigestIsThatOfTheirLines() {
    for (int count : new int[] {0, 1, 255, 256, 257, 3_000}) {
      Kept kept = new Kept();
      List<Object> given = new ArrayList<>();
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      String digest;
      try (WritingThread writing = new WritingThread(kept)) {
        for (int i = 0; i < count; i++) {
          Object row = row(i);
          given.add(row);
          if (row instanceof Record record) {
            lines.writeBytes(EvidenceJson.line(record));
            writing.record(record);
          } else {
            writing.setAside((SetAside) row);
          }
        }
        digest = writing.recordsDigest();
      }

      assertThat(kept.rows).as("%d rows", count).isEqualTo(given);
      assertThat(kept.bytes()).isEqualTo(lines.toByteArray());
      assertThat(digest).isEqualTo(Collected.sha256(lines.toByteArray()));
    }
  }

  @Test
  void eachDigestIsThatOfTheLinesSinceTheLast() {
    try (WritingThread writing = new WritingThread(new Kept())) {
      String none = writing.recordsDigest();
      writing.record(message(1, 5));
      String first = writing.recordsDigest();
      writing.record(message(1, 5));

      assertThat(none).isEqualTo(Collected.sha256(new byte[0]));
      assertThat(first).isEqualTo(Collected.sha256(EvidenceJson.line(message(1, 5))));
      assertThat(writing.recordsDigest()).isEqualTo(first);
    }
  }

  @Test
  void aSinkThatDigestsTheLinesItselfGetsThemAllAndIsAskedForTheDigest() {
    List<byte[]> lines = new ArrayList<>();
    RecordSink digesting =
        new RecordSink() {
          @Override
          public void record(Record row) {
            throw new AssertionError("the line is made already");
          }

          @Override
          public void record(Record row, ByteBuffer line) {
            lines.add(copy(line));
          }

          @Override
          public void setAside(SetAside row) {}

          @Override
          public boolean digestsLines() {
            return true;
          }
        };
    try (WritingThread writing = new WritingThread(digesting)) {
      for (int i = 0; i < 300; i++) {
        writing.record(message(i, 3));
      }

      assertThat(writing.recordsDigest()).isEmpty();
      assertThat(lines).hasSize(300);
      assertThat(lines.getLast()).isEqualTo(EvidenceJson.line(message(299, 3)));
    }
  }

  @Test
  void whatTheNextSinkThrowsReachesTheCallerUnchangedAndNobodyWaitsForEver() {
    IllegalStateException full = new IllegalStateException("the disk is full");
    List<Record> taken = new ArrayList<>();
    RecordSink breaking =
        new RecordSink() {
          @Override
          public void record(Record row) {
            taken.add(row);
            if (taken.size() == 10) {
              throw full;
            }
          }

          @Override
          public void setAside(SetAside row) {}
        };
    assertThatThrownBy(
            () -> {
              try (WritingThread writing = new WritingThread(breaking)) {
                for (int i = 0; i < 1_000_000; i++) {
                  writing.record(message(i, 100));
                }
              }
            })
        .isSameAs(full);
    assertThat(taken).hasSize(10);

    taken.clear();
    assertThatThrownBy(
            () -> {
              try (WritingThread writing = new WritingThread(breaking)) {
                for (int i = 0; i < 12; i++) {
                  writing.record(message(i, 1));
                }
                writing.recordsDigest();
              }
            })
        .isSameAs(full);
  }

  @Test
  void aSessionLeavesLinesAndDigestToASinkThatMakesThem() {
    Kept kept = new Kept();
    String digest;
    try (WritingThread writing = new WritingThread(kept)) {
      ReadingSession session = new ReadingSession(new Version4Importer(), writing);
      for (int i = 0; i < 600; i++) {
        session.seen("t");
        session.record("t", message(i, 3));
      }
      digest = session.finish(Kind.CHAT).recordsDigest();
    }
    assertThat(kept.rows).hasSize(600);
    assertThat(digest).isEqualTo(Collected.sha256(kept.bytes()));
  }
}
