package org.tiezheng.collect.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reduces HTML to its words. Nothing is loaded or run; scripts, styles and comments are left out.
 * What a style sheet would hide stays: hidden words are words too.
 */
final class HtmlText {
  private static final Set<String> BREAKS =
      Set.of(
          "br",
          "p",
          "div",
          "tr",
          "li",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "table",
          "blockquote",
          "hr",
          "pre");
  private static final Set<String> SILENT = Set.of("script", "style", "head", "title");
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("copy", "©"),
          Map.entry("yen", "¥"),
          Map.entry("middot", "·"),
          Map.entry("hellip", "…"),
          Map.entry("mdash", "—"),
          Map.entry("ndash", "–"),
          Map.entry("ldquo", "“"),
          Map.entry("rdquo", "”"),
          Map.entry("lsquo", "‘"),
          Map.entry("rsquo", "’"));

  private HtmlText() {}

  static String of(String html) {
    StringBuilder out = new StringBuilder(html.length() / 2);
    int at = 0;
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '<') {
        at = tag(html, at, out);
      } else if (c == '&') {
        at = entity(html, at, out);
      } else {
        if (Character.isWhitespace(c)) {
          blank(out);
        } else {
          out.append(c);
        }
        at++;
      }
    }
    return out.toString().strip();
  }

  private static int tag(String html, int at, StringBuilder out) {
    if (html.startsWith("<!--", at)) {
      int end = html.indexOf("-->", at + 4);
      return end < 0 ? html.length() : end + 3;
    }
    int end = html.indexOf('>', at);
    if (end < 0) {
      out.append(html, at, html.length());
      return html.length();
    }
    int start = at + 1 < html.length() && html.charAt(at + 1) == '/' ? at + 2 : at + 1;
    int stop = start;
    while (stop < end && Character.isLetterOrDigit(html.charAt(stop))) {
      stop++;
    }
    String name = html.substring(start, stop).toLowerCase(Locale.ROOT);
    if (name.isEmpty() && html.charAt(at + 1) != '!' && html.charAt(at + 1) != '?') {
      out.append('<');
      return at + 1;
    }
    if (BREAKS.contains(name)) {
      newline(out);
    } else if (name.equals("td") || name.equals("th")) {
      blank(out);
    } else if (SILENT.contains(name) && start == at + 1) {
      return silent(html, end + 1, name);
    }
    return end + 1;
  }

  private static int silent(String html, int from, String name) {
    String close = "</" + name;
    for (int i = html.indexOf("</", from); i >= 0; i = html.indexOf("</", i + 2)) {
      if (html.regionMatches(true, i, close, 0, close.length())) {
        int end = html.indexOf('>', i);
        return end < 0 ? html.length() : end + 1;
      }
    }
    return html.length();
  }

  private static int entity(String html, int at, StringBuilder out) {
    int end = html.indexOf(';', at);
    if (end < 0 || end - at > 12) {
      out.append('&');
      return at + 1;
    }
    String name = html.substring(at + 1, end);
    try {
      if (name.startsWith("#x") || name.startsWith("#X")) {
        out.appendCodePoint(Integer.parseInt(name.substring(2), 16));
      } else if (name.startsWith("#")) {
        out.appendCodePoint(Integer.parseInt(name.substring(1)));
      } else if (NAMED.containsKey(name)) {
        out.append(NAMED.get(name));
      } else {
        out.append(html, at, end + 1);
      }
    } catch (IllegalArgumentException e) {
      out.append(html, at, end + 1);
    }
    return end + 1;
  }

  private static void blank(StringBuilder out) {
    if (!out.isEmpty()
        && out.charAt(out.length() - 1) != ' '
        && out.charAt(out.length() - 1) != '\n') {
      out.append(' ');
    }
  }

  private static void newline(StringBuilder out) {
    if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }
}
