package org.tiezheng.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer key of one database of the SQLite Forensic Corpus. Read leniently: some of the keys
 * hold control characters or a wrong end tag, which no XML parser takes.
 *
 * @param name of the table
 * @param deleted whether the table was dropped
 * @param columns how many it has
 * @param live its live rows, each value as text
 * @param dead its deleted rows
 */
record CorpusKey(
    String name, boolean deleted, int columns, List<List<String>> live, List<List<String>> dead) {
  private static final Pattern ELEMENT = blocks("element");
  private static final Pattern ROW = Pattern.compile("<row( [^>]*)?>(.*?)</row>", Pattern.DOTALL);
  private static final Pattern COLUMN = blocks("column");
  private static final Pattern DEFINITION = blocks("columnDefinition");
  private static final Pattern ENTITY = Pattern.compile("&(#x?)?([0-9A-Za-z]+);");

  private static Pattern blocks(String tag) {
    return Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL);
  }

  /** The tables of a key; triggers, views and indexes have no rows. */
  static List<CorpusKey> read(Path xml) throws IOException {
    String text = Files.readString(xml, StandardCharsets.UTF_8);
    return ELEMENT
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .filter(element -> content(element, "type").equals("table"))
        .map(CorpusKey::table)
        .toList();
  }

  private static CorpusKey table(String element) {
    List<List<String>> live = new ArrayList<>();
    List<List<String>> dead = new ArrayList<>();
    Matcher row = ROW.matcher(element);
    while (row.find()) {
      List<String> values =
          COLUMN.matcher(row.group(2)).results().map(c -> content(c.group(1), "content")).toList();
      (row.group(1) == null ? live : dead).add(values);
    }
    return new CorpusKey(
        content(element.substring(0, element.indexOf("</meta>")), "name"),
        content(element, "deleted").equals("True"),
        (int) DEFINITION.matcher(element).results().count(),
        live,
        dead);
  }

  /** What stands in the first tag of that name. */
  private static String content(String xml, String tag) {
    int start = xml.indexOf("<" + tag + ">");
    int end = xml.indexOf("</" + tag + ">");
    return start < 0 || end < start ? "" : unescape(xml.substring(start + tag.length() + 2, end));
  }

  private static String unescape(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(entity(match.group(1), match.group(2))));
  }

  private static String entity(String number, String name) {
    if (number != null) {
      return Character.toString(Integer.parseInt(name, number.endsWith("x") ? 16 : 10));
    }
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> "&";
    };
  }
}
