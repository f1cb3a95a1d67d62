package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.tiezheng.evidence.Text;
import org.tiezheng.verify.bundle.BundleLayout;

/**
 * What within a bundle of this program is evidence: its originals, and whatever else this program
 * never puts there. Papers, records, proofs and the page are about the originals, made by whoever
 * handed the bundle in; a file of any other name must not escape examination because it lies beside
 * them.
 */
final class BundleParts {
  private static final String DECLARATION = "bagit.txt";
  private static final String OWN = "tiezheng/";
  private static final String ORIGINALS = BundleLayout.ORIGINALS;

  /** What bundles are made of besides originals (docs/bundle-format.md section 4). */
  private static final Pattern KNOWN =
      Pattern.compile(
          """
          bagit\\.txt|bag-info\\.txt|fetch\\.txt|(?:tag)?manifest-[a-z0-9]+\\.txt\
          |index\\.html|README-验证\\.txt\
          |data/papers/(?:DOC|DERIVED)-[^/]+\
          |data/records/[0-9]{3,}\\.jsonl\
          |tiezheng/.+\\.(?:json|jsonl|txt|tsr|pem|vkey|tlog-proof|sh|js|css|html)\
          """);

  /** So many names are told in one sentence. */
  private static final int TOLD = 200;

  /** So many entries of a zip are looked at; a bundle declares itself among its files. */
  private static final long ENTRIES = 1_000_000;

  private BundleParts() {}

  /**
   * Those of the names that lie in a bundle as what it says about its originals.
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
    return name.startsWith(root) && KNOWN.matcher(name.substring(root.length())).matches();
  }

  /**
   * Names what was left out. Papers, which hold words, come before proofs and the page.
   *
   * @param beside as {@link #besideOriginals} gives them; not empty
   */
  static Text told(Collection<String> beside) {
    String names =
        beside.stream()
            .sorted(
                Comparator.comparing((String name) -> ("/" + name).contains("/" + OWN))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(TOLD)
            .collect(Collectors.joining("; "));
    int more = beside.size() - TOLD;
    return new Text(
        "证据包中的文书、清单、证明和页面共 %,d 个文件已固化,不作为证据列出,没有读取:%s%s。"
            .formatted(beside.size(), names, more > 0 ? ";另有 %,d 个".formatted(more) : ""),
        "%,d files of bundles (papers, manifests, proofs, pages) are sealed, make no item and were not read: %s%s."
            .formatted(beside.size(), names, more > 0 ? "; and %,d more".formatted(more) : ""));
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
