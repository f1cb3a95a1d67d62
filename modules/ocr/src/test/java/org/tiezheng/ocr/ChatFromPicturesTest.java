package org.tiezheng.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tiezheng.examine.screens.Block;
import org.tiezheng.examine.screens.ChatFromPictures;
import org.tiezheng.examine.screens.ChatRead;
import org.tiezheng.examine.screens.Picture;
import org.tiezheng.examine.screens.ScreenReader;
import org.tiezheng.testkit.file.Glyphs;
import org.tiezheng.testkit.screen.Look;
import org.tiezheng.testkit.screen.ScreenTalk;
import org.tiezheng.testkit.screen.Screenshots;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.Speaker;

/** Two screens that overlap, read by the real engine and put together to what they show. */
class ChatFromPicturesTest {
  private static final int OVERLAP = 420;

  @Test
  void twoScreensThatOverlapAreOneTalk() throws Exception {
    Screenshots screens =
        new Screenshots(
            Glyphs.of(
                Path.of(
                    System.getProperty("root"),
                    "modules/present/src/main/resources/org/tiezheng/present/font/NotoSansSC-Regular.ttf.xz")),
            Look.JPEG,
            false);
    List<Line> talk = new ArrayList<>(ScreenTalk.lines(10, 7));
    talk.add(8, talk.get(3).saying("好的"));
    talk.add(9, talk.get(3).saying("好的"));
    List<Picture> pictures = new ArrayList<>();
    try (ScreenReader.Session session = new PictureReader().start()) {
      for (Screenshots.Shot shot : screens.of("面馆老周", talk, OVERLAP)) {
        pictures.add(new Picture(shot.name(), "", 1, session.read(shot.bytes())));
      }
    }
    ChatRead read = ChatFromPictures.of(pictures);
    assertThat(read.title()).isEqualTo("面馆老周");
    assertThat(read.seams()).hasSize(1).allMatch(s -> s.overlap() == ChatRead.Overlap.ESTABLISHED);
    List<Block> messages =
        read.seen().stream()
            .filter(s -> s.sameAs().isEmpty() && s.block().kind() == Block.Kind.BUBBLE)
            .map(ChatRead.Seen::block)
            .toList();
    assertThat(messages).hasSameSizeAs(talk);
    for (int n = 0; n < talk.size(); n++) {
      assertThat(letters(messages.get(n).text())).isEqualTo(letters(talk.get(n).text()));
      assertThat(messages.get(n).side())
          .isEqualTo(
              talk.get(n).speaker() == Speaker.PLAINTIFF ? Block.Side.RIGHT : Block.Side.LEFT);
    }
  }

  private static String letters(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
