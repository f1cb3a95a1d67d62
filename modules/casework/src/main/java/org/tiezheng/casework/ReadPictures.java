package org.tiezheng.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.tiezheng.casework.PicturesToRead.ToRead;
import org.tiezheng.collect.pictures.PicturesImporter;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.screens.ChatFromPictures;
import org.tiezheng.examine.screens.ChatRead;
import org.tiezheng.examine.screens.Picture;
import org.tiezheng.examine.screens.ScreenReader;
import org.tiezheng.examine.screens.ScreenReading;
import org.tiezheng.seal.digest.Digester;

/**
 * Makes records of a conversation of which there are only pictures: screenshots, a long picture, a
 * film of the scrolling phone (图片识读). What the machine read is sealed as a file of its own, and the
 * records are read from that: the same file always gives the same records. Every amount, date and
 * name is open until a person confirms it ({@link ConfirmPictures}).
 */
public final class ReadPictures {
  private final OpenCase open;
  private final Optional<ScreenReader> reader;

  public ReadPictures(OpenCase open) {
    this(open, ServiceLoader.load(ScreenReader.class).findFirst());
  }

  ReadPictures(OpenCase open, Optional<ScreenReader> reader) {
    this.open = open;
    this.reader = reader;
  }

  /**
   * What is to be read.
   *
   * @param pictures files or folders, collected first if the case has them not; in their order
   * @param items of the case whose pictures or films are read, in this order
   * @param taken day on which all of them were taken, if the person knows it
   */
  public record Request(List<Path> pictures, List<Integer> items, Optional<LocalDate> taken) {
    public Request {
      pictures = List.copyOf(pictures);
      items = List.copyOf(items);
    }
  }

  /**
   * What came of it.
   *
   * @param item number of the item with the records
   * @param already whether the same reading was there before; then nothing was written
   * @param shown blocks on the pictures: bubbles, notices, times and what stands beside the chat
   * @param records messages that were made of them
   * @param merged blocks that another picture shows, too
   * @param open records that a person has to confirm
   * @param notes what a person should know
   */
  public record Result(
      int item,
      boolean already,
      List<Read> pictures,
      List<Between> seams,
      long shown,
      long records,
      long merged,
      long open,
      List<Text> notes) {
    public Result {
      pictures = List.copyOf(pictures);
      seams = List.copyOf(seams);
      notes = List.copyOf(notes);
    }

    /** Whether anything was not read, or may be missing. */
    public boolean incomplete() {
      return pictures.stream().anyMatch(p -> p.unread().isPresent() || p.blank())
          || seams.stream().anyMatch(s -> !s.overlap().equals("ESTABLISHED"));
    }
  }

  /**
   * A picture that was read, or why it was not.
   *
   * @param places blocks that were found on it
   */
  public record Read(int number, String name, int item, long places, Optional<Text> unread) {
    /** Whether the machine looked at it and saw nothing of a chat. */
    public boolean blank() {
      return unread.isEmpty() && places == 0;
    }
  }

  /**
   * Two pictures that follow each other.
   *
   * @param overlap ESTABLISHED, UNCERTAIN or NONE
   * @param merged blocks that both show
   */
  public record Between(int before, int after, String overlap, int merged) {}

  /**
   * Reads them.
   *
   * @throws TiezhengException if nothing here reads pictures, there is no picture, or none could be
   *     read
   */
  public Result run(Request request, Secrets secrets) throws IOException, InterruptedException {
    ScreenReader engine = engine();
    try (PicturesToRead wanted = PicturesToRead.of(open, request, secrets)) {
      List<Picture> screens = new ArrayList<>();
      String read;
      try (ScreenReader.Session session = engine.start()) {
        read = session.engine();
        open.place()
            .watch()
            .begins(new Text("识读图片", "reading pictures"), wanted.all().size(), Watch.Unit.THINGS);
        for (ToRead one : wanted.all()) {
          screens.add(
              new Picture(one.name(), one.sha256(), one.item(), read(session, wanted, one)));
          open.place().watch().at(screens.size());
        }
      }
      requireOne(screens);
      open.place().watch().begins(new Text("拼接", "joining"), 0, Watch.Unit.THINGS);
      ChatRead chat = ChatFromPictures.of(screens);
      byte[] file =
          new PicturesFile(open.matter(), open.place().zone(), read)
              .of(wanted.all(), screens, chat, request.taken());
      return sealed(file, wanted, screens, chat);
    }
  }

  private ScreenReader engine() {
    ScreenReader found =
        reader.orElseThrow(() ->
            new TiezhengException(
                new Text(
                    "本构建不含图片识读(模块 ocr),没有识读任何图片。",
                    "This build reads no pictures (module ocr); nothing was read.")));
    found
        .unavailable()
        .ifPresent(why -> {
          throw new TiezhengException(why);
        });
    return found;
  }

