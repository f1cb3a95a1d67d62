package org.tiezheng.examine.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Text;

/** Pictures against conversations. */
class CheckerTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Even places are ours. */
  private static final List<String> TALK =
      List.of(
          "上次说的事情你想好了吗",
          "想好了就按你说的办",
          "那我明天把合同发给你看看",
          "行啊我等你消息",
          "好的",
          "店里忙到几点收工",
          "大概晚上九点半左右",
          "好的",
          "路上当心别开太快",
          "到家了给我打电话");

  private static List<ExportLine> talk() {
    List<ExportLine> lines = new ArrayList<>();
    for (String words : TALK) {
      lines.add(Drawn.line(lines.size(), lines.size() % 2 == 0, words));
    }
    return lines;
  }

  private static Drawn drawn(int from, int to) {
    Drawn drawn = new Drawn();
    for (int n = from; n < to; n++) {
      add(drawn, n, TALK.get(n));
    }
    return drawn;
  }

  private static Drawn add(Drawn drawn, int place, String words) {
    return place % 2 == 0 ? drawn.right(words) : drawn.left(words);
  }

  private static Checked check(List<ExportLine> lines, Picture... pictures) throws Exception {
    return Checker.check(
        List.of(pictures), to -> lines.forEach(line -> to.accept("talk", line)), ZONE);
  }

  private static List<String> verdicts(Checked checked) {
    return checked.rows().stream()
        .filter(r -> r.kind() != Block.Kind.TIME)
        .map(r -> r.line().map(l -> String.valueOf(l.place())).orElse("-") + " " + r.verdict())
        .toList();
  }

  @Test
  void overlappingPicturesShowEachMessageOnce() throws Exception {
    Checked checked = check(talk(), drawn(0, 6).picture("a"), drawn(4, 10).picture("b"));
    assertThat(checked.rows()).hasSize(10).allMatch(r -> r.verdict() == Verdict.SAME);
    assertThat(checked.rows().get(4).seen()).hasSize(2);
    assertThat(checked.open()).isFalse();
    assertThat(checked.notes()).isEmpty();
  }

  @Test
  void theOrderInWhichPicturesAreGivenDoesNotMatter() throws Exception {
    Checked checked = check(talk(), drawn(5, 10).picture("b"), drawn(0, 6).picture("a"));
    assertThat(checked.rows()).hasSize(10).allMatch(r -> r.verdict() == Verdict.SAME);
  }

  @Test
  @Tag("SEED-WXC-07")
  void aMessageThatThePictureLeavesOutIsOnlyInTheExport() throws Exception {
    Drawn drawn = drawn(0, 3);
    for (int n = 4; n < 7; n++) {
      add(drawn, n, TALK.get(n));
    }
    assertThat(verdicts(check(talk(), drawn.picture("a"))))
        .contains("3 ONLY_EXPORT", "2 SAME", "4 SAME");
  }

  @Test
  void whatTheOtherPictureShowsInTheSamePlaceIsNotPassedOver() throws Exception {
    Drawn without = drawn(0, 3);
    for (int n = 4; n < 7; n++) {
      add(without, n, TALK.get(n));
    }
    Checked checked = check(talk(), without.picture("a"), drawn(2, 8).picture("b"));
    assertThat(verdicts(checked)).contains("3 PERSON");
  }

  @Test
  void aBubbleThatTheExportDoesNotHaveIsOnlyOnTheScreen() throws Exception {
    Drawn drawn = drawn(0, 3).left("我欠你的钱一分都还清了");
    for (int n = 3; n < 6; n++) {
      add(drawn, n, TALK.get(n));
    }
    assertThat(verdicts(check(talk(), drawn.picture("a")))).contains("- ONLY_SCREEN");
  }

  @Test
  void aMessageThatWasReplacedAltogetherFacesTheOneInItsPlace() throws Exception {
    Drawn drawn = drawn(0, 4).right("不行");
    for (int n = 5; n < 8; n++) {
      add(drawn, n, TALK.get(n));
    }
    assertThat(verdicts(check(talk(), drawn.picture("a")))).contains("4 PERSON");
  }

  @Test
  void theSameWordsOnTheOtherSideAreForAPerson() throws Exception {
    Drawn drawn = drawn(0, 3).right(TALK.get(3));
    for (int n = 4; n < 7; n++) {
      add(drawn, n, TALK.get(n));
    }
    assertThat(verdicts(check(talk(), drawn.picture("a")))).contains("3 PERSON");
  }

  @Test
  void aTimeIsThatOfTheMessageBelow() throws Exception {
    // Place 3 is of 09:03 in the zone of the screen.
    Drawn right = drawn(0, 3).middle("2024年3月5日 09:03");
    add(add(right, 3, TALK.get(3)), 4, TALK.get(4));
    Drawn wrong = drawn(0, 3).middle("2024年3月6日 09:03");
    add(add(wrong, 3, TALK.get(3)), 4, TALK.get(4));
    assertThat(check(talk(), right.picture("a")).counts(true)).containsOnlyKeys(Verdict.SAME);
    assertThat(check(talk(), wrong.picture("a")).counts(true)).containsOnlyKeys(Verdict.PERSON);
  }

  @Test
  void aNameThatBelongsToAnotherAccountElsewhereIsForAPerson() throws Exception {
    List<ExportLine> lines = new ArrayList<>();
    Drawn drawn = new Drawn();
    for (int n = 0; n < 5; n++) {
      ExportLine line = Drawn.line(n, false, TALK.get(n));
      lines.add(
          n != 3
              ? line
              : new ExportLine(
                  line.line(),
                  line.place(),
                  line.provenance(),
                  "third",
                  "三",
                  line.outgoing(),
                  line.time(),
                  line.form(),
                  line.words(),
                  line.quoted()));
      drawn.name("面馆老周").left(TALK.get(n));
    }
    assertThat(verdicts(check(lines, drawn.picture("a")))).contains("2 SAME", "3 PERSON");
  }

  @Test
  void wordsBesideAPictureOfTheExportAreNotCompared() throws Exception {
    List<ExportLine> lines = new ArrayList<>(talk());
    lines.set(3, Drawn.line(3, false, "", ExportLine.Form.PICTURE));
    Drawn drawn = drawn(0, 3).left("菜单").left("牛腩面十八元");
    for (int n = 4; n < 7; n++) {
      add(drawn, n, TALK.get(n));
    }
    assertThat(verdicts(check(lines, drawn.picture("a"))))
        .contains("3 NOT_COMPARED")
        .doesNotContain("- ONLY_SCREEN");
  }

  @Test
  void anUnreadPictureIsListedAndTheOthersAreChecked() throws Exception {
    Picture unread = new Picture("x", "", 1, new ScreenReading.Unread(new Text("坏", "broken")));
    Checked checked = check(talk(), unread, drawn(0, 5).picture("a"));
    assertThat(checked.pictures().getFirst().read()).isFalse();
    assertThat(checked.open()).isTrue();
    assertThat(verdicts(checked)).hasSize(5);
  }

  @Test
  void messagesBetweenPicturesAreSaidToBeUnseen() throws Exception {
    Checked checked = check(talk(), drawn(0, 4).picture("a"), drawn(6, 10).picture("b"));
    assertThat(checked.notes()).singleElement().satisfies(n -> assertThat(n.en()).contains("(2)"));
    assertThat(verdicts(checked)).noneMatch(v -> v.startsWith("5 "));
  }

  @Test
  void whichConversationIsMeantIsFoundOrAskedFor() throws Exception {
    List<ExportLine> lines = talk();
    Picture picture = drawn(0, 6).picture("a");
    Checker.Chats two =
        to -> {
          for (ExportLine line : lines) {
            to.accept("one", line);
            to.accept("two", line);
          }
        };
    assertThatThrownBy(() -> Checker.check(List.of(picture), two, ZONE))
        .isInstanceOfSatisfying(
            UnclearChatException.class,
            e -> assertThat(e.conversations()).containsExactlyInAnyOrder("one", "two"));
    Checker.Chats another = to -> to.accept("one", Drawn.line(0, true, "完全无关的另一段谈话内容"));
    assertThatThrownBy(() -> Checker.check(List.of(picture), another, ZONE))
        .isInstanceOfSatisfying(
            UnclearChatException.class, e -> assertThat(e.conversations()).isEmpty());
  }

  @Test
  void thePlaceIsFoundAmongManyMessages() throws Exception {
    List<ExportLine> lines = new ArrayList<>();
    for (int n = 0; n < 20_000; n++) {
      boolean shown = n >= 15_000 && n < 15_010;
      String words = shown ? TALK.get(n - 15_000) : n % 7 == 0 ? "好的" : "第" + n + "句闲话随便说说而已";
      lines.add(Drawn.line(n, n % 2 == 0, words));
    }
    Checked checked = check(lines, drawn(0, 10).picture("a"));
    assertThat(checked.rows()).hasSize(10).allMatch(r -> r.verdict() == Verdict.SAME);
    assertThat(checked.pictures().getFirst().first().orElseThrow().place()).isEqualTo(15_000);
  }
}
