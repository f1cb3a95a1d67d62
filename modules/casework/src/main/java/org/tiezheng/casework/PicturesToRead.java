package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.casework.media.FilmFrames;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Photo;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * The sealed pictures that are to be read, in their order: files as they were named, and pictures
 * of items by name, numbers in names by their value.
 */
final class PicturesToRead implements AutoCloseable {
  private static final Pattern DAY_IN_NAME =
      Pattern.compile("(?<![0-9])(20[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?![0-9])");
  private static final Pattern EXIF = Pattern.compile("^([0-9]{4})[:-]([0-9]{2})[:-]([0-9]{2})");
  private static final Pattern PARTS = Pattern.compile("(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])");

  private final OpenCase open;
  private final ScreenPictures screens;
  private final List<ToRead> all = new ArrayList<>();
  private final Map<Integer, Map<String, LocalDate>> exif = new HashMap<>();
  private final List<SealedReading.Frame> frames = new ArrayList<>();
  private final Map<String, Path> frameFiles = new HashMap<>();
  private final List<Path> folders = new ArrayList<>();
  private Optional<String> frameTool = Optional.empty();

  private PicturesToRead(OpenCase open, ScreenPictures screens) {
    this.open = open;
    this.screens = screens;
  }

  /**
   * A picture.
   *
   * @param item number of the item that it belongs to; 0 if it is a part of none
   * @param film SHA-256 of the film that it is a frame of
   * @param taken day on which it was taken, as its own data or its name say
   * @param takenFrom which of them says so
   * @param unread why it is not read
   */
  record ToRead(
      String name,
      String sha256,
      long size,
      int item,
      Optional<String> film,
      Optional<Long> frameMillis,
      Optional<LocalDate> taken,
      String takenFrom,
      Optional<Text> unread) {}

  static PicturesToRead of(OpenCase open, ReadPictures.Request request, Secrets secrets)
      throws IOException, InterruptedException {
    ScreenPictures screens = new ScreenPictures(open, secrets);
    PicturesToRead wanted = new PicturesToRead(open, screens);
    for (int item : request.items()) {
      wanted.item(item);
    }
    if (!request.pictures().isEmpty()) {
      for (ScreenPictures.Sealed p : screens.sealed(request.pictures())) {
        wanted.add(p.name(), p.sha256(), p.size(), p.item());
      }
    }
    if (wanted.all.isEmpty()) {
      throw new TiezhengException(
          new Text(
              "没有要识读的图片;请给出截图文件,或用 --item 指明是图片的证据。",
              "There is no picture to read; name files, or items that are pictures with --item."));
    }
    return wanted;
  }

  private void item(int number) throws IOException, InterruptedException {
    Item item =
        open.matter()
            .item(number)
            .orElseThrow(() ->
                new TiezhengException(
                    new Text("没有编号为 " + number + " 的证据。", "There is no item " + number + ".")));
    List<Original> pictures =
        open.originals().stream()
            .filter(o -> item.originals().contains(o.digests().sha256()))
            .filter(o -> o.mediaType().startsWith("image/"))
            .sorted(Comparator.comparing(Original::name, PicturesToRead::byNumbers))
            .toList();
    List<Original> films =
        open.originals().stream()
            .filter(o -> item.originals().contains(o.digests().sha256()))
            .filter(o -> o.mediaType().startsWith("video/") || o.mediaType().endsWith("/mp4"))
            .toList();
    for (Original film : films) {
      film(film, number);
    }
    if (pictures.isEmpty() && films.isEmpty()) {
      throw new TiezhengException(
          new Text("证据 " + number + " 中没有图片。", "Item " + number + " has no picture."));
    }
    pictures.forEach(o -> add(last(o.name()), o.digests().sha256(), o.size(), number));
  }

