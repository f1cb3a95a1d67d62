package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.screens.Area;
import org.tiezheng.examine.screens.ScreenLine;
import org.tiezheng.examine.screens.ScreenReader;
import org.tiezheng.examine.screens.ScreenReading;
import org.tiezheng.testkit.file.ChatLabFile;
import org.tiezheng.testkit.screen.ScreenTalk;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.Speaker;

/** The verb, with a reader whose readings are known; the real one has its tests in its module. */
class CheckScreensTest {
  private static final byte[] BROKEN = "broken".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Workplace place;
  private Path matter;
  private final List<Line> lines = ScreenTalk.lines(12, 7);

  /** Each “picture” holds the numbers of the lines that it shows; a star behind one forges it. */
  private final class KnownReader implements ScreenReader, ScreenReader.Session {
    private boolean closed;

    @Override
    public Optional<Text> unavailable() {
      return Optional.empty();
    }

    @Override
    public Session start() {
      return this;
    }

    @Override
    public String engine() {
      return "known reader 1";
    }

    @Override
    public ScreenReading read(byte[] picture) {
      String text = new String(picture, StandardCharsets.UTF_8);
      if (text.startsWith("broken")) {
        return new ScreenReading.Unread(new Text("图片损坏", "damaged"));
      }
      List<ScreenLine> shown = new ArrayList<>();
      int y = 200;
      for (String number : text.strip().split(" ", -1)) {
        Line line = lines.get(Integer.parseInt(number.replace("*", "")));
        String words = number.endsWith("*") ? line.text().replace("不", "") : line.text();
        shown.add(line(words, line.speaker() == Speaker.PLAINTIFF, y));
        y += 120;
      }
      return new ScreenReading.Screen(780, 2_000, 0, 2_000, 0xEDEDED, shown, new byte[] {9}, 0.5);
    }

