package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What within a bundle of this program is evidence: its originals. Papers, schemas, proofs and the
 * page are about them, made by whoever handed the bundle in.
 */
final class BundleParts {
  private static final String DECLARATION = "bagit.txt";
  private static final String OWN = "tiezheng/";
  private static final String ORIGINALS = "data/originals/";

  /** So many entries of a zip are looked at; a bundle declares itself among its files. */
  private static final long ENTRIES = 1_000_000;

  private BundleParts() {}

  /**
   * Those of the names that lie in a bundle and are none of its originals.
   *
   * @param names with {@code /} between folders
   */
  static Set<String> besideOriginals(Collection<String> names) {
    List<String> roots = roots(names);
    return names.stream()
        .filter(name -> roots.stream().anyMatch(root -> isBeside(name, root)))
        .collect(Collectors.toSet());
  }

  private static boolean isBeside(String name, String root) {
    return name.startsWith(root) && !name.startsWith(root + ORIGINALS);
  }

  /** Folders that hold a bundle, with a slash behind; empty for the top. */
  private static List<String> roots(Collection<String> names) {
    return names.stream()
        .filter(name -> name.equals(DECLARATION) || name.endsWith("/" + DECLARATION))
        .map(name -> name.substring(0, name.length() - DECLARATION.length()))
        .filter(root -> names.stream().anyMatch(name -> name.startsWith(root + OWN)))
        // What lies among the originals of a bundle is evidence, even if it is a bundle itself.
        .filter(root -> !root.contains("/" + ORIGINALS) && !root.startsWith(ORIGINALS))
        .toList();
  }

  /** Whether a folder is a bundle that can be verified. */
  static boolean isFolder(Path path) {
    return Files.isRegularFile(path.resolve(DECLARATION)) && Files.isDirectory(path.resolve(OWN));
  }

  /** Whether a file is a zipped bundle: its files at the top, or in one folder. */
  static boolean isZip(Path path) throws IOException {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".zip") || !Files.isRegularFile(path)) {
      return false;
    }
    try (ZipFile zip = new ZipFile(path.toFile());
        Stream<? extends ZipEntry> entries = zip.stream()) {
      List<String> told =
          entries
              .limit(ENTRIES)
              .map(ZipEntry::getName)
              .filter(n -> n.matches("(?:[^/]*/)?(?:bagit\\.txt|tiezheng/evidence\\.json)"))
              .toList();
      return !roots(told).isEmpty();
    } catch (ZipException | IllegalArgumentException e) {
      return false; // Whatever it is, nothing in it can be verified; it is sealed as received.
    }
  }
}
