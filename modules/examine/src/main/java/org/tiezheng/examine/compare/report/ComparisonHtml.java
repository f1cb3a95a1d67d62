package org.tiezheng.examine.compare.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.examine.compare.Comparison;
import org.tiezheng.examine.compare.Pair;

/**
 * A comparison as a page that needs nothing else: first the numbers and what they do not show, then
 * every difference in two columns, then all messages by day. Days are folded and filled when they
 * are opened, so that hundreds of thousands of messages stay usable. Marks and words carry the
 * meaning, never colour; scripts of others cannot run.
 */
public final class ComparisonHtml {
  private static final int MOST_DIFFERENCES = 2_000;

  /** A day with more messages than this is cut into several parts. */
  private static final int PART = 1_000;

  private final Comparison comparison;
  private final PageText text;
  private final Appendable out;

  private ComparisonHtml(Comparison comparison, ZoneId zone, Appendable out) {
    this.comparison = comparison;
    this.text = new PageText(zone);
    this.out = out;
  }

  /**
   * Writes the page.
   *
   * @param zone in which times are shown
   * @param out encoded as UTF-8 by the caller; not closed here
   */
  public static void write(Comparison comparison, ZoneId zone, Appendable out) throws IOException {
    new ComparisonHtml(comparison, zone, out).page();
  }

  private void page() throws IOException {
    String script = resource("page.js");
    out.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src 'unsafe-inline'; script-src 'sha256-")
        .append(hash(script))
        .append("'\">\n<title>双方副本比对 Two copies compared</title>\n<style>\n")
        .append(resource("page.css"))
        .append("</style></head><body>\n");
    new SummarySection(comparison, text, out).write();
    differences();
    days();
    out.append("<script>").append(script).append("</script>\n</body></html>\n");
  }

  private void differences() throws IOException {
    out.append("<h2>差异一览 <small>Differences</small></h2>\n");
    out.append(PageText.TABLE);
    long shown = 0;
    long all = 0;
    try (Stream<Pair> pairs = comparison.pairs()) {
      for (Iterator<Pair> next = pairs.iterator(); next.hasNext(); ) {
        Pair pair = next.next();
        if (pair.verdict().difference()) {
          all++;
          if (all <= MOST_DIFFERENCES) {
            shown++;
            text.row(pair, out);
          }
        }
      }
    }
    out.append("</tbody></table>\n");
    if (all == 0) {
      out.append("<p>没有发现差异。<small>No difference was found.</small></p>\n");
    } else if (all > shown) {
      out.append("<p>以上为前 %,d 条,共 %,d 条;其余见下方各日与表格(CSV)。".formatted(shown, all))
          .append(
              "<small>The first %,d of %,d; all are below by day and in the CSV.</small></p>\n"
                  .formatted(shown, all));
    }
  }

  private void days() throws IOException {
    out.append("<h2>逐日对照 <small>All messages by day</small></h2>\n");
    out.append("<noscript><p>各日内容需要本页自带的脚本才能展开;全部内容另见 CSV 与 JSON。")
        .append("<small>The days unfold by this page's own script; CSV and JSON hold everything.")
        .append("</small></p></noscript>\n");
    List<Pair> part = new ArrayList<>();
    Optional<LocalDate> day = Optional.empty();
    int number = 0;
    try (Stream<Pair> pairs = comparison.pairs()) {
      for (Iterator<Pair> next = pairs.iterator(); next.hasNext(); ) {
        Pair pair = next.next();
        Optional<LocalDate> own = text.day(pair);
        // A message whose time was moved back stays where it stands in the order.
        boolean later = own.isPresent() && (day.isEmpty() || own.get().isAfter(day.get()));
        if (!part.isEmpty() && (later || part.size() >= PART)) {
          part(part, day, ++number);
          part.clear();
        }
        day = later ? own : day;
        part.add(pair);
      }
    }
    if (!part.isEmpty()) {
      part(part, day, ++number);
    }
  }

  private void part(List<Pair> part, Optional<LocalDate> day, int number) throws IOException {
    out.append("<details class=\"day\" id=\"d")
        .append(String.valueOf(number))
        .append("\"><summary>");
    out.append(day.map(LocalDate::toString).orElse("无日期 no date")).append(" · ");
    text.counts(part, out);
    out.append("</summary><div></div></details>\n<script type=\"application/json\" id=\"j")
        .append(String.valueOf(number))
        .append("\">[");
    for (int i = 0; i < part.size(); i++) {
      out.append(i == 0 ? "" : ",\n");
      text.data(part.get(i), out);
    }
    out.append("]</script>\n");
  }

  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(ComparisonHtml.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
