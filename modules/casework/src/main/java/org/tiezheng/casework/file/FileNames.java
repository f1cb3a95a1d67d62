package org.tiezheng.casework.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tiezheng.casework.reading.Piece;

/**
 * The files of an item as a person names them: exact names, or globs in which {@code *} and {@code
 * ?} stay within a folder and {@code **} crosses folders. Names of evidence are texts, not paths,
 * so no file system is asked.
 *
 * @param exact names without a wildcard, as nearly all are
 * @param globs the others
 */
public record FileNames(Set<String> exact, List<Pattern> globs) {
  public FileNames {
    exact = Set.copyOf(exact);
    globs = List.copyOf(globs);
  }

  /** Of the names in {@code case.yaml}. */
  public static FileNames of(List<String> names) {
    return new FileNames(
        names.stream().filter(n -> !isGlob(n)).collect(Collectors.toSet()),
        names.stream().filter(FileNames::isGlob).map(FileNames::pattern).toList());
  }

  /** Whether one of them names this file. */
  public boolean match(String name) {
    return exact.contains(name) || globs.stream().anyMatch(p -> p.matcher(name).matches());
  }

  private static boolean isGlob(String name) {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
  }

  /** As {@link #match}, also when the first folder of the found name is left out. */
  public boolean matchFound(String name) {
    return match(name) || match(withoutFirstFolder(name));
  }

  static String withoutFirstFolder(String name) {
    return name.substring(name.indexOf('/') + 1);
  }

  /**
   * A name of {@code case.yaml}, taken apart.
   *
   * @param sealed names the sealed file
   * @param inner the path inside it, if it is a container and a file inside is meant
   */
  public record Named(FileNames sealed, Optional<String> inner) {}

  /**
   * Takes a name apart at the {@code !/} between a container and a path inside; where a sealed file
   * itself is so named, that file is meant.
   */
  public static Named named(String name, FoundNames originals) {
    FileNames whole = of(List.of(name));
    int at = name.indexOf(Piece.INSIDE);
    if (at < 0 || originals.has(whole)) {
      return new Named(whole, Optional.empty());
    }
    return new Named(
        of(List.of(name.substring(0, at))),
        Optional.of(name.substring(at + Piece.INSIDE.length())));
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '*' && i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** A name written so that it matches nothing but itself, for a file that we write. */
  public static String exactly(String name) {
    // A star or question mark in a found name would be read as a glob; one unknown character is
    // the closest that can be said, and the digest decides anyway.
    return name.replace('*', '?');
  }
}
