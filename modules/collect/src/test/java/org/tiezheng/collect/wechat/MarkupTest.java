package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is read fast is what the lenient reader would have read. */
class MarkupTest {
  private static final int TEXTS = Boolean.getBoolean("long") ? 1_000_000 : 30_000;
  private static final List<String> NAMES =
      List.of(
          "msg",
          "img",
          "appmsg",
          "title",
          "Title",
          "br",
          "a.b-c",
          "script",
          "textarea",
          "style",
          "xmp",
          "plaintext",
          "noscript",
          "iframe",
          "p",
          "table",
          "td",
          "svg",
          "math",
          "_x",
          "type");
  private static final List<String> TEXT =
      List.of(
          "", " ", "\n\t", "好的", "💰", "1", "a > b", "]]>", "'", "\"", "x=\"1\"", "//", "?>",
          "\u00a0", "\uFEFF", "\uD83D", "-->");
  private static final List<String> ODD =
      List.of(
          "&",
          "&amp;",
          "&#20320;",
          "<",
          ">",
          "</msg>",
          "<!-- c -->",
          "<?pi x?>",
          "<!DOCTYPE a>",
          "\u0000",
          "\u0001",
          "\r\n",
          "\f",
          "<br/>",
          "<![CDATA[",
          "<a b>",
          "<a b='1'/>",
          "<a b=1>",
          "<a:b xmlns:a=\"u\"/>",
          "<a x=\"1\" x=\"2\"/>",
          "<a x=\"1\" X=\"2\"/>",
          "<a x=\"\" x=\"2\"/>",
          "</ msg>",
          "<a  />",
          "<a x =\"1\"/>",
          "<?xml version=\"1.0\"?>",
          "<a x=\"1\"y=\"2\"/>");

  private final Random random = new Random(11);

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void element(StringBuilder out, int depth, boolean odd) {
    String name = any(NAMES);
    out.append('<').append(name);
    for (int i = random.nextInt(3); i > 0; i--) {
      String value = any(TEXT).replace("\"", "");
      out.append(any(List.of(" ", "\n", "\t "))).append(any(NAMES)).append(i);
      out.append("=\"").append(value).append('"');
    }
    if (random.nextInt(5) == 0) {
      out.append(any(List.of("/>", " />")));
      return;
    }
    out.append(any(List.of(">", " >")));
    for (int i = random.nextInt(4); i > 0; i--) {
      switch (random.nextInt(odd ? 5 : 4)) {
        case 0 -> out.append(any(TEXT));
        case 1 -> out.append("<![CDATA[").append(any(TEXT).replace("]]>", "")).append("<&]]>");
        case 4 -> out.append(any(ODD));
        default -> {
          if (depth < 5) {
            element(out, depth + 1, odd);
          }
        }
      }
    }
    out.append("</").append(name).append('>');
  }

  private String text(boolean odd) {
    StringBuilder out = new StringBuilder();
    if (random.nextInt(3) == 0) {
      out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
          .append(any(TEXT).strip().isEmpty() ? "\n" : "");
    }
    element(out, 0, odd);
    return out.toString().strip();
  }

  private static void same(Markup fast, Markup lenient, String text) {
    assertThat(fast.name()).as(text).isEqualTo(lenient.name());
    assertThat(fast.verbatim()).as(text).isEqualTo(lenient.verbatim());
    assertThat(fast.words()).as(text).isEqualTo(lenient.words());
    assertThat(fast.inner()).as(text).isEqualTo(lenient.inner());
    assertThat(Markup.damaged(text, fast)).as(text).isEqualTo(Markup.damaged(text, lenient));
    for (String name : NAMES) {
      for (int i = 0; i < 3; i++) {
        String attribute = i == 0 ? name : name + i;
        assertThat(fast.attribute(attribute)).as(text).isEqualTo(lenient.attribute(attribute));
        String capitals = attribute.toUpperCase(java.util.Locale.ROOT);
        assertThat(fast.attribute(capitals)).as(text).isEqualTo(lenient.attribute(capitals));
      }
      List<Markup> ours = fast.children(name);
      List<Markup> theirs = lenient.children(name);
      assertThat(ours).as(text).hasSameSizeAs(theirs);
      assertThat(fast.child(name).isPresent()).isEqualTo(lenient.child(name).isPresent());
      for (int i = 0; i < ours.size(); i++) {
        same(ours.get(i), theirs.get(i), text);
      }
    }
  }

  private static void compare(String text) {
    Optional<Markup> fast = Markup.root(text);
    Optional<Markup> lenient = text.startsWith("<") ? Markup.lenient(text) : Optional.empty();
    assertThat(fast.isPresent()).as(text).isEqualTo(lenient.isPresent());
    if (fast.isPresent()) {
      same(fast.get(), lenient.orElseThrow(), text);
    }
  }

  @Test
  void plainXmlIsReadTheSame() {
    int plain = 0;
    for (int i = 0; i < TEXTS / 2; i++) {
      String text = text(false);
      plain += PlainElement.read(text).isPresent() ? 1 : 0;
      compare(text);
    }
    assertThat(plain).isGreaterThan(TEXTS / 8);
  }

  @Test
  void whatIsNotPlainIsLeftToTheLenientReader() {
    for (int i = 0; i < TEXTS / 2; i++) {
      String text = text(true);
      compare(text);
      int at = random.nextInt(text.length());
      compare((text.substring(0, at) + any(ODD) + text.substring(at)).strip());
      compare(text.substring(0, at).strip());
      compare((text.substring(0, at) + text.substring(Math.min(text.length(), at + 1))).strip());
    }
  }
}
