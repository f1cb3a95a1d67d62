package org.tiezheng.collect.web;

import java.io.IOException;
import java.io.InputStream;
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

/**
 * The words of a page, and what it says that it needs. Nothing is loaded or run.
 *
 * @param needed addresses of pictures and styles that the page names, whole where the page's own
 *     address is known
 * @param unloaded pictures that the page was to load later and had not
 */
record PageWords(String title, String text, List<String> needed, List<String> unloaded) {
  private static final int MOST = 10_000;

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
    return new PageWords(
        page.title().strip(), words(page), List.copyOf(needed), List.copyOf(unloaded));
  }

  private static void keep(Set<String> addresses, String address) {
    if (!address.isEmpty() && addresses.size() < MOST) {
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

  /** The same page with its words cut off, and whether they were. */
  PageWords within(int characters) {
    return text.length() <= characters
        ? this
        : new PageWords(title, text.substring(0, characters), needed, unloaded);
  }
}
