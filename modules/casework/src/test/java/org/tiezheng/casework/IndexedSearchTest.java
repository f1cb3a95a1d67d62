package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.app.IndexedSearch;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.casework.search.Found;
import org.tiezheng.casework.search.RecordText;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** The index finds what a pass over all records finds: chats with deleted rows, texts, bills. */
class IndexedSearchTest {
  private static final String SMS =
      """
      <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
      <smses count="3">
      <sms protocol="0" address="+8613900001111" date="1700000000000" type="1" subject="null" \
      body="ＡＢＣ公司：还款伍仟元整，逾期不候" read="1" status="-1" contact_name="老周" />
      <sms protocol="0" address="+8613900001111" date="1700000060000" type="2" subject="null" \
      body="借款我会偿还的" read="1" status="-1" contact_name="老周" />
      <sms protocol="0" address="+8613900001111" date="1700000070000" type="2" subject="null" \
      body="𠮷𠮷野家 5,000.00" read="1" status="-1" contact_name="老周" />
      </smses>
      """;

  @TempDir static Path folder;
  private static Path vault = Path.of("");
  private static Workplace place = Places.at(Path.of(""), Clock.systemUTC());
  private final IndexedSearch indexed =
      new IndexedSearch(folder.resolve("derived"), new ItemLines(folder.resolve("derived")));

  @BeforeAll
  static void collect() throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    new WeChat4Store()
        .write(
            ChatWorld.of(5, 200), Side.A, evidence.resolve("wx"), WriteOptions.OPEN.withoutMedia());
    Files.writeString(evidence.resolve("sms-20231114.xml"), SMS);
    try (Stream<Path> bills = Files.walk(Places.root().resolve("demo/evidence"))) {
      for (Path bill : bills.filter(p -> p.toString().endsWith(".csv")).toList()) {
        Files.copy(bill, evidence.resolve(bill.getFileName()));
      }
    }
    vault = folder.resolve("case");
    place = Places.at(folder, Clock.systemUTC());
    new NewCase(place).open(vault, "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "原告", "复制", Map.of()));
    }
  }

  private static List<String> passed(OpenCase open, List<String> words) {
    List<String> found = new ArrayList<>();
    new Search(open)
        .run(
            new Search.Request(
                words,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            f -> found.add(key(f)));
    return found;
  }

  private static String key(Found f) {
    return f.item() + "/" + f.line() + "/" + f.sameAs() + "/" + f.excerpt() + "/" + f.text();
  }

  private List<String> asked(OpenCase open, List<String> words) throws Exception {
    List<String> found = new ArrayList<>();
    long all = 1;
    while (found.size() < all) {
      IndexedSearch.Page page =
          indexed.run(
              open,
              new IndexedSearch.Request(
                  words, Optional.empty(), Optional.empty(), found.size(), 1_000));
      all = page.all();
      page.hits().forEach(f -> found.add(key(f)));
      if (page.hits().isEmpty()) {
        break;
      }
    }
    assertThat((long) found.size()).isEqualTo(all);
    return found;
  }

  private static List<String> texts(OpenCase open) {
    List<String> texts = new ArrayList<>();
    for (int number : open.file().numbers()) {
      try (Stream<Record> rows = open.records(number);
          Stream<SetAside> asides = open.setAsides(number)) {
        rows.forEach(r -> texts.addAll(RecordText.of(r)));
        asides.forEach(a -> texts.add(a.raw()));
      }
    }
    return texts;
  }

  @Test
  void whatAPassFindsTheIndexFindsAndNothingElse() throws Exception {
    Random random = new Random(20_261_126);
    try (OpenCase open = OpenCase.forReading(vault, place)) {
      List<String> texts = texts(open);
      List<List<String>> asked = new ArrayList<>();
      for (String word :
          List.of("5000", "伍仟元整", "五千", "abc", "ABC公司", "𠮷野", "𠮷", "元", "1", "xyzzy", "+86139")) {
        asked.add(List.of(word));
      }
      asked.add(List.of("还款", "逾期"));
      for (int i = 0; i < 40; i++) {
        asked.add(List.of(piece(texts, random)));
        asked.add(List.of(piece(texts, random), piece(texts, random)));
      }
      for (List<String> words : asked) {
        assertThat(asked(open, words)).as("%s", words).isEqualTo(passed(open, words));
      }
    }
  }

  private static String piece(List<String> texts, Random random) {
    String text = texts.get(random.nextInt(texts.size()));
    int begin = random.nextInt(text.length());
    int end = Math.min(text.length(), begin + 1 + random.nextInt(12));
    return text.substring(begin, end);
  }

  @Test
  void wordsInAnotherOrderAreToldApartFromWhatWasFound() throws Exception {
    try (OpenCase open = OpenCase.forReading(vault, place)) {
      IndexedSearch.Page page =
          indexed.run(
              open,
              new IndexedSearch.Request(
                  List.of("偿还借款"), Optional.empty(), Optional.empty(), 0, 10));
      assertThat(page.all()).isZero();
      assertThat(page.near()).extracting(Found::text).anyMatch(t -> t.contains("借款我会偿还的"));
    }
  }

  @Test
  void whatAnEndedProgramLeftOfAnIndexIsRemovedNextTime() throws Exception {
    Path derived = folder.resolve("ended");
    Path left = Files.createDirectories(derived.resolve("part-1"));
    Files.writeString(left.resolve("_0.fdt"), "x");
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    Path atWork = Files.createDirectories(derived.resolve("part-2"));
    try (OpenCase open = OpenCase.forReading(vault, place)) {
      new IndexedSearch(derived, new ItemLines(derived))
          .run(
              open,
              new IndexedSearch.Request(List.of("还款"), Optional.empty(), Optional.empty(), 0, 1));
    }
    assertThat(left).doesNotExist();
    assertThat(atWork).exists();
  }

  @Test
  void twoReadingsWithoutARecordAreNotTakenForEachOther() throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("aside"));
    // Rows that no importer can read: each file has set-asides only.
    for (String word : List.of("甲乙丙丁", "戊己庚辛")) {
      Files.writeString(
          evidence.resolve(word + ".csv"),
          "id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime\n" + word + "\n");
    }
    Path other = folder.resolve("case-aside");
    new NewCase(place).open(other, "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(other, place)) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "原告", "复制", Map.of()));
    }
    try (OpenCase open = OpenCase.forReading(other, place)) {
      for (String word : List.of("乙丙", "己庚")) {
        List<String> found = passed(open, List.of(word));
        assertThat(asked(open, List.of(word))).as(word).isEqualTo(found);
      }
      assertThat(passed(open, List.of("乙丙"))).isNotEmpty();
    }
  }

  @Test
  void anIndexThatWasDamagedIsMadeAgain() throws Exception {
    try (OpenCase open = OpenCase.forReading(vault, place)) {
      List<String> before = asked(open, List.of("还款"));
      assertThat(before).isNotEmpty();
      try (Stream<Path> files = Files.walk(folder.resolve("derived"))) {
        for (Path file : files.filter(f -> f.toString().contains("segments_")).toList()) {
          Files.writeString(file, "x");
        }
      }
      assertThat(asked(open, List.of("还款"))).isEqualTo(before);
    }
  }
}
