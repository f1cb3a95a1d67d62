package org.tiezheng.collect.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.tiezheng.evidence.Text;

/**
 * The words of a page, and what it says that it needs. Nothing is loaded or run.
 *
 * @param needed addresses of pictures and styles that the page names, whole where the page's own
 *     address is known
 * @param unloaded pictures that the page was to load later and had not
 * @param cut what of this is not whole
 */
record PageWords(
    String title, String text, List<String> needed, List<String> unloaded, List<Text> cut) {
  private static final int MOST = 10_000;
  private static final Text TOO_MANY =
      new Text(
          "网页指明的图片和样式过多,只列出前 %,d 个地址,其余没有核对是否在文件中".formatted(MOST),
          "the page names very many pictures and styles: the first %,d addresses are listed; of the others it was not checked whether the file holds them"
              .formatted(MOST));

  /**
   * Reads a page.
   *
   * @param charset as the part states it; empty lets the page itself say
   * @param address of the page, to make relative names whole; may be empty
   */
  static PageWords of(InputStream html, Optional<String> charset, String address)
      throws IOException {
    Document page = Jsoup.parse(html, charset.orElse(null), address);
    Set<String> needed = new LinkedHashSet<>();
    Set<String> unloaded = new LinkedHashSet<>();
    for (Element image : page.select("img")) {
      String source = address(image, "src");
      String later = address(image, "data-src");
      if (!later.isEmpty() && (source.isEmpty() || source.startsWith("data:"))) {
        keep(unloaded, later);
      } else if (!source.isEmpty() && !source.startsWith("data:")) {
        keep(needed, source);
      }
    }
    for (Element style : page.select("link[rel~=(?i)stylesheet][href]")) {
      keep(needed, address(style, "href"));
    }
    boolean tooMany = needed.size() > MOST || unloaded.size() > MOST;
    return new PageWords(
        page.title().strip(),
        words(page),
        first(needed),
        first(unloaded),
        tooMany ? List.of(TOO_MANY) : List.of());
  }

  private static List<String> first(Set<String> addresses) {
    return addresses.stream().limit(MOST).toList();
  }

  /** One more than is kept shows that there are more. */
  private static void keep(Set<String> addresses, String address) {
    if (!address.isEmpty() && addresses.size() <= MOST) {
      addresses.add(address);
    }
  }

  private static String address(Element element, String attribute) {
    String whole = element.absUrl(attribute);
    return whole.isEmpty() ? element.attr(attribute).strip() : whole;
  }

  /** What a person reads, a line for each block. */
  private static String words(Document page) {
    StringBuilder out = new StringBuilder();
    page.body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                  append(out, text.text());
                } else if (node instanceof Element element && breaks(element)) {
                  line(out);
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (node instanceof Element element && breaks(element)) {
                  line(out);
                }
              }
            });
    return out.toString().strip();
  }

  private static boolean breaks(Element element) {
    return element.isBlock() || element.normalName().equals("br");
  }

  private static void append(StringBuilder out, String text) {
    boolean atStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    out.append(atStart ? text.stripLeading() : text);
  }

  private static void line(StringBuilder out) {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
    if (end > 0 && out.charAt(end - 1) != '\n') {
      out.append('\n');
    }
  }

  /** Title and words. */
  String whole() {
    return title.isEmpty() ? text : title + "\n" + text;
  }

  /** What it needs, without its words. */
  PageWords without() {
    return new PageWords("", "", needed, unloaded, cut);
  }

  /** The same page with its words cut off between characters, and that they were. */
  PageWords within(int characters) {
    if (text.length() <= characters) {
      return this;
    }
    int end =
        characters > 0 && Character.isHighSurrogate(text.charAt(characters - 1))
            ? characters - 1
            : characters;
    List<Text> more = new ArrayList<>(cut);
    more.add(
        new Text(
            "网页文字过长,只保留前 %,d 个字符(共 %,d 个)".formatted(end, text.length()),
            "the words of the page are very long: the first %,d characters of %,d are kept"
                .formatted(end, text.length())));
    return new PageWords(title, text.substring(0, end), needed, unloaded, List.copyOf(more));
  }
}
