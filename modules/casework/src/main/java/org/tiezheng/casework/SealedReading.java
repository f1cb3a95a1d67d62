package org.tiezheng.casework;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.casework.file.CaseFileAdditions;
import org.tiezheng.collect.pictures.PicturesImporter;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** The files in which a reading of pictures is sealed: the first, and each later one of it. */
final class SealedReading {
  private static final String FOLDER = "pictures-read-";
  private static final String ENDING = ".jsonl";
  private static final int LONGEST_NAME = 24;

  private final OpenCase open;

  SealedReading(OpenCase open) {
    this.open = open;
  }

  /** A frame of a film that is kept beside the reading. */
  record Frame(String name, Path file) {}

  /**
   * Seals the first file with the frames beside it, and reads it.
   *
   * @param of items that the pictures are from
   * @return number of the new item
   */
  int first(byte[] file, List<Frame> frames, List<Integer> of, String title)
      throws IOException, InterruptedException {
    int number = 1;
    String folder = FOLDER + number;
    while (used(folder)) {
      folder = FOLDER + ++number;
    }
    CollectReport report = collect(folder, named(title) + "-1" + ENDING, file, frames, of);
    int item =
        report.items().stream()
            .filter(i -> i.importer().equals(PicturesImporter.ID))
            .mapToInt(CollectReport.ItemRead::number)
            .findFirst()
            .orElseThrow(SealedReading::notSealed);
    return item;
  }

  /** The item's title is made of it, so it has the conversation's name, as far as a file may. */
  private static String named(String title) {
    String plain =
        title
            .codePoints()
            .filter(Character::isLetterOrDigit)
            .limit(LONGEST_NAME)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return "图片识读" + (plain.isEmpty() ? "" : "-" + plain);
  }

  private boolean used(String folder) {
    return open.originals().stream().anyMatch(o -> o.name().startsWith(folder + "/"));
  }

  private static TiezhengException notSealed() {
    return new TiezhengException(
        new Text("识读件没有固化成功;请重试。", "The reading could not be sealed; try again."));
  }

  /** Seals a later file of an item, which begins with the bytes of the last, and reads it. */
  void next(Item item, byte[] file) throws IOException, InterruptedException {
    List<Original> all = files(item);
    String last = all.getLast().name();
    String folder = last.substring(0, last.lastIndexOf('/'));
    String first = all.getFirst().name().substring(all.getFirst().name().lastIndexOf('/') + 1);
    String name =
        first.substring(0, first.length() - ("-1" + ENDING).length())
            + "-"
            + (all.size() + 1)
            + ENDING;
    String full = folder + "/" + name;
    open.file(CaseFileAdditions.file(open.file(), item.number(), full));
    String own = folder.substring(folder.lastIndexOf('/') + 1);
    CollectReport report = collect(own, name, file, List.of(), List.of(item.number()));
    if (report.items().stream().noneMatch(i -> i.number() == item.number())) {
      throw notSealed();
    }
  }

  /** The bytes of the last file of an item. */
  byte[] last(Item item) {
    Original last = files(item).getLast();
    try (Arena arena = Arena.ofConfined()) {
      return open.vault()
          .originals()
          .open(last.digests().sha256(), arena)
          .toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private List<Original> files(Item item) {
    List<Original> files =
        open.pieces(item.number()).stream()
            .map(p -> p.original())
            .filter(o -> o.name().toLowerCase(Locale.ROOT).endsWith(ENDING))
            .toList();
    if (!ReadPictures.isReading(item) || files.isEmpty()) {
      throw new TiezhengException(
          new Text(
              "证据 " + item.number() + " 不是图片识读件。",
              "Item " + item.number() + " was not read from pictures."));
    }
    return files;
  }

  private CollectReport collect(
      String folder, String name, byte[] file, List<Frame> frames, List<Integer> of)
      throws IOException, InterruptedException {
    Path waiting = Files.createTempDirectory("tiezheng-pictures");
    try {
      Path inside = Files.createDirectory(waiting.resolve(folder));
      Files.write(inside.resolve(name), file);
      for (Frame frame : frames) {
        Files.copy(frame.file(), inside.resolve(frame.name()));
      }
      String items = of.stream().map(String::valueOf).collect(Collectors.joining(", "));
      return new Collect(open)
          .run(
              new Collect.Request(List.of(inside), "证据 " + items, "", Map.of(), Only.EVERYTHING)
                  .readFromPictures());
    } finally {
      try (Stream<Path> all = Files.walk(waiting)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(Objects.requireNonNull(path));
        }
      }
    }
  }
}