  private static ScreenReading read(ScreenReader.Session session, PicturesToRead wanted, ToRead one)
      throws IOException, InterruptedException {
    if (one.unread().isPresent()) {
      return new ScreenReading.Unread(one.unread().get());
    }
    Optional<byte[]> bytes = wanted.bytes(one);
    return bytes.isPresent()
        ? session.read(bytes.get())
        : new ScreenReading.Unread(
            new Text("文件超过 64 MB,未读;请裁成几张。", "larger than 64 MB, not read; cut it into several"));
  }

  private static void requireOne(List<Picture> screens) {
    for (Picture picture : screens) {
      if (picture.reading() instanceof ScreenReading.Screen) {
        return;
      }
    }
    Text why =
        screens.getFirst().reading() instanceof ScreenReading.Unread not
            ? not.why()
            : new Text("没有图片", "there is none");
    throw new TiezhengException(
        new Text(
            "图片都未能识读,没有生成记录。“" + screens.getFirst().name() + "”:" + why.zh(),
            "None of the pictures could be read; no records were made. "
                + screens.getFirst().name()
                + ": "
                + why.en()));
  }

  private Result sealed(byte[] file, PicturesToRead wanted, List<Picture> screens, ChatRead chat)
      throws IOException, InterruptedException {
    String digest = Digester.sha256Only().digest(file).sha256();
    Optional<Item> known =
        open.matter().items().stream().filter(i -> i.originals().contains(digest)).findFirst();
    int item = known.isPresent() ? known.get().number() : collected(file, wanted, chat);
    return result(item, known.isPresent(), screens, chat);
  }

  private int collected(byte[] file, PicturesToRead wanted, ChatRead chat)
      throws IOException, InterruptedException {
    SealedReading sealing = new SealedReading(open);
    int item = sealing.first(file, wanted.frames(), wanted.items(), chat.title());
    open.note(Event.Type.NOTE, what(item, file, wanted, chat));
    return item;
  }

  private static Map<String, String> what(
      int item, byte[] file, PicturesToRead wanted, ChatRead chat) {
    Map<String, String> what = new TreeMap<>();
    what.put("subject", "picturesRead");
    what.put("item", String.valueOf(item));
    what.put("pictures", String.valueOf(wanted.all().size()));
    what.put("reading", Digester.sha256Only().digest(file).sha256());
    what.put("seen", String.valueOf(chat.seen().size()));
    what.put(
        "merged", String.valueOf(chat.seen().stream().filter(s -> s.sameAs().isPresent()).count()));
    wanted.frameTool().ifPresent(tool -> what.put("frames", tool));
    for (ChatRead.Overlap overlap : ChatRead.Overlap.values()) {
      long count = chat.seams().stream().filter(s -> s.overlap() == overlap).count();
      what.put("overlap." + overlap, String.valueOf(count));
    }
    return what;
  }

  private Result result(int item, boolean already, List<Picture> screens, ChatRead chat)
      throws IOException {
    PicturesSheet sheet = PicturesSheet.of(open, item);
    List<Read> pictures = new ArrayList<>();
    for (int n = 0; n < screens.size(); n++) {
      Picture p = screens.get(n);
      int number = n;
      pictures.add(
          new Read(
              n + 1,
              p.name(),
              p.item(),
              chat.seen().stream().filter(s -> s.picture() == number).count(),
              p.reading() instanceof ScreenReading.Unread not
                  ? Optional.of(not.why())
                  : Optional.empty()));
    }
    List<Text> notes = new ArrayList<>(chat.notes());
    pictures.stream().filter(Read::blank).map(ReadPictures::blank).forEach(notes::add);
    notes.add(
        new Text(
            "识读件须与手机核对;没有文字的图片、表情、语音只在底色单一时能发现,请对照原图查看有无遗漏。",
            "What was read is to be compared with the phone. Pictures, stickers and voices without"
                + " words are found only where the page has one colour: look at the pictures for"
                + " what is missing."));
    return new Result(
        item,
        already,
        pictures,
        chat.seams().stream()
            .map(s -> new Between(s.before() + 1, s.after() + 1, s.overlap().name(), s.merged()))
            .toList(),
        chat.seen().size(),
        sheet.rows().size(),
        chat.seen().stream().filter(s -> s.sameAs().isPresent()).count(),
        sheet.rows().stream().filter(PicturesSheet.Row::open).count(),
        notes);
  }

  private static Text blank(Read picture) {
    return new Text(
        "图 %d(%s)上没有找到聊天内容,请对照原图。".formatted(picture.number(), picture.name()),
        "Nothing of a chat was found on picture %d (%s): look at it yourself."
            .formatted(picture.number(), picture.name()));
  }

  /** Whether an item was read from pictures. */
  public static boolean isReading(Item item) {
    return item.reading().filter(r -> r.importer().equals(PicturesImporter.ID)).isPresent();
  }

  /** Things by their names, numbers in names by their value: as pictures are read. */
  public static <T> List<T> inOrder(List<T> things, java.util.function.Function<T, String> name) {
    return things.stream()
        .sorted(java.util.Comparator.comparing(name, PicturesToRead::byNumbers))
        .toList();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
