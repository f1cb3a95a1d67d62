package org.tiezheng.collect.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

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

  private final Either either;

  private Markup(Either either) {
    this.either = either;
  }

  /** The same element, however it was read. */
  private sealed interface Either {
    /** Of plain XML; the text of the whole and the way to the element, for what is rarely asked. */
    record Plain(PlainElement element, String text, List<Integer> way) implements Either {}

    record Lenient(Element element) implements Either {}
  }

  /** The first element of a text that begins with one; empty for plain words. */
  static Optional<Markup> root(String text) {
    String plain = text.strip();
    if (!plain.startsWith("<") || plain.length() > MAX_CHARS) {
      return Optional.empty();
    }
    Optional<PlainElement> element = PlainElement.read(plain);
    return element.isPresent()
        ? Optional.of(new Markup(new Either.Plain(element.get(), plain, List.of())))
        : lenient(plain);
  }

  /** As {@link #root}, with the reader that takes anything. */
  static Optional<Markup> lenient(String plain) {
    return Optional.ofNullable(parsed(plain)).map(root -> new Markup(new Either.Lenient(root)));
  }

  private static @Nullable Element parsed(String plain) {
    return Parser.xmlParser().parseInput(plain, "").firstElementChild();
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
    return switch (either) {
      case Either.Plain plain -> plain.element().name();
      case Either.Lenient lenient -> lenient.element().tagName();
    };
  }

  /** The first direct child with this name; nested payloads have children of the same names. */
  Optional<Markup> child(String name) {
    for (Markup child : all()) {
      if (child.name().equals(name)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  List<Markup> children(String name) {
    return all().stream().filter(child -> child.name().equals(name)).toList();
  }

  private List<Markup> all() {
    List<Markup> all = new ArrayList<>();
    switch (either) {
      case Either.Plain(PlainElement element, String text, List<Integer> way) -> {
        for (PlainElement child : element.children()) {
          List<Integer> further = new ArrayList<>(way);
          further.add(child.place());
          all.add(new Markup(new Either.Plain(child, text, further)));
        }
      }
      case Either.Lenient(Element element) -> {
        for (Node node : element.childNodes()) {
          if (node instanceof Element child) {
            all.add(new Markup(new Either.Lenient(child)));
          }
        }
      }
    }
    return all;
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
    return at(path).map(m -> m.verbatim().strip()).orElse("");
  }

  /** All words inside, as they stand. */
  String verbatim() {
    return switch (either) {
      case Either.Plain plain -> plain.element().wholeText();
      case Either.Lenient lenient -> lenient.element().wholeText();
    };
  }

  Optional<String> filled(String... path) {
    return Optional.of(words(path)).filter(w -> !w.isEmpty());
  }

  /** An attribute; empty if it is not there or has no value. */
  Optional<String> attribute(String name) {
    String value =
        switch (either) {
          case Either.Plain plain -> plain.element().attribute(name);
          case Either.Lenient lenient -> lenient.element().attr(name);
        };
    return Optional.of(value).filter(v -> !v.isEmpty());
  }

  /** What is inside, as XML where the content is elements, else its words. */
  String inner() {
    return switch (either) {
      case Either.Plain(PlainElement element, String text, List<Integer> way) ->
          element.hasChildren() ? inner(text, way) : element.wholeText();
      case Either.Lenient(Element element) ->
          element.childrenSize() > 0 ? element.html() : element.wholeText();
    };
  }

  /** The same reader writes it, whoever has read it. */
  private static String inner(String text, List<Integer> way) {
    Element here = Objects.requireNonNull(parsed(text));
    for (int place : way) {
      here = here.child(place);
    }
    return here.html();
  }
}
