package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.casework.search.Found;
import org.tiezheng.evidence.Item;

/** A conversation whose source keeps another order than that of its times. */
class ReadConversationTest {
  private static final long BEGUN = 1_700_000_000;

  /** Minutes after the begin, in the order of the source; the same minute twice. */
  private static final int[] MINUTES = {0, 9, 3, 5, 3, 12, 1};

  @TempDir static Path folder;
  private static Path vault = Path.of("");
  private static Workplace place = Places.at(Path.of(""), Clock.systemUTC());

  @BeforeAll
  static void collect() throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    StringBuilder messages = new StringBuilder();
    for (int i = 0; i < MINUTES.length; i++) {
      messages
          .append(i == 0 ? "" : ",")
          .append("{\"sender\":\"wxid_a\",\"accountName\":\"x\",\"type\":0,\"timestamp\":")
          .append(BEGUN + 60L * MINUTES[i])
          .append(",\"content\":\"line ")
          .append(i + 1)
          .append("\"}");
    }
    Files.writeString(
        evidence.resolve("a.json"),
        "{\"chatlab\":{\"version\":\"0.0.1\",\"exportedAt\":1},\"meta\":{\"name\":\"周\","
            + "\"platform\":\"wechat\",\"type\":\"private\",\"ownerId\":\"wxid_a\"},"
            + "\"members\":[],\"messages\":["
            + messages
            + "]}");
    vault = folder.resolve("case");
    place = Places.at(folder, Clock.systemUTC());
    new NewCase(place).open(vault, "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "", "", Map.of()));
    }
  }

  private static final Search.Request REQUEST =
      new Search.Request(
          List.of(),
          Optional.empty(),
          Optional.of("周"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static ReadConversation.Read read(int held, boolean byTime, List<Long> lines)
      throws Exception {
    List<Found> found = new ArrayList<>();
    try (OpenCase open = OpenCase.forReading(vault, place)) {
      ReadConversation.Read read =
          new ReadConversation(new Search(open), held).run(REQUEST, byTime, found::add);
      found.forEach(f -> lines.add(Long.valueOf(f.text().substring(5))));
      assertThat(found).allMatch(f -> f.text().endsWith(" " + (f.line() - before(open))));
      return read;
    }
  }

  /** Records that are no messages stand before them. */
  private static long before(OpenCase open) {
    Item item = open.matter().items().getFirst();
    return item.reading().orElseThrow().tables().stream().mapToLong(t -> t.records()).sum()
        - MINUTES.length;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 100})
  void linesComeByTimeAndThoseOfTheSameTimeInTheOrderOfTheSource(int held) throws Exception {
    List<Long> lines = new ArrayList<>();

    ReadConversation.Read read = read(held, true, lines);

    assertThat(lines).containsExactly(1L, 7L, 3L, 5L, 4L, 2L, 6L);
    assertThat(read.early()).as("lines 3, 4, 5 and 7 are earlier than line 2 or 6").isEqualTo(4);
    assertThat(read.searched().hits()).isEqualTo(MINUTES.length);
  }

  @Test
  void onRequestTheyComeInTheOrderOfTheSource() throws Exception {
    List<Long> lines = new ArrayList<>();

    ReadConversation.Read read = read(100, false, lines);

    assertThat(lines).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(read.early()).isEqualTo(4);
  }
}
