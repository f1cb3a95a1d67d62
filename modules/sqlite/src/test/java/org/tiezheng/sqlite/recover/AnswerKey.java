package org.tiezheng.sqlite.recover;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer key of the SQLite Forensic Corpus (Nemetz, Schmitt, Freiling 2018): the rows of every
 * table, live and deleted. Some keys are not well-formed (raw control characters, a missing tag),
 * so they are read as text.
 */
record AnswerKey(List<KeyTable> tables) {
  private static final Pattern ROW =
      Pattern.compile("<row( deleted=\"1\")?>(.*?)</row>", Pattern.DOTALL);
  private static final Pattern CONTENT =
      Pattern.compile("<content>(.*?)</content>|<content\\s*/>", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern.compile("<columnTypeName>(.*?)</columnTypeName>");
  private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]+|\\w+);");

  /**
   * A table of the key.
   *
   * @param deleted whether it was dropped
   */
  record KeyTable(String name, boolean deleted, List<String> types, List<KeyRow> rows) {}

  /** A row, its values as printed. */
  record KeyRow(boolean deleted, List<String> values) {}

  static AnswerKey read(Path xml) throws IOException {
    String text = Files.readString(xml, StandardCharsets.UTF_8);
    List<KeyTable> tables = new ArrayList<>();
    int start = text.indexOf("<element>");
    while (start >= 0) {
      int next = text.indexOf("<element>", start + 1);
      String element = text.substring(start, next < 0 ? text.length() : next);
      if (tag(element, "type").equalsIgnoreCase("table")) {
        tables.add(table(element));
      }
      start = next;
    }
    return new AnswerKey(tables);
  }

  private static KeyTable table(String element) {
    List<String> types = new ArrayList<>();
    for (Matcher type = TYPE.matcher(element); type.find(); ) {
      types.add(type.group(1));
    }
    List<KeyRow> rows = new ArrayList<>();
    for (Matcher row = ROW.matcher(element); row.find(); ) {
      List<String> values = new ArrayList<>();
      for (Matcher content = CONTENT.matcher(row.group(2)); content.find(); ) {
        values.add(content.group(1) == null ? "" : plain(content.group(1)));
      }
      rows.add(new KeyRow(row.group(1) != null, values));
    }
    boolean deleted = tag(element, "deleted").equalsIgnoreCase("true");
    return new KeyTable(plain(tag(element, "name")), deleted, types, rows);
  }

  private static String tag(String text, String name) {
    Matcher found =
        Pattern.compile("<" + name + ">(.*?)</" + name + ">", Pattern.DOTALL).matcher(text);
    return found.find() ? found.group(1).strip() : "";
  }

  private static String plain(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(entity(match.group(1), match.group())));
  }

  private static String entity(String name, String otherwise) {
    if (name.startsWith("#")) {
      boolean hex = name.startsWith("#x");
      return Character.toString(Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10));
    }
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> otherwise;
    };
  }
}
