package org.tiezheng.collect.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.mail.HeaderText;
import org.tiezheng.collect.mail.MailDate;
import org.tiezheng.collect.mail.SavedHead;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.WebCapture;

/**
 * Reads a web page that a browser saved in one file (MHTML, RFC 2557). Such a file says where the
 * page was and when it was saved by the computer's clock; it has neither the answer's status and
 * header nor name resolution nor certificates, and the record says none.
 */
public final class SavedPageImporter implements Importer {
  private static final String TABLE = "pages";

  @Override
  public String id() {
    return "web.mhtml";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    return SavedHead.isOne(new String(probe.head(), StandardCharsets.ISO_8859_1))
        ? Match.of(Confidence.CERTAIN, Kind.WEB)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.seen(TABLE);
    SavedPage saved = new SavedPage(source.limits());
    Optional<Text> broken = Optional.empty();
    try {
      saved.read(source.main().stream());
    } catch (IOException | UncheckedIOException e) {
      broken = Optional.of(FormatException.describe(e));
    }
    Optional<WebCapture> capture = capture(source, saved, session);
    if (capture.isPresent()) {
      session.record(TABLE, capture.get());
    } else {
      session.setAside(
          TABLE,
          source.at(new Locator.Whole()),
          broken.orElse(new Text("文件里没有网页正文", "the file holds no page")),
          "");
    }
    broken.ifPresent(why -> session.broke(TABLE, why));
    return session.finish(Kind.WEB);
  }

  private static Optional<WebCapture> capture(
      SealedSource source, SavedPage saved, ReadingSession session) {
    if (saved.page().isEmpty()) {
      return Optional.empty();
    }
    SavedPage.Page page = saved.page().get();
    String stated = saved.field("snapshot-content-location");
    String address = stated.isEmpty() ? page.address() : stated;
    PageWords words;
    try {
      words =
          PageWords.of(page.bytes().open(), page.charset(), address)
              .within(source.limits().fieldChars());
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // Whatever its bytes are, they cannot be read as a page.
    }
    String date = saved.field("date");
    String by = HeaderText.decoded(saved.field("from")).replaceAll("[<>\"]", "").strip();
    session.statement("title", words.title());
    session.statement("savedBy", by);
    session.statement("parts", Integer.toString(saved.parts()));
    session.note(
        "浏览器保存的网页只有网址和本机时间,没有域名解析、服务器证书和响应头:内容是不是该网站所发,从文件看不出",
        "a page that a browser saved has its address and the computer's time, no name resolution,"
            + " certificates or header: whether the site sent this cannot be seen in the file");
    List<WebCapture.Resource> missing =
        words.needed().stream()
            .filter(needed -> !saved.holds(needed))
            .map(needed -> new WebCapture.Resource(needed, 0))
            .toList();
    return Optional.of(
        new WebCapture(
            source.at(new Locator.Whole()),
            date.isEmpty() ? RecordedTime.none() : MailDate.parse(date),
            "",
            address,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of(),
            page.sha256(),
            missing,
            words.unloaded(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            words.title().isEmpty() ? words.text() : words.title() + "\n" + words.text()));
  }
}
