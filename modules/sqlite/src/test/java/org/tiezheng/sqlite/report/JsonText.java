package org.tiezheng.sqlite.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader of JSON for tests: objects, lists, text, BigDecimal, Boolean and {@link #NULL}.
 */
final class JsonText {
  static final Object NULL = new Object();

  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  static Object parse(String text) {
    JsonText json = new JsonText(text);
    Object value = json.value();
    if (json.at != text.length()) {
      throw new IllegalArgumentException("text behind the value at " + json.at);
    }
    return value;
  }

  private Object value() {
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", NULL);
      default -> number();
    };
  }

  private Object word(String word, Object value) {
    expect(word);
    return value;
  }

  private void expect(String word) {
    if (!text.startsWith(word, at)) {
      throw new IllegalArgumentException(word + " expected at " + at);
    }
    at += word.length();
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    expect("{");
    while (text.charAt(at) != '}') {
      expect(object.isEmpty() ? "" : ",");
      String name = string();
      expect(":");
      if (object.put(name, value()) != null) {
        throw new IllegalArgumentException("twice: " + name);
      }
    }
    at++;
    return object;
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    expect("[");
    while (text.charAt(at) != ']') {
      expect(list.isEmpty() ? "" : ",");
      list.add(value());
    }
    at++;
    return list;
  }

  private BigDecimal number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return new BigDecimal(text.substring(start, at));
  }

  private String string() {
    expect("\"");
    StringBuilder string = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < 0x20) {
        throw new IllegalArgumentException("control character in text at " + at);
      }
      if (c == '\\') {
        char escaped = text.charAt(at++);
        if (escaped == 'u') {
          c = (char) Integer.parseInt(text, at, at + 4, 16);
          at += 4;
        } else if (escaped == '"' || escaped == '\\') {
          c = escaped;
        } else {
          throw new IllegalArgumentException("escape at " + at);
        }
      }
      string.append(c);
    }
    at++;
    return string.toString();
  }
}
