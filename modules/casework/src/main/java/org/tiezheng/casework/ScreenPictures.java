package org.tiezheng.casework;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * The pictures that are to be read: sealed first, and read from the vault only. What the case does
 * not have yet is collected as an item.
 */
final class ScreenPictures {
  private static final long LARGEST = 64L << 20;
  private static final Set<String> ENDINGS =
      Set.of("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "webp", "heic", "heif");

  private final OpenCase open;
  private final Secrets secrets;

  ScreenPictures(OpenCase open, Secrets secrets) {
    this.open = open;
    this.secrets = secrets;
  }

  /**
   * A sealed picture.
   *
   * @param item number of the item that it belongs to; 0 if it is a part of none
   * @param collected whether it was taken in just now
   */
  record Sealed(String name, String sha256, long size, int item, boolean collected) {}

  /** The pictures of items, by name within each. */
  List<Sealed> ofItems(List<Integer> items) {
    List<Sealed> all = new ArrayList<>();
    for (int number : items) {
      Item item =
          open.matter()
              .item(number)
              .orElseThrow(() ->
                  new TiezhengException(
                      new Text("没有编号为 " + number + " 的证据。", "There is no item " + number + ".")));
      open.originals().stream()
          .filter(o -> item.originals().contains(o.digests().sha256()))
          .filter(o -> o.mediaType().startsWith("image/"))
          .sorted(Comparator.comparing(Original::name, PicturesToRead::byNumbers))
          .map(o -> new Sealed(last(o.name()), o.digests().sha256(), o.size(), number, false))
          .forEach(all::add);
    }
    return all;
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /**
   * Seals what is not yet sealed.
   *
   * @throws TiezhengException if there is no such file, or one could not be taken in
   */
  List<Sealed> sealed(List<Path> named) throws IOException, InterruptedException {
    List<Path> files = files(named);
    List<String> digests = new ArrayList<>();
    List<Path> missing = new ArrayList<>();
    Set<String> known =
        open.originals().stream().map(o -> o.digests().sha256()).collect(Collectors.toSet());
    for (Path file : files) {
      String digest = digest(file);
      if (!known.contains(digest) && !digests.contains(digest)) {
        missing.add(file);
      }
      digests.add(digest);
    }
    if (!missing.isEmpty()) {
      CollectReport report =
          new Collect(open, secrets)
              .run(new Collect.Request(missing, "", "", Map.of(), Only.EVERYTHING));
      report.notTaken().stream()
          .filter(CollectReport.NotTaken::fault)
          .findFirst()
          .ifPresent(not -> refuse(not.name(), not.reason()));
    }
    List<Sealed> sealed = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      sealed.add(sealed(files.get(i), digests.get(i), !known.contains(digests.get(i))));
    }
    return sealed;
  }

  private Sealed sealed(Path file, String digest, boolean collected) {
    Optional<Original> original =
        open.originals().stream().filter(o -> o.digests().sha256().equals(digest)).findFirst();
    if (original.isEmpty()) {
      refuse(
          String.valueOf(file), new Text("采集时内容已改变", "its content changed while it was collected"));
    }
    int item =
        open.matter().items().stream()
            .filter(i -> i.originals().contains(digest))
            .mapToInt(Item::number)
            .findFirst()
            .orElse(0);
    return new Sealed(
        String.valueOf(file.getFileName()),
        digest,
        original.map(Original::size).orElse(0L),
        item,
        collected);
  }

  private static void refuse(String name, Text why) {
    throw new TiezhengException(
        new Text(
            "图片“" + name + "”未能采集(" + why.zh() + "),未核对任何截图。",
            "The picture "
                + name
                + " could not be collected ("
                + why.en()
                + "); nothing was checked."));
  }

  /** Files as named, and the pictures of folders by name. */
  private static List<Path> files(List<Path> named) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.list(path)) {
          inside
              .filter(p -> Files.isRegularFile(p) && ENDINGS.contains(ending(p)))
              .sorted(Comparator.comparing(p -> String.valueOf(p.getFileName())))
              .forEach(files::add);
        }
      } else if (Files.isRegularFile(path)) {
        files.add(path);
      } else {
        throw new TiezhengException(
            new Text("没有图片文件“" + path + "”。", "There is no picture file " + path + "."));
      }
    }
    if (files.isEmpty()) {
      throw new TiezhengException(
          new Text(
              "其中没有图片(.png、.jpg 等);请写明截图文件或所在的文件夹。",
              "There are no pictures (.png, .jpg, …) among them; name the screenshots or their"
                  + " folder."));
    }
    return files;
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String digest(Path file) {
    try {
      return Workplace.sha256(file);
    } catch (IOException e) {
      throw new TiezhengException(
          new Text(
              "图片“" + file + "”无法读取;请检查路径和权限。",
              "The picture " + file + " cannot be read; check path and permission."),
          e);
    }
  }

  /** The bytes of a picture; empty if it is too large to be a screenshot. */
  Optional<byte[]> bytes(Sealed picture) {
    if (picture.size() > LARGEST) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      return Optional.of(
          open.vault().originals().open(picture.sha256(), arena).toArray(ValueLayout.JAVA_BYTE));
    }
  }
}
