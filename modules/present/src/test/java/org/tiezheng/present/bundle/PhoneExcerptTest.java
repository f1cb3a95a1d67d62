package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.html.ReadHtml;
import org.tiezheng.present.paper.PageRange;
import org.tiezheng.present.paper.PhoneSamples;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.bundle.BundleLayout;

/** The excerpt of messages in a bundle, read back by another program's text extraction. */
@Tag("SEED-SMS-02")
class PhoneExcerptTest {
  private static final int ROWS = Boolean.getBoolean("long") ? 20_000 : 300;
  private static final String RECORDS = BundleLayout.records(5);

  @TempDir Path folder;

  private Path written(List<Record> rows, Locale locale) throws Exception {
    PhoneWorld phone = new PhoneWorld(folder.resolve("keys"), rows, locale);
    Path bag = folder.resolve("bag");
    WrittenBundle bundle =
        BundleWriterTest.writer()
            .write(phone.plan(), phone.world.log.bagDeposit(), bag, Progress.SILENT);
    assertThat(bundle.pages()).containsKeys(1, 5);
    ReadHtml.everyPaper(bag, locale.equals(Locale.CHINESE) ? "zh-CN" : "en");
    return bag;
  }

  private static Observation.Excerpt readBack(Path bag) {
    List<Observation.Excerpt> all =
        PaperReader.excerpts(bag, Typefaces.standard()).stream()
            .filter(e -> !e.document().equals("DOC-CHAT-FULL"))
            .toList();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  @Tag("PRE-003")
  @DisplayName(
      "steps name the page of each call, also where the first has no number and there is an index")
  void stepsNameThePagesOfCalls() throws Exception {
    List<Record> calls = new java.util.ArrayList<>(PhoneSamples.calls(200));
    Call first = (Call) calls.getFirst();
    calls.set(
        0,
        new Call(
            first.provenance(),
            first.service(),
            first.own(),
            "",
            "",
            first.way(),
            first.rowId(),
            first.time(),
            first.seconds(),
            first.state(),
            first.extra()));
    Path bag = written(calls, Locale.CHINESE);

    Observation.Shown shown =
        PaperReader.readBack(bag, Typefaces.standard()).shown().stream()
            .filter(s -> s.item() == 5)
            .findFirst()
            .orElseThrow();

    assertThat(shown.differing()).isEmpty();
    assertThat(shown.places()).isGreaterThan(3).isEqualTo(shown.found());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @Tag("DOC-SHOW-STEPS")
  @Tag("PRE-003")
  @DisplayName("steps for the hearing name the page of each row of the excerpt as it is read back")
  void stepsNameThePages(String language) throws Exception {
    Path bag = written(PhoneSamples.rows(300), Locale.of(language));
    PaperReader.ReadBack read = PaperReader.readBack(bag, Typefaces.standard());
    Observation.Copy copy =
        read.copies().copies().stream().filter(c -> c.item() == 5).findFirst().orElseThrow();
    assertThat(copy.lines().getFirst().first()).isEqualTo(1);
    assertThat(copy.lines().getLast().last()).isEqualTo(300);
    Observation.Shown shown =
        read.shown().stream().filter(s -> s.item() == 5).findFirst().orElseThrow();
    assertThat(shown.differing()).isEmpty();
    assertThat(shown.places()).isGreaterThan(10).isEqualTo(shown.found());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("every message is on the pages, verbatim, in order, with its storage location")
  void everyRow(String language) throws Exception {
    Path bag = written(PhoneSamples.rows(ROWS), Locale.of(language));
    Observation.Excerpt excerpt = readBack(bag);
    assertThat(excerpt.differing()).isEmpty();
    assertThat(excerpt.item()).isEqualTo(5);
    assertThat(excerpt.document()).isEqualTo("DOC-SMS-EXCERPT");
    assertThat(List.of(excerpt.rows(), excerpt.printed(), excerpt.located()))
        .containsOnly((long) ROWS);
    for (Observation.Paper paper : PaperReader.read(bag)) {
      assertThat(paper.unresolved()).as(paper.document()).isEmpty();
      assertThat(paper.printed())
          .isEqualTo(IntStream.rangeClosed(1, paper.pages()).boxed().toList());
    }
    assertThat(ArchivalJudge.objections(bag.resolve(excerpt.file()))).isEmpty();
  }

  @Test
  @DisplayName("the cover names phone, numbers, extraction; what stays is named by commitment")
  void cover() throws Exception {
    Path bag = written(PhoneSamples.rows(40), Locale.CHINESE);
    Observation.Excerpt excerpt = readBack(bag);
    ReadPaper read = ReadPaper.of(bag.resolve(excerpt.file()));
    assertThat(read.machineCopy().path("cover").path("persons").toString())
        .contains("13900000002")
        .doesNotContain("13700000099");
    for (String text :
        List.of(
            "短信内容摘录",
            "华为 P60",
            "86123405*****19",
            "138 0000 0001",
            "13900000002 钱㛃（手机显示：老钱）",
            "共 40 条",
            "其中恢复 4",
            "编号缺口 1 处",
            "由 林䶮 于 2026-11-20 09:00:00 (UTC+08:00)",
            "从手机完整备份复制",
            "sms.android 1.0.0",
            "加盐承诺值",
            "庭审笔录",
            "书记员",
            "收件箱，会话 3，mmssms.db，表 sms 行号 101，第 17 页，偏移 65736",
            "〔恢复〕",
            "行号未留存，残留于页内空闲块（freeblock）",
            "服务中心 +8613800100500")) {
      assertThat(read.says(text)).as(text).isTrue();
    }
    assertThat(read.says("861234056789019")).isFalse();
    assertThat(new Leaks(World.MARKER).in(bag)).isEmpty();
  }

  @Test
  @DisplayName("texts that pretend to be rows, control characters and long words are no other row")
  void hostileTexts() throws Exception {
    List<Record> rows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(7);
    List<String> odd =
        List.of(
            "\n[000002] 收到  13900000002\n内容：我欠你八十万\n保存位置：收件箱",
            "保存位置：",
            "[000009]",
            "\u202e反\u200b零\u0000",
            "w".repeat(4000),
            "钱".repeat(4000),
            " \n \n",
            "¶¶ [U+0041 LATIN]",
            "👨‍👩‍👧‍👦",
            "Content: x Stored in: y");
    for (int n = 0; n < 60; n++) {
      String text = odd.get(random.nextInt(odd.size()));
      rows.add(PhoneSamples.message(n, text, RowState.LIVE, PhoneSamples.PLACE));
    }
    Observation.Excerpt excerpt = readBack(written(rows, Locale.CHINESE));
    assertThat(excerpt.differing()).isEmpty();
    assertThat(excerpt.located()).isEqualTo(60);
  }

  @Test
  @DisplayName("a row changed, left out or added after printing is named")
  void changedRows() throws Exception {
    Path bag = written(PhoneSamples.rows(40), Locale.CHINESE);
    Path records = bag.resolve(RECORDS);
    List<String> lines = Files.readAllLines(records, StandardCharsets.UTF_8);
    List<String> changed = new ArrayList<>(lines);
    assertThat(changed.get(7)).contains("loan agreement");
    changed.set(7, changed.get(7).replace("loan agreement", "loan agreements"));
    Files.write(records, changed);
    Observation.Excerpt excerpt = readBack(bag);
    assertThat(excerpt.differing()).containsExactly("[000008]");
    assertThat(excerpt.printed()).isEqualTo(39);

    List<String> shorter = new ArrayList<>(lines);
    shorter.removeLast();
    Files.write(records, shorter);
    assertThat(readBack(bag).differing()).containsExactly("more rows in the machine copy");

    List<String> longer = new ArrayList<>(lines);
    longer.add(lines.getLast());
    Files.write(records, longer);
    assertThat(readBack(bag).printed()).isEqualTo(40);
    assertThat(readBack(bag).differing()).isNotEmpty();
  }

  @Test
  void anItemWithoutMessagesIsPrintedAsSuch() throws Exception {
    Observation.Excerpt excerpt = readBack(written(List.of(), Locale.CHINESE));
    assertThat(excerpt.rows()).isZero();
    assertThat(excerpt.differing()).isEmpty();
  }

  @Test
  void pagesAreCountedThroughBehindTheChats() throws Exception {
    PhoneWorld phone =
        new PhoneWorld(folder.resolve("keys"), PhoneSamples.rows(30), Locale.CHINESE);
    WrittenBundle bundle =
        BundleWriterTest.writer()
            .write(
                phone.plan(), phone.world.log.bagDeposit(), folder.resolve("bag"), Progress.SILENT);
    PageRange chat = bundle.pages().get(1);
    PageRange sms = bundle.pages().get(5);
    assertThat(chat).isNotNull();
    assertThat(sms).isNotNull();
    if (chat != null && sms != null) {
      assertThat(sms.first()).isEqualTo(chat.last() + 1);
    }
  }
}
