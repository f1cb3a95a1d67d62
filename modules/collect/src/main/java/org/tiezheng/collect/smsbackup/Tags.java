package org.tiezheng.collect.smsbackup;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tiezheng.collect.Limits;
import org.tiezheng.evidence.Text;

/**
 * Takes the tags of a backup one after the other from its bytes. Not an XML parser: the files are
 * often not well-formed, an XML parser ends at the first fault and loses the rest, and gives no
 * places in bytes. There are no entities but the five of XML, nothing is ever loaded, and of a file
 * of any size one tag is in memory. Where a tag is broken, reading goes on with the next tag of a
 * known name, also if it stands within the broken one. Not thread-safe.
 */
final class Tags {
  private static final int MAX_NAME = 200;
  private static final int LONGEST_KNOWN = 8;

  private static final Pattern KNOWN =
      Pattern.compile("(?s)/?(?:smses|sms|mms|calls|call|parts|part|addrs|addr)[\\s/>].*");

  private final Window window;
  private final Limits limits;
  private final ReferenceText text;
  private long position;
  private boolean cut;

  /** Ends of comments and the like that do not come any more, so that they are sought once. */
  private final Set<String> absent = new HashSet<>();

  Tags(MemorySegment bytes, long start, Limits limits, ReferenceText text) {
    this.window = new Window(bytes);
    this.limits = limits;
    this.text = text;
    this.position = start;
  }

  /** The next tag, or empty at the end. */
  Optional<Tag> next() {
    while (position < window.size()) {
      int b = window.at(position);
      if (white(b)) {
        position++;
        continue;
      }
      long start = position;
      if (b != '<') {
        position = window.next('<', start);
        return broken(start, "标签之间有文字", "text between the tags");
      }
      int after = window.at(start + 1);
      if (after == '?' || after == '!') {
        if (!passed(start, after)) {
          return broken(start, "注释或声明没有结束", "a comment or declaration does not end");
        }
        continue;
      }
      return Optional.of(after == '/' ? end(start) : start(start));
    }
    return Optional.empty();
  }

  /** Whether a value was longer than the limit and is kept in part. */
  boolean cut() {
    return cut;
  }

  /** Passes over a declaration, a comment or an instruction. */
  private boolean passed(long start, int kind) {
    boolean comment = window.starts("<!--", start);
    String last = comment ? "-->" : kind == '?' ? "?>" : ">";
    long at = start + (comment ? 4 : 2);
    at = absent.contains(last) ? window.size() : window.next(last.charAt(0), at);
    while (at < window.size() && !window.starts(last, at)) {
      at = window.next(last.charAt(0), at + 1);
    }
    if (at >= window.size()) {
      absent.add(last);
      position = known(start + 1);
      return false;
    }
    position = at + last.length();
    return true;
  }

  private Tag end(long start) {
    long at = start + 2;
    String name = name(at);
    at = white(at + name.length(), window.size());
    if (name.isEmpty() || window.at(at) != '>') {
      position = known(start + 1);
      return damaged(start);
    }
    position = at + 1;
    return new Tag.End(name, start, position - start);
  }

  private Tag start(long start) {
    long at = start + 1;
    String name = name(at);
    at += name.length();
    Map<String, String> attributes = new LinkedHashMap<>();
    Optional<Base64Content.Result> content = Optional.empty();
    while (!name.isEmpty()) {
      long gap = at;
      at = white(at, window.size());
      int b = window.at(at);
      if (b == '>' || (b == '/' && window.at(at + 1) == '>')) {
        position = at + (b == '>' ? 1 : 2);
        return new Tag.Start(name, attributes, content, b == '/', start, position - start);
      }
      String attribute = name(at);
      long equals = white(at + attribute.length(), window.size());
      long open = white(equals + 1, window.size());
      int quote = window.at(open);
      long close = quote == '"' || quote == '\'' ? window.next(quote, open + 1) : window.size();
      if (gap == at
          || attribute.isEmpty()
          || window.at(equals) != '='
          || close >= window.size()
          || attributes.size() >= limits.fields()) {
        break;
      }
      if (attribute.equals("data") && !nothing(open + 1, close)) {
        Base64Content data = new Base64Content();
        window.each(open + 1, close, data);
        content = Optional.of(data.finish());
      } else {
        attributes.putIfAbsent(attribute, value(open + 1, close));
      }
      at = close + 1;
    }
    position = known(start + 1);
    return damaged(start);
  }

  /** The program writes the word null where its database has none. */
  private boolean nothing(long from, long to) {
    return to - from == 4 && window.starts("null", from);
  }

  private String value(long from, long to) {
    int length = (int) Math.min(to - from, limits.fieldChars());
    cut |= length < to - from;
    return text.decode(window.copy(from, length));
  }

  private String name(long from) {
    StringBuilder name = new StringBuilder();
    for (long at = from; name.length() < MAX_NAME; at++) {
      int b = window.at(at);
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b == ':';
      boolean later = (b >= '0' && b <= '9') || b == '-' || b == '.';
      if (!letter && !(later && !name.isEmpty())) {
        break;
      }
      name.append((char) b);
    }
    return name.toString();
  }

  /** Position of the next tag whose name is one of the format's, or the end. */
  private long known(long from) {
    long at = window.next('<', from);
    while (at < window.size()) {
      int length = (int) Math.min(LONGEST_KNOWN, window.size() - at - 1);
      String word = new String(window.copy(at + 1, length), StandardCharsets.ISO_8859_1);
      if (KNOWN.matcher(word).matches()) {
        return at;
      }
      at = window.next('<', at + 1);
    }
    return window.size();
  }

  private long white(long from, long end) {
    long at = from;
    while (at < end && white(window.at(at))) {
      at++;
    }
    return at;
  }

  private static boolean white(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private Optional<Tag> broken(long start, String zh, String en) {
    return Optional.of(new Tag.Broken(new Text(zh, en), start, position - start));
  }

  private Tag damaged(long start) {
    return new Tag.Broken(new Text("标签损坏", "a damaged tag"), start, position - start);
  }
}