  /** The frames of a film that show all that it showed, or why there are none. */
  private void film(Original film, int item) throws IOException, InterruptedException {
    String name = last(film.name());
    Optional<FilmFrames> program = FilmFrames.find();
    if (program.isEmpty()) {
      unread(
          film,
          item,
          new Text(
              "本机没有 ffmpeg,不能从录像中取出画面;请安装 ffmpeg,或改用截图、长截图。",
              "no ffmpeg is installed, so no frame can be taken out of the film; install it, or use"
                  + " screenshots"));
      return;
    }
    open.place().watch().begins(new Text("取出画面", "taking frames"), 0, Watch.Unit.THINGS);
    Path folder = Files.createTempDirectory("tiezheng-film");
    folders.add(folder);
    List<FilmFrames.Frame> found =
        program
            .get()
            .of(open.vault().originals().file(film.digests().sha256()), film.mediaType(), folder);
    frameTool = Optional.of(program.get().tool());
    if (found.isEmpty()) {
      unread(
          film,
          item,
          new Text(
              "录像无法解码、超过二十分钟或画面过多,没有取出画面;请剪成几段(原片保留)。",
              "the film cannot be decoded, is longer than twenty minutes or shows too much; no"
                  + " frame was taken. Cut a copy into several, and keep the original"));
      return;
    }
    Optional<LocalDate> day = day(DAY_IN_NAME.matcher(name));
    for (FilmFrames.Frame frame : found) {
      String own = "frame-%d-%07d.png".formatted(item, frame.millis());
      String sha256 = Workplace.sha256(frame.file());
      frames.add(new SealedReading.Frame(own, frame.file()));
      frameFiles.put(sha256, frame.file());
      all.add(
          new ToRead(
              own,
              sha256,
              Files.size(frame.file()),
              item,
              Optional.of(film.digests().sha256()),
              Optional.of(frame.millis()),
              day,
              day.isPresent() ? "name" : "",
              Optional.empty()));
    }
  }

  private void unread(Original film, int item, Text why) {
    all.add(
        new ToRead(
            last(film.name()),
            film.digests().sha256(),
            film.size(),
            item,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.of(why)));
  }

  /** So that 2 comes before 10. */
  static int byNumbers(String a, String b) {
    String[] left = PARTS.split(a, -1);
    String[] right = PARTS.split(b, -1);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      boolean numbers = number(left[i]) && number(right[i]);
      int order =
          numbers
              ? new java.math.BigInteger(left[i]).compareTo(new java.math.BigInteger(right[i]))
              : left[i].compareTo(right[i]);
      if (order != 0) {
        return order;
      }
    }
    return left.length == right.length ? a.compareTo(b) : left.length - right.length;
  }

  private static boolean number(String part) {
    return !part.isEmpty() && part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private void add(String name, String sha256, long size, int item) {
    Optional<LocalDate> own = Optional.ofNullable(exif(item).get(sha256));
    Optional<LocalDate> named = day(DAY_IN_NAME.matcher(name));
    all.add(
        new ToRead(
            name,
            sha256,
            size,
            item,
            Optional.empty(),
            Optional.empty(),
            own.or(() -> named),
            own.isPresent() ? "exif" : named.isPresent() ? "name" : "",
            Optional.empty()));
  }

  private Map<String, LocalDate> exif(int item) {
    return exif.computeIfAbsent(
        item,
        number -> {
          Map<String, LocalDate> days = new HashMap<>();
          if (open.matter().item(number).flatMap(Item::reading).isPresent()) {
            try (Stream<Record> records = open.records(number)) {
              records.forEach(r -> {
                if (r instanceof Photo photo) {
                  day(EXIF.matcher(photo.time().raw()))
                      .ifPresent(d -> days.put(photo.provenance().original(), d));
                }
              });
            }
          }
          return days;
        });
  }

  private static Optional<LocalDate> day(Matcher m) {
    if (!m.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(2)),
              Integer.parseInt(m.group(3))));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  List<ToRead> all() {
    return List.copyOf(all);
  }

  /** Items that they are from, each once. */
  List<Integer> items() {
    return all.stream().map(ToRead::item).distinct().filter(n -> n > 0).toList();
  }

  /** Frames of films, which are sealed beside the reading. */
  List<SealedReading.Frame> frames() {
    return List.copyOf(frames);
  }

  /** What took frames out of films. */
  Optional<String> frameTool() {
    return frameTool;
  }

  /** The bytes; empty if there are too many for a picture of a screen. */
  Optional<byte[]> bytes(ToRead one) throws IOException {
    Path frame = frameFiles.get(one.sha256());
    if (frame != null) {
      return Optional.of(Files.readAllBytes(frame));
    }
    return screens.bytes(
        new ScreenPictures.Sealed(one.name(), one.sha256(), one.size(), one.item(), false));
  }

  @Override
  public void close() throws IOException {
    for (Path folder : folders) {
      try (Stream<Path> inside = Files.walk(folder)) {
        for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
