package org.tiezheng.collect.qq;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.Draft;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.export.Stated;
import org.tiezheng.collect.export.Times;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Text;

/**
 * The rows of the page's table, one after another: headings, days, messages. Places are bytes of
 * the page as it is decoded. Not thread-safe.
 */
final class MhtRows {
  private static final byte[] END = "</tr>".getBytes(StandardCharsets.US_ASCII);
  private static final String DAY = "日期:";
  private static final Pattern WHO = Pattern.compile("(.*?)[(（](\\d{5,12})[)）]", Pattern.DOTALL);

  private final SealedSource source;
  private final ReadingSession session;
  private final ExportedChat chat;
  private final MhtParts pictures;
  private String group = "";
  private String partner = "";
  private String day = "";
  private boolean broken = true;

  MhtRows(SealedSource source, ReadingSession session, ExportedChat chat, MhtParts pictures) {
    this.source = source;
    this.session = session;
    this.chat = chat;
    this.pictures = pictures;
  }

  /** Reads the page as far as it goes. */
  void read(InputStream page) throws IOException {
    BufferedInputStream in = new BufferedInputStream(page, 1 << 16);
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    long offset = 0;
    int matched = 0;
    int most = source.limits().lineBytes();
    boolean cut = false;
    for (int b = in.read(); b >= 0; b = in.read()) {
      offset++;
      if (row.size() < most) {
        row.write(b);
      } else {
        cut = true;
      }
      int low = b >= 'A' && b <= 'Z' ? b + 32 : b;
      matched = low == END[matched] ? matched + 1 : low == END[0] ? 1 : 0;
      if (matched == END.length) {
        matched = 0;
        int length = row.size();
        row(row.toString(StandardCharsets.UTF_8), new Locator.Bytes(offset - length, length), cut);
        row.reset();
        cut = false;
      }
    }
    String rest = row.toString(StandardCharsets.UTF_8);
    broken = !rest.contains("</html>") && !rest.contains("</table>");
  }

  /** Says whether the page ended where it should. */
  void end() {
    if (broken) {
      session.broke(
          ExportedChat.MESSAGES,
          new Text("网页在中途断开,后面的消息缺失", "the page breaks off; the messages after it are missing"));
    }
  }

  private void row(String html, Locator place, boolean cut) {
    int start = Math.max(html.lastIndexOf("<tr"), html.lastIndexOf("<TR"));
    String row = start < 0 ? html : html.substring(start);
    Element cell = Jsoup.parse("<table>" + row + "</table>").selectFirst("td");
    if (cell == null || cut) {
      aside(place, cut ? new Text("行过长", "the row is longer than the limit") : unknown(), html);
      return;
    }
    String words = cell.wholeText().strip();
    List<Element> divs = cell.children().stream().filter(e -> e.tagName().equals("div")).toList();
    if (divs.size() >= 2) {
      message(nameOf(divs.getFirst()), divs.getFirst(), divs.get(1), place);
    } else if (words.startsWith(QqReading.GROUP)) {
      group = words.substring(QqReading.GROUP.length()).strip();
      session.statement("group", group);
    } else if (words.startsWith(QqReading.PARTNER)) {
      partner = words.substring(QqReading.PARTNER.length()).strip();
      session.statement("conversation", partner);
    } else if (words.startsWith(DAY)) {
      day = words.substring(DAY.length()).strip();
    } else if (!words.replace("\u00A0", "").isBlank() && !words.equals("消息记录")) {
      aside(place, unknown(), html);
    }
  }

  private static Element nameOf(Element head) {
    return head.children().isEmpty() ? head : head.child(0);
  }

  private static Text unknown() {
    return new Text("不认识的行", "a row that is not known");
  }

  private void aside(Locator place, Text reason, String raw) {
    session.seen(ExportedChat.MESSAGES);
    session.setAside(ExportedChat.MESSAGES, at(place), reason, raw);
  }

  private Provenance at(Locator place) {
    return source.main().at(List.of("text/html"), place);
  }

  private void message(Element who, Element head, Element body, Locator place) {
    String name = who.wholeText().strip();
    String clock = head.ownText().strip();
    boolean system = name.equals("系统消息") || name.startsWith("系统消息(");
    Matcher numbered = WHO.matcher(name);
    String id = numbered.matches() ? numbered.group(2) : name;
    String shown = numbered.matches() ? numbered.group(1) : name;
    Map<String, String> extra = new TreeMap<>();
    MessageContent content = content(body, system, extra);
    if (!group.isEmpty()) {
      extra.put("group", group);
    }
    chat.record(
        ExportedChat.MESSAGES,
        new Draft(at(place), Times.local((day + " " + clock).strip()), content)
            .in(group.isEmpty() ? partner : group + "/" + partner, partner)
            .from(system ? Optional.empty() : Optional.of(id), shown)
            .type(system ? "system" : "text")
            .extra(extra));
  }

  /** Words, or the first picture with the words beside it; further pictures are named in extra. */
  private MessageContent content(Element body, boolean system, Map<String, String> extra) {
    List<String> names = new ArrayList<>();
    body.select("img").forEach(i -> names.add(i.attr("src")));
    String text = body.wholeText();
    if (names.isEmpty()) {
      return QqContent.of(text, system);
    }
    if (names.size() > 1) {
      List<String> all = names.stream().map(n -> n + " " + pictures.digest(n).orElse("-")).toList();
      extra.put("pictures", String.join("\n", all));
    }
    if (names.stream().anyMatch(n -> pictures.digest(n).isEmpty())) {
      session.note("有的图片在归档里找不到", "Some pictures are not in the archive");
    }
    Media picture =
        Stated.media(
            MediaType.IMAGE, Optional.of(names.getFirst()), Optional.empty(), Optional.empty());
    return new Media(
        MediaType.IMAGE,
        picture.reference(),
        pictures.digest(names.getFirst()),
        Optional.empty(),
        text.strip(),
        Optional.empty());
  }
}
