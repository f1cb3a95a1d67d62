package org.tiezheng.collect.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An element of XML without anything unusual, as most messages are: elements, attributes in double
 * quotation marks, text without references, CDATA sections. It is read in a fraction of the time
 * that a lenient reader takes, which must be asked wherever {@link #read} gives nothing.
 */
final class PlainElement {
  private static final int DEEPEST = 40;
  private static final String DECLARATION = "<?xml";
  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";

  private final String name;
  private final int place;
  private final List<String> attributes = new ArrayList<>(0);

  /** Elements and texts in their order. */
  private final List<Object> inside = new ArrayList<>(4);

  private int elements;

  /**
   * @param place among the elements of its parent, from 0
   */
  private PlainElement(String name, int place) {
    this.name = name;
    this.place = place;
  }

  /** Reads a text that begins with markup and has no space around it; empty if it is unusual. */
  static Optional<PlainElement> read(String text) {
    return new Reading(text).root();
  }

  String name() {
    return name;
  }

  int place() {
    return place;
  }

  /** The elements directly inside. */
  List<PlainElement> children() {
    List<PlainElement> children = new ArrayList<>(elements);
    for (Object each : inside) {
      if (each instanceof PlainElement child) {
        children.add(child);
      }
    }
    return children;
  }

  /** Whether there are elements inside. */
  boolean hasChildren() {
    return elements > 0;
  }

  /** All text inside, as it stands. */
  String wholeText() {
    if (inside.size() == 1 && inside.getFirst() instanceof String text) {
      return text;
    }
    StringBuilder all = new StringBuilder();
    addText(all);
    return all.toString();
  }

  private void addText(StringBuilder all) {
    for (Object each : inside) {
      if (each instanceof PlainElement child) {
        child.addText(all);
      } else {
        all.append((String) each);
      }
    }
  }

  /** An attribute, small letters or capitals; empty if there is none. */
  String attribute(String wanted) {
    for (int i = 0; i < attributes.size(); i += 2) {
      if (attributes.get(i).equalsIgnoreCase(wanted)) {
        return attributes.get(i + 1);
      }
    }
    return "";
  }

  /** Reads one text; whatever is not plain ends it. */
  private static final class Reading {
    private final String text;
    private int at;

    Reading(String text) {
      this.text = text;
    }

    Optional<PlainElement> root() {
      if (skip(DECLARATION)) {
        if (!attributes(new PlainElement("", 0)) || !skip("?>")) {
          return Optional.empty();
        }
        skipSpace();
      }
      Optional<PlainElement> root = element(0, 0);
      return root.filter(_ -> at == text.length());
    }

    private Optional<PlainElement> element(int depth, int place) {
      if (depth > DEEPEST || !skip("<")) {
        return Optional.empty();
      }
      String name = name();
      // The lenient reader takes a line break for the text of this one.
      if (name.isEmpty() || name.equalsIgnoreCase("br")) {
        return Optional.empty();
      }
      PlainElement element = new PlainElement(name, place);
      if (!attributes(element)) {
        return Optional.empty();
      }
      if (skip("/>")) {
        return Optional.of(element);
      }
      return skip(">") && inside(element, depth) ? Optional.of(element) : Optional.empty();
    }

    private boolean attributes(PlainElement element) {
      while (skipSpace()) {
        String name = name();
        if (name.isEmpty()) {
          return true;
        }
        if (name.startsWith("xmlns") || !element.attribute(name).isEmpty() || !skip("=\"")) {
          return false;
        }
        int from = at;
        while (at < text.length() && text.charAt(at) != '"' && isPlain(text.charAt(at))) {
          at++;
        }
        element.attributes.add(name);
        element.attributes.add(text.substring(from, at));
        if (!skip("\"")) {
          return false;
        }
      }
      return true;
    }

    private boolean inside(PlainElement element, int depth) {
      while (true) {
        if (!text(element)) {
          return false;
        }
        if (text.startsWith("</", at)) {
          at += 2;
          return skip(element.name) && skip(">");
        }
        if (text.startsWith(CDATA, at)) {
          if (!cdata(element)) {
            return false;
          }
          continue;
        }
        Optional<PlainElement> child = element(depth + 1, element.elements);
        if (child.isEmpty()) {
          return false;
        }
        element.inside.add(child.get());
        element.elements++;
      }
    }

    /** The text up to the next markup; false if something in it is unusual. */
    private boolean text(PlainElement element) {
      int from = at;
      while (at < text.length() && isPlain(text.charAt(at))) {
        at++;
      }
      if (at > from) {
        element.inside.add(text.substring(from, at));
      }
      return at < text.length() && text.charAt(at) == '<';
    }

    private boolean cdata(PlainElement element) {
      int from = at + CDATA.length();
      int end = text.indexOf(CDATA_END, from);
      for (int i = from; i < end; i++) {
        if (isControl(text.charAt(i))) {
          return false;
        }
      }
      if (end > from) {
        element.inside.add(text.substring(from, end));
      }
      at = end + CDATA_END.length();
      return end >= 0;
    }

    private static boolean isPlain(char c) {
      return c != '<' && c != '&' && !isControl(c);
    }

    private static boolean isControl(char c) {
      return c < ' ' && c != '\t' && c != '\n';
    }

    private String name() {
      int from = at;
      while (at < text.length() && isOfName(text.charAt(at), at > from)) {
        at++;
      }
      return text.substring(from, at);
    }

    private static boolean isOfName(char c, boolean inside) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (inside && ((c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'));
    }

    private boolean skip(String wanted) {
      boolean there = text.startsWith(wanted, at);
      at += there ? wanted.length() : 0;
      return there;
    }

    /** Skips space; whether there was any. */
    private boolean skipSpace() {
      int from = at;
      while (at < text.length() && " \t\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return at > from;
    }
  }
}
