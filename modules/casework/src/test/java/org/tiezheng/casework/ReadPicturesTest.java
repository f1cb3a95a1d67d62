package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.ReadFromPicture;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.testkit.file.Glyphs;
import org.tiezheng.testkit.screen.Look;
import org.tiezheng.testkit.screen.ScreenTalk;
import org.tiezheng.testkit.screen.Screenshots;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.Speaker;

/** From pictures to records: what was said, in its order, nothing twice and nothing lost. */
class ReadPicturesTest {
  private static final int HEIGHT = 1_560;
  private static final int VISIBLE = HEIGHT - Screenshots.ABOVE - Screenshots.BELOW;
  private static Screenshots screens;
  private static final List<Line> TALK = new ArrayList<>(ScreenTalk.lines(22, 7));
  private static final Map<Integer, Screenshots.Shot> drawn = new HashMap<>();

  @TempDir Path folder;
  private Path matter;
  private Workplace place;
  private DrawnReader reader;

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
    // The same is said again and again, also twice in a row.
    TALK.add(8, TALK.get(3).saying("好的"));
    TALK.add(9, TALK.get(3).saying("好的"));
    TALK.add(15, TALK.get(3).saying("好的"));
  }

  @BeforeEach
  void open() throws Exception {
    place = Places.at(folder, Clock.systemUTC());
    matter = folder.resolve("case");
    new NewCase(place)
        .open(matter, Files.readString(Places.root().resolve("demo").resolve("case.yaml")));
    reader = new DrawnReader(screens);
  }

  /** Writes pictures of the places that were scrolled to, in the order in which they are given. */
  private List<Path> shots(int... tops) throws Exception {
    Path into = Files.createDirectories(folder.resolve("shots"));
    List<Path> files = new ArrayList<>();
    for (int n = 0; n < tops.length; n++) {
      int top = tops[n];
      Screenshots.Shot shot =
          reader.knows(drawn.computeIfAbsent(top, ReadPicturesTest::drawn), HEIGHT);
      files.add(Files.write(into.resolve((n + 1) + ".png"), shot.bytes()));
    }
    return files;
  }

  private static Screenshots.Shot drawn(int top) {
    return screens.at("面馆老周", TALK, List.of(top), HEIGHT).getFirst();
  }

  private int[] scrolled(int step) {
    List<Integer> tops = new ArrayList<>();
    for (int top = 0; tops.isEmpty() || tops.getLast() + VISIBLE < screens.end(TALK); top += step) {
      tops.add(top);
    }
    return tops.stream().mapToInt(n -> n).toArray();
  }

  private ReadPictures.Result read(OpenCase open, List<Path> files) throws Exception {
    return new ReadPictures(open, Optional.of(reader))
        .run(new ReadPictures.Request(files, List.of(), Optional.empty()), Secrets.NONE);
  }

  private static List<ChatMessage> messages(OpenCase open, int item) {
    try (Stream<Record> records = open.records(item)) {
      return records.map(ChatMessage.class::cast).toList();
    }
  }

  private static List<String> words(List<ChatMessage> messages) {
    return messages.stream().map(ChatMessage::line).toList();
  }

  private static List<String> said() {
    return TALK.stream().map(Line::text).toList();
  }

  @Test
  void picturesThatOverlapGiveEveryMessageOnceAndNothingIsLost() throws Exception {
    try (OpenCase open = OpenCase.forWriting(matter, place)) {
      ReadPictures.Result result = read(open, shots(scrolled(VISIBLE - 420)));
      assertThat(result.seams()).isNotEmpty().allMatch(s -> s.overlap().equals("ESTABLISHED"));
      List<ChatMessage> messages = messages(open, result.item());
      assertThat(words(messages)).isEqualTo(said());
      for (int n = 0; n < messages.size(); n++) {
        assertThat(messages.get(n).outgoing()).contains(TALK.get(n).speaker() == Speaker.PLAINTIFF);
        assertThat(messages.get(n).state()).isEqualTo(RowState.READ_TO_CONFIRM);
        assertThat(messages.get(n).provenance().locator()).isInstanceOf(Locator.Region.class);
      }
      Item item = open.matter().item(result.item()).orElseThrow();
      assertThat(item.copyGrade()).isEqualTo(CopyGrade.READ_FROM_PICTURES);
      // The pictures are parts of it, and every block of theirs is accounted for.
      assertThat(item.originals()).hasSize(1 + result.pictures().size());
      assertThat(item.reading().orElseThrow().complete()).isTrue();
      assertThat(item.reading().orElseThrow().tables().stream().mapToLong(Accounting::seen).sum())
          .isEqualTo(result.shown());
      assertThat(result.records() + setAsides(open, result.item())).isEqualTo(result.shown());
      assertThat(result.merged()).isPositive();
      // The same pictures give the same: nothing is sealed a second time.
      int before = open.originals().size();
      ReadPictures.Result again = read(open, shots(scrolled(VISIBLE - 420)));
      assertThat(again.already()).isTrue();
      assertThat(again.item()).isEqualTo(result.item());
      assertThat(open.originals()).hasSize(before);
    }
  }

  private static long setAsides(OpenCase open, int item) {
    try (Stream<SetAside> rows = open.setAsides(item)) {
      return rows.peek(r -> assertThat(r.reason().zh()).isNotBlank()).count();
    }
  }

  @Test
  void aPersonConfirmsAndCorrectsAndBothStay() throws Exception {
    List<Path> files = shots(scrolled(VISIBLE - 420));
    files.add(Files.writeString(folder.resolve("shots").resolve("9.png"), "no picture"));
    try (OpenCase open = OpenCase.forWriting(matter, place)) {
      ReadPictures.Result result = read(open, files);
      assertThat(result.pictures().getLast().unread()).isPresent();
      int item = result.item();
      PicturesSheet sheet = PicturesSheet.of(open, item);
      assertThat(sheet.left()).isPositive();
      PicturesSheet.Row row =
          sheet.rows().stream()
              .filter(r -> r.concerns().contains("AMOUNT"))
              .findFirst()
              .orElseThrow();
      String corrected = row.read() + "1";
      List<ConfirmPictures.Said> all = new ArrayList<>();
      all.add(said(ConfirmPictures.What.WORDS, row.sight(), Optional.of(corrected)));
      sheet.rows().stream()
          .filter(r -> !r.sight().equals(row.sight()))
          .forEach(r -> all.add(said(ConfirmPictures.What.WORDS, r.sight(), Optional.empty())));
      sheet
          .times()
          .forEach(t -> all.add(said(ConfirmPictures.What.WORDS, t.sight(), Optional.empty())));
      all.add(said(ConfirmPictures.What.NAME, "left", Optional.of("周正")));
      all.add(said(ConfirmPictures.What.NAME, "right", Optional.of("林岚")));
      all.add(said(ConfirmPictures.What.NAME, "title", Optional.of("面馆老周")));
      ConfirmPictures.Result settled = new ConfirmPictures(open).run(item, all);
      assertThat(settled.corrected()).isEqualTo(1);
      assertThat(settled.left()).isZero();
      List<ChatMessage> messages = messages(open, item);
      assertThat(messages).allMatch(m -> m.state() == RowState.READ_FROM_PICTURE);
      ChatMessage changed = messages.get((int) row.line() - 1);
      assertThat(changed.line()).isEqualTo(corrected);
      assertThat(changed.extra())
          .containsEntry(ReadFromPicture.MACHINE_READ, row.read())
          .containsEntry(ReadFromPicture.CONFIRMED_BY, "tester");
      assertThat(messages)
          .filteredOn(m -> m.outgoing().orElse(false))
          .allMatch(m -> m.senderName().equals("林岚"));
      // A time is that of the message below it; others are only of the day, or of no time.
      assertThat(messages.getFirst().time().raw()).contains("2024年");
      assertThat(messages.getFirst().time().instant()).isPresent();
      Event event =
          open.custody().stream()
              .map(OpenCase.CustodyLine::event)
              .filter(e -> "picturesConfirmed".equals(e.what().get("subject")))
              .findFirst()
              .orElseThrow();
      assertThat(event.what().get("which")).contains(row.read()).contains(corrected);
      // A second time nothing is new, and what is wrong changes nothing.
      assertThat(new ConfirmPictures(open).run(item, all).settled()).isZero();
      assertThatThrownBy(() ->
              new ConfirmPictures(open)
                  .run(item, List.of(said(ConfirmPictures.What.WORDS, "p9b9", Optional.of("x")))))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("p9b9");
    }
  }

  private static ConfirmPictures.Said said(
      ConfirmPictures.What what, String target, Optional<String> says) {
    return new ConfirmPictures.Said(what, target, says);
  }

  @Test
  void aPictureOnWhichNothingWasFoundIsNamed() throws Exception {
    List<Path> files = new ArrayList<>(shots(0));
    BufferedImage nothing = new BufferedImage(780, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < 780; x++) {
        nothing.setRGB(x, y, screens.pageColour());
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(nothing, "png", png);
    reader.knowsBlank(png.toByteArray());
    files.add(Files.write(folder.resolve("shots").resolve("2.png"), png.toByteArray()));
    try (OpenCase open = OpenCase.forWriting(matter, place)) {
      ReadPictures.Result result = read(open, files);
      assertThat(result.pictures())
          .extracting(ReadPictures.Read::blank)
          .containsExactly(false, true);
      assertThat(result.pictures().stream().mapToLong(ReadPictures.Read::places).sum())
          .isEqualTo(result.shown());
      assertThat(result.incomplete()).isTrue();
      assertThat(result.notes())
          .anySatisfy(n -> assertThat(n.en()).contains("picture 2 (2.png)"))
          .anySatisfy(n -> assertThat(n.zh()).contains("图 2(2.png)"));
    }
  }
}
