package org.tiezheng.collect.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/**
 * An element of WeChat's XML, which is often not well-formed (bare ampersands, control characters,
 * cut off): read leniently, without document types and without anything loaded.
 */
final class Markup {
  /** More than any message of the app holds. */
  private static final int MAX_CHARS = 8 * 1024 * 1024;

  private static final Pattern BARE_AMPERSAND =
      Pattern.compile("&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)");

  private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[.*?]]>", Pattern.DOTALL);

  private final Element element;

  private Markup(Element element) {
    this.element = element;
  }

  /** The first element of a text that begins with one; empty for plain words. */
  static Optional<Markup> root(String text) {
    String plain = text.strip();
    if (!plain.startsWith("<") || plain.length() > MAX_CHARS) {
      return Optional.empty();
    }
    Element root = Parser.xmlParser().parseInput(plain, "").firstElementChild();
    return Optional.ofNullable(root).map(Markup::new);
  }

  /** Whether a strict reader would refuse the text. */
  static boolean damaged(String text, Markup root) {
    String plain = text.strip();
    boolean closed = plain.endsWith("</" + root.name() + ">") || plain.endsWith("/>");
    return !closed
        || hasControls(plain)
        // Most messages have none, and what is in CDATA sections need not be cut out then.
        || (plain.indexOf('&') >= 0
            && BARE_AMPERSAND.matcher(CDATA.matcher(plain).replaceAll("")).find());
  }

  private static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
        return true;
      }
    }
    return false;
  }

  String name() {
    return element.tagName();
  }

  /** The first direct child with this name; nested payloads have children of the same names. */
  Optional<Markup> child(String name) {
    for (Node node : element.childNodes()) {
      if (node instanceof Element child && child.tagName().equals(name)) {
        return Optional.of(new Markup(child));
      }
    }
    return Optional.empty();
  }

  List<Markup> children(String name) {
    List<Markup> found = new ArrayList<>();
    for (Node node : element.childNodes()) {
      if (node instanceof Element child && child.tagName().equals(name)) {
        found.add(new Markup(child));
      }
    }
    return found;
  }

  /** The element reached by going from child to child. */
  Optional<Markup> at(String... path) {
    Optional<Markup> here = Optional.of(this);
    for (String name : path) {
      here = here.flatMap(m -> m.child(name));
    }
    return here;
  }

  /** The words at the end of a path, without space around them; empty if there are none. */
  String words(String... path) {
    return at(path).map(m -> m.element.wholeText().strip()).orElse("");
  }

  /** All words inside, as they stand. */
  String verbatim() {
    return element.wholeText();
  }

  Optional<String> filled(String... path) {
    return Optional.of(words(path)).filter(w -> !w.isEmpty());
  }

  /** An attribute; empty if it is not there or has no value. */
  Optional<String> attribute(String name) {
    return Optional.of(element.attr(name)).filter(value -> !value.isEmpty());
  }

  /** What is inside, as XML where the content is elements, else its words. */
  String inner() {
    return element.childrenSize() > 0 ? element.html() : element.wholeText();
  }
}