    private static ScreenLine line(String words, boolean own, int y) {
      int pitch = Math.min(34, 480 / words.length());
      int x = own ? 636 - words.length() * pitch : 144;
      List<ScreenLine.Glyph> glyphs = new ArrayList<>();
      for (int i = 0; i < words.length(); i++) {
        glyphs.add(new ScreenLine.Glyph(words.substring(i, i + 1), 0.99, "", x + i * pitch));
      }
      return new ScreenLine(
          new Area(x, y, words.length() * pitch, 40),
          y - 20,
          y + 60,
          own ? 0x95EC69 : 0xFFFFFF,
          glyphs);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @BeforeEach
  void collectTheExport() throws Exception {
    place = Places.at(folder, Clock.systemUTC());
    matter = folder.resolve("case");
    new NewCase(place)
        .open(matter, Files.readString(Places.root().resolve("demo").resolve("case.yaml")));
    Path export = Files.createDirectories(folder.resolve("export")).resolve("chat.json");
    Files.write(
        export,
        new ChatLabFile(
                "面馆老周",
                new ChatLabFile.Member("wxid_lin", "林岚", ""),
                new ChatLabFile.Member("wxid_zhou", "面馆老周", ""),
                Instant.parse("2025-01-01T00:00:00Z"))
            .json(lines));
    try (OpenCase open = OpenCase.forWriting(matter, place)) {
      new Collect(open).run(new Collect.Request(List.of(export), "", "", Map.of()));
    }
  }

  private Path picture(String name, String shows) throws Exception {
    Path folderOfPictures = Files.createDirectories(folder.resolve("shots"));
    return Files.writeString(folderOfPictures.resolve(name), shows);
  }

  private CheckScreens.Request request(List<Path> pictures, Path out) {
    return new CheckScreens.Request(pictures, Optional.empty(), Optional.empty(), Optional.of(out));
  }

  @Test
  void thePicturesAreSealedFirstAndTheCustodyLogSaysWhatCameOut() throws Exception {
    KnownReader reader = new KnownReader();
    Path first = picture("1.png", "0 1 2 3 4 5");
    Path second = picture("2.png", "4 5 6 7 8");
    Path out = folder.resolve("out.json");
    try (OpenCase open = OpenCase.forWriting(matter, place)) {
      CheckScreens check = new CheckScreens(open, Optional.of(reader));
      CheckScreens.Result result = check.run(request(List.of(first, second), out), Secrets.NONE);
      assertThat(reader.closed).isTrue();
      assertThat(result.pictures()).allMatch(CheckScreens.Shown::collected);
      assertThat(result.counts())
          .singleElement()
          .satisfies(c -> assertThat(c.verdict()).isEqualTo("SAME"))
          .satisfies(c -> assertThat(c.count()).isEqualTo(9));
      assertThat(result.unclear()).isFalse();
      assertThat(result.statement().en()).contains("known reader 1").contains("chat.chatlab");
      assertThat(open.originals())
          .anyMatch(o -> o.digests().sha256().equals(result.pictures().getFirst().sha256()));
      Event event = open.custody().getLast().event();
      assertThat(event.kind()).isEqualTo(Event.Type.COMPARE);
      assertThat(event.what())
          .containsEntry("SAME", "9")
          .containsEntry("screens", "2")
          .containsEntry("outSha256", event.what().get("resultSha256"));
      int before = open.originals().size();
      byte[] written = Files.readAllBytes(out);
      CheckScreens.Result again = check.run(request(List.of(first, second), out), Secrets.NONE);
      assertThat(again.pictures()).noneMatch(CheckScreens.Shown::collected);
      assertThat(open.originals()).hasSize(before);
      assertThat(Files.readAllBytes(out)).isEqualTo(written);
    }
  }

  @Test
  void aForgedBubbleIsShownWithItsCropAndNothingRunsInThePage() throws Exception {
    int forged = 0;
    while (!lines.get(forged).text().contains("不")) {
      forged++;
    }
    StringBuilder shows = new StringBuilder();
    for (int n = 0; n < lines.size(); n++) {
      shows.append(n).append(n == forged ? "* " : " ");
    }
    Path page = folder.resolve("out.html");
    try (OpenCase open = OpenCase.forWriting(matter, place)) {
      CheckScreens.Result result =
          new CheckScreens(open, Optional.of(new KnownReader()))
              .run(request(List.of(picture("<b>.png", shows.toString())), page), Secrets.NONE);
      assertThat(result.unclear()).isTrue();
      assertThat(result.differs()).isFalse();
      assertThat(result.first())
          .singleElement()
          .satisfies(line -> assertThat(line.exported()).contains("不"));
    }
    assertThat(page)
        .content()
        .contains(
            "default-src 'none'", "data:image/jpeg;base64,CQ==", "role=\"img\"", "&lt;b&gt;.png")
        .doesNotContain("<script", "<b>.png");
  }

  @Test
  void whatCannotBeDoneIsSaidBeforeAnythingIsClaimed() throws Exception {
    Path good = picture("1.png", "0 1 2 3");
    Path bad = picture("2.png", new String(BROKEN, StandardCharsets.UTF_8));
    Path out = folder.resolve("out.json");
    try (OpenCase open = OpenCase.forWriting(matter, place)) {
      assertThatThrownBy(() ->
              new CheckScreens(open, Optional.empty())
                  .run(request(List.of(good), out), Secrets.NONE))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("ocr");
      CheckScreens check = new CheckScreens(open, Optional.of(new KnownReader()));
      assertThatThrownBy(
              () -> check.run(request(List.of(good), folder.resolve("a.pdf")), Secrets.NONE))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining(".html");
      assertThatThrownBy(
              () -> check.run(request(List.of(folder.resolve("none.png")), out), Secrets.NONE))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("none.png");
      assertThatThrownBy(() -> check.run(request(List.of(bad), out), Secrets.NONE))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("2.png");
      assertThat(out).doesNotExist();
      CheckScreens.Result result = check.run(request(List.of(bad, good), out), Secrets.NONE);
      assertThat(result.pictures().getFirst().unread()).isPresent();
      assertThat(result.unclear()).isTrue();
      assertThatThrownBy(() ->
              check.run(
                  new CheckScreens.Request(
                      List.of(good), Optional.empty(), Optional.of("无此会话"), Optional.empty()),
                  Secrets.NONE))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("无此会话");
    }
  }

  @Test
  void aFolderGivesItsPicturesByName() throws Exception {
    picture("b.png", "4 5 6 7");
    picture("a.png", "0 1 2 3 4");
    picture("notes.txt", "no picture");
    try (OpenCase open = OpenCase.forWriting(matter, place)) {
      CheckScreens.Result result =
          new CheckScreens(open, Optional.of(new KnownReader()))
              .run(
                  request(List.of(folder.resolve("shots")), folder.resolve("o.json")),
                  Secrets.NONE);
      assertThat(result.pictures())
          .extracting(CheckScreens.Shown::name)
          .containsExactly("a.png", "b.png");
      assertThat(result.conversation()).isEqualTo("面馆老周");
    }
  }
}
