package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tiezheng.examine.screens.Block;
import org.tiezheng.examine.screens.ChatFromPictures;
import org.tiezheng.examine.screens.ChatRead;
import org.tiezheng.examine.screens.Picture;
import org.tiezheng.testkit.file.Glyphs;
import org.tiezheng.testkit.screen.Look;
import org.tiezheng.testkit.screen.ScreenTalk;
import org.tiezheng.testkit.screen.Screenshots;
import org.tiezheng.testkit.talk.Line;

/** Scrolled screens put together: what was said, in its order, nothing twice, nothing lost. */
class PicturesJoinedTest {
  private static final int HEIGHT = 1_560;
  private static final int VISIBLE = HEIGHT - Screenshots.ABOVE - Screenshots.BELOW;
  private static Screenshots screens;
  private static List<Line> talk;
  private static List<Picture> scrolled;

  @BeforeAll
  static void draw() {
    screens =
        new Screenshots(
            Glyphs.of(
                Places.root()
                    .resolve(
                        "modules/present/src/main/resources/org/tiezheng/present/font/NotoSansSC-Regular.ttf.xz")),
            Look.LIGHT,
            false);
    talk = talk(22, 7);
    scrolled = pictures(talk, VISIBLE - 420);
  }

  /** The same is said again and again, also twice in a row. */
  private static List<Line> talk(int lines, long seed) {
    List<Line> talk = new ArrayList<>(ScreenTalk.lines(lines, seed));
    for (int at : new int[] {8, 9, 15}) {
      talk.add(at, talk.get(3).saying("好的"));
    }
    return talk;
  }

  private static List<Picture> pictures(List<Line> said, int step) {
    List<Integer> tops = new ArrayList<>();
    for (int top = 0; tops.isEmpty() || tops.getLast() + VISIBLE < screens.end(said); top += step) {
      tops.add(top);
    }
    return pictures(said, tops);
  }

  private static List<Picture> pictures(List<Line> said, List<Integer> tops) {
    DrawnReader reader = new DrawnReader(screens);
    List<Picture> pictures = new ArrayList<>();
    for (Screenshots.Shot shot : screens.at("面馆老周", said, tops, HEIGHT)) {
      reader.knows(shot, HEIGHT);
      pictures.add(new Picture(shot.name(), "", 1, reader.read(shot.bytes())));
    }
    return pictures;
  }

  private static List<String> said(List<Line> lines) {
    return lines.stream().map(Line::text).toList();
  }

  /** What would become a message, with what is seen in part only if asked for. */
  private static List<String> messages(ChatRead read, boolean parts) {
    return read.seen().stream()
        .filter(s -> s.sameAs().isEmpty() && s.block().kind() == Block.Kind.BUBBLE)
        .filter(s -> parts || !s.block().cut())
        .map(s -> s.block().text())
        .toList();
  }

  @Test
  void whatOverlapsIsOneWhateverTheOrder() {
    ChatRead read = ChatFromPictures.of(scrolled);
    assertThat(read.seams()).allMatch(s -> s.overlap() == ChatRead.Overlap.ESTABLISHED);
    assertThat(messages(read, true)).isEqualTo(said(talk));
    List<Picture> mixed = new ArrayList<>(scrolled);
    mixed.add(1, mixed.remove(2));
    ChatRead again = ChatFromPictures.of(mixed);
    assertThat(messages(again, true)).isEqualTo(said(talk));
    assertThat(again.notes()).anyMatch(n -> n.en().contains("1, 3, 2"));
    // The same picture twice adds nothing.
    List<Picture> twice = new ArrayList<>(scrolled);
    twice.add(2, scrolled.get(1));
    assertThat(messages(ChatFromPictures.of(twice), true)).isEqualTo(said(talk));
  }

  @Test
  void whatIsMissingIsToldAndNothingIsMergedOverIt() {
    List<Picture> without = new ArrayList<>(scrolled);
    without.remove(1);
    ChatRead read = ChatFromPictures.of(without);
    assertThat(read.seams().getFirst().overlap()).isNotEqualTo(ChatRead.Overlap.ESTABLISHED);
    assertThat(said(talk)).containsSubsequence(messages(read, false));
  }

  /** The last bubble of one picture and the first of the next say the same, and are two. */
  @Test
  void theSameWordsAreNotTakenForOne() {
    List<Line> same = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      same.add(talk.get(3).saying("请你尽快把钱还给我,不要再拖"));
    }
    int one = (screens.end(same) - screens.end(same.subList(0, 10))) / 10;
    for (int down : new int[] {one, 5 * one, 10 * one, 10 * one + 7}) {
      ChatRead read = ChatFromPictures.of(pictures(same, List.of(0, down)));
      assertThat(read.seen()).noneMatch(s -> s.sameAs().isPresent());
      assertThat(read.seams().getFirst().overlap()).isNotEqualTo(ChatRead.Overlap.ESTABLISHED);
    }
  }

  /** Many ways of scrolling: never a message lost, never two taken for one. */
  @Test
  void howeverOneScrollsNothingIsLost() {
    int rounds = Boolean.getBoolean("long") ? 60 : 3;
    Random random = new Random(3);
    int seams = 0;
    int joined = 0;
    int overlapping = 0;
    int extra = 0;
    for (int round = 0; round < rounds; round++) {
      List<Line> lines = talk(18, 100 + round);
      List<Integer> tops = new ArrayList<>(List.of(0));
      List<Boolean> shared = new ArrayList<>();
      while (tops.getLast() + VISIBLE < screens.end(lines)) {
        int overlap = 100 + random.nextInt(500);
        tops.add(tops.getLast() + VISIBLE - overlap);
        shared.add(overlap > 330);
      }
      ChatRead read = ChatFromPictures.of(pictures(lines, tops));
      List<String> messages = messages(read, true);
      assertThat(messages).as("round %s", round).containsSubsequence(said(lines));
      seams += shared.size();
      overlapping += (int) shared.stream().filter(s -> s).count();
      joined +=
          (int)
              read.seams().stream()
                  .filter(s -> s.overlap() == ChatRead.Overlap.ESTABLISHED)
                  .count();
      extra += messages.size() - lines.size();
    }
    System.out.printf(
        "pictures joined: %d seams, %d with two bubbles or more in common, %d established; 0"
            + " messages lost, 0 taken for another, %d kept twice for a person%n",
        seams, overlapping, joined, extra);
    assertThat(joined).isGreaterThanOrEqualTo(overlapping * 8 / 10);
    assertThat(Arrays.asList(seams, joined)).doesNotContain(0);
  }

  @Test
  void aLongPictureIsOne() {
    DrawnReader reader = new DrawnReader(screens);
    Screenshots.Shot whole = screens.whole("面馆老周", talk);
    reader.knows(whole, screens.end(talk) + Screenshots.ABOVE + Screenshots.BELOW);
    ChatRead read =
        ChatFromPictures.of(List.of(new Picture("long", "", 1, reader.read(whole.bytes()))));
    assertThat(messages(read, true)).isEqualTo(said(talk));
  }
}
