package org.tiezheng.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The requirements that lie beside this checkout; they are read, never copied. */
final class Requirements {
  static final Path FOLDER = SourceTree.ROOT.resolve("../shared/requirements");

  /** A numbered requirement or rule (SEED-GD-12, CHAT-004) or a paper (DOC-CHAT-KEY). */
  static final Pattern ID =
      Pattern.compile("DOC-[A-Z]+(?:-[A-Z0-9]+)*|[A-Z]+(?:-[A-Z]+)*-[0-9]+[a-z]?");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (" + ID.pattern() + ")[ |].*$");

  /** Rules that the work added to the table of the requirements. */
  private static final Set<String> ADDED_RULES =
      Set.of("G-024", "G-025", "G-026", "G-027", "G-028", "FAX-006");

  private Requirements() {}

  /** One of the two readings' requirements; a note asks nothing of the product. */
  record Seed(String id, String phase, boolean note) {}

  static boolean present() {
    return Files.isDirectory(FOLDER);
  }

  static List<Seed> seeds() throws IOException {
    List<Seed> seeds = new ArrayList<>();
    for (String row : rows("requirements.md", "SEED-")) {
      String[] cells = row.split("\\s*\\|\\s*", -1);
      String realisation = cells[5].strip().toLowerCase(Locale.ROOT);
      boolean note = realisation.matches("note\\b.*|[a-z] (?:history )?note(?: only)?");
      seeds.add(new Seed(cells[1].strip(), cells[4].strip(), note));
    }
    return seeds;
  }

  static Set<String> rules() throws IOException {
    Set<String> rules = new TreeSet<>(ADDED_RULES);
    for (String row : rows("rules.md", "")) {
      rules.add(row.split("\\s*\\|\\s*", -1)[1].strip());
    }
    return rules;
  }

  static Set<String> papers() throws IOException {
    Set<String> papers = new TreeSet<>();
    for (String row : rows("documents.md", "DOC-")) {
      Matcher id = ID.matcher(row);
      if (id.find()) {
        papers.add(id.group());
      }
    }
    return papers;
  }

  /** Every id that is named anywhere in the requirements. */
  static Set<String> known() throws IOException {
    Set<String> known = new HashSet<>(ADDED_RULES);
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        Matcher matcher = ID.matcher(SourceTree.read(file));
        while (matcher.find()) {
          known.add(matcher.group());
        }
      }
    }
    return known;
  }

  private static List<String> rows(String file, String start) throws IOException {
    List<String> rows = new ArrayList<>();
    Matcher row = ROW.matcher(SourceTree.read(FOLDER.resolve(file)));
    while (row.find()) {
      if (row.group(1).startsWith(start)) {
        rows.add(row.group());
      }
    }
    return rows;
  }
}
