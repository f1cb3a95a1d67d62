package org.tiezheng.present.disc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * Where everything lies on a disc: descriptors, path tables, the records of the folders in both
 * trees, the files. Nothing of the files is held in memory but their names.
 */
final class DiscLayout {
  static final int SECTOR = 2048;

  /** Sectors before the first descriptor, which belong to nobody. */
  static final int SYSTEM = 16;

  /** Descriptors: of the plain tree, of Joliet, and the end of them. */
  static final int DESCRIPTORS = 3;

  /** Empty sectors at the end: some drives read ahead of what they are asked for. */
  static final int TAIL = 150;

  /** A number of 32 bits holds the length of a file. */
  static final long LARGEST = (1L << 32) - 1;

  private static final int MOST_FOLDERS = 65_000;
  private static final int MOST_FILES = 9_999_999;

  final DiscNode root = new DiscNode("", Optional.empty(), true, "");
  final List<DiscNode> files = new ArrayList<>();

  /** The folders in the order of the path table of either tree. */
  final List<List<DiscNode>> folders = new ArrayList<>();

  final long[] tableBytes = new long[2];

  /** First sectors of the path tables: of either tree in the order of its numbers, low and high. */
  final long[][] tables = new long[2][2];

  long sectors;

  private DiscLayout() {}

  /**
   * Lays out files of a folder.
   *
   * @param paths below the folder, with {@code /} between their parts
   * @throws TiezhengException if a name or a file does not fit on a disc
   */
  static DiscLayout of(Path folder, Collection<String> paths) throws IOException {
    DiscLayout layout = new DiscLayout();
    DiscNames.check(paths);
    layout.grow(folder, paths);
    layout.name();
    for (Tree tree : Tree.values()) {
      layout.number(tree);
    }
    layout.place();
    return layout;
  }

  private void grow(Path folder, Collection<String> paths) throws IOException {
    Map<String, DiscNode> byPath = new TreeMap<>(Map.of("", root));
    for (String path : paths.stream().distinct().sorted().toList()) {
      BasicFileAttributes file =
          Files.readAttributes(
              folder.resolve(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!file.isRegularFile()) {
        throw new IOException(path + ": not a regular file");
      }
      if (file.size() > LARGEST) {
        throw new TiezhengException(
            new Text(
                "“" + path + "”有 4 GiB 或更大,光盘格式(ISO 9660)放不下;请改用 U 盘,或把它放到另一件载体上。",
                path
                    + " has 4 GiB or more, which no file of a disc (ISO 9660) can have; use a stick"
                    + " for it."));
      }
      DiscNode node = child(path, false, byPath);
      node.size = file.size();
      node.time = file.lastModifiedTime().toInstant();
      files.add(node);
      for (Optional<DiscNode> up = node.parent; up.isPresent(); up = up.get().parent) {
        Instant newest = node.time.isAfter(up.get().time) ? node.time : up.get().time;
        up.get().time = newest;
      }
    }
    if (files.size() > MOST_FILES || byPath.size() > MOST_FOLDERS + files.size()) {
      throw new TiezhengException(
          new Text("文件或文件夹过多,一张光盘放不下。", "There are more files or folders than a disc can hold."));
    }
  }

  private static DiscNode child(String path, boolean folder, Map<String, DiscNode> byPath) {
    DiscNode known = byPath.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    DiscNode parent = child(slash < 0 ? "" : path.substring(0, slash), true, byPath);
    DiscNode node = new DiscNode(path.substring(slash + 1), Optional.of(parent), folder, path);
    parent.children.add(node);
    byPath.put(path, node);
    return node;
  }

  /** Plain names are numbers: no system then takes two files for one. */
  private void name() {
    int file = 0;
    for (DiscNode node : files) {
      node.plainName = "%08d.%s;1".formatted(++file, ending(node.name));
    }
    int[] folder = {0};
    names(root, folder);
  }

  private static void names(DiscNode of, int[] count) {
    for (DiscNode child : of.children) {
      if (child.folder) {
        child.plainName = "D%07d".formatted(++count[0]);
        names(child, count);
      }
    }
  }

  private static String ending(String name) {
    String end =
        name.substring(name.lastIndexOf('.') + 1)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z0-9]", "");
    return name.indexOf('.') < 0 ? "" : end.substring(0, Math.min(3, end.length()));
  }

  /** By depth, then by the number of the folder above, then by name (ECMA-119, 6.9.1). */
  private void number(Tree tree) {
    List<DiscNode> all = new ArrayList<>(List.of(root));
    for (int i = 0; i < all.size(); i++) {
      all.get(i).number[tree.index()] = i + 1;
      all.get(i).sorted(tree).stream().filter(n -> n.folder).forEach(all::add);
    }
    folders.add(all);
    for (DiscNode folder : all) {
      tableBytes[tree.index()] += tableEntry(folder, tree);
      folder.length[tree.index()] = recordBytes(folder, tree);
    }
  }

  static int tableEntry(DiscNode folder, Tree tree) {
    int name = folder.identifier(tree).length;
    return 8 + name + name % 2;
  }

  /** No record lies across the end of a sector. */
  private static long recordBytes(DiscNode folder, Tree tree) {
    long at = 0;
    for (DirectoryRecord record : folder.records(tree)) {
      long left = SECTOR - at % SECTOR;
      at += (record.bytes() > left ? left : 0) + record.bytes();
    }
    return sectors(at) * SECTOR;
  }

  static long sectors(long bytes) {
    return (bytes + SECTOR - 1) / SECTOR;
  }

  private void place() {
    long at = SYSTEM + DESCRIPTORS;
    for (Tree tree : Tree.values()) {
      for (int order = 0; order < 2; order++) {
        tables[tree.index()][order] = at;
        at += sectors(tableBytes[tree.index()]);
      }
    }
    for (Tree tree : Tree.values()) {
      for (DiscNode folder : folders.get(tree.index())) {
        folder.sector[tree.index()] = at;
        at += folder.length[tree.index()] / SECTOR;
      }
    }
    for (DiscNode file : files) {
      file.sector[0] = at;
      at += sectors(file.size);
    }
    sectors = at + TAIL;
  }
}
