package org.tiezheng.collect.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    return "3";
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
    FramesOfPage frames =
        new FramesOfPage(
            source.limits().fieldChars(), (address, why) -> frame(source, address, why, session));
    Optional<Text> broken = Optional.empty();
    try {
      saved.read(source.main().stream(), frames);
    } catch (IOException | UncheckedIOException e) {
      broken = Optional.of(FormatException.describe(e));
    }
    if (saved.page().isPresent()) {
      page(source, saved, saved.page().get(), frames, session);
    } else {
      aside(source, session, broken.orElse(new Text("文件里没有网页正文", "the file holds no page")), "");
    }
    broken.ifPresent(why -> session.broke(TABLE, why));
    return session.finish(Kind.WEB);
  }

  private static void aside(SealedSource source, ReadingSession session, Text why, String raw) {
    session.setAside(TABLE, source.at(new Locator.Whole()), why, raw);
  }

  private static void frame(SealedSource source, String address, Text why, ReadingSession session) {
    session.seen(TABLE);
    aside(source, session, why, address);
  }

  private static void page(
      SealedSource source,
      SavedPage saved,
      SavedPage.Page page,
      FramesOfPage frames,
      ReadingSession session) {
    String stated = saved.field("snapshot-content-location");
    String address = stated.isEmpty() ? page.address() : stated;
    Optional<String> charset = Charsets.known(page);
    PageWords words;
    try {
      words =
          PageWords.of(page.bytes().open(), charset, address).within(source.limits().fieldChars());
    } catch (IOException | RuntimeException e) {
      String kind = e.getClass().getSimpleName();
      Text why =
          new Text("网页正文无法解析(" + kind + ")", "the page cannot be read as HTML (" + kind + ")");
      aside(source, session, why, address);
      return;
    }
    session.record(TABLE, capture(source, saved, page, address, words, frames, session));
    Set<Text> cut = new LinkedHashSet<>(words.cut());
    cut.addAll(frames.cut());
    cut.forEach(session::note);
    doubts(source, saved, page, words, frames, session);
  }

  /** What a person should know before they trust the words. */
  private static void doubts(
      SealedSource source,
      SavedPage saved,
      SavedPage.Page page,
      PageWords words,
      FramesOfPage frames,
      ReadingSession session) {
    String charset = page.charset().map(Charsets::shown).orElse("");
    if (page.charset().filter(stated -> !Charsets.isKnown(stated)).isPresent()) {
      session.note(
          "文件注明的字符集“" + charset + "”无法识别,按网页自身的声明读取(没有声明的按 UTF-8)",
          "the file states an unknown charset, "
              + charset
              + "; the page was read as it says itself, or as UTF-8 if it says nothing");
    }
    boolean inFrame = frames.frames().stream().anyMatch(f -> f.text().indexOf('\uFFFD') >= 0);
    if (words.whole().indexOf('\uFFFD') >= 0 || inFrame) {
      session.note(
          "读出的文字中有替代符 U+FFFD"
              + (charset.isEmpty() ? "" : "(注明的字符集:" + charset + ")")
              + ":有字节不合字符集,或网页本来如此,请对照原件",
          "the words hold U+FFFD"
              + (charset.isEmpty() ? "" : " (stated charset: " + charset + ")")
              + ": bytes do not fit the charset, or the page has it itself; compare the original");
    }
    if (saved.forgot()) {
      int most = source.limits().members();
      session.note(
          "文件内的地址过多,只记下前 %,d 个:列为缺少的资源可能在文件里".formatted(most),
          "the file holds very many parts; the first %,d addresses are known, so what is listed as missing may be there"
              .formatted(most));
    }
  }

  private static WebCapture capture(
      SealedSource source,
      SavedPage saved,
      SavedPage.Page page,
      String address,
      PageWords words,
      FramesOfPage frames,
      ReadingSession session) {
    String date = saved.field("date");
    String by = HeaderText.decoded(saved.field("from")).replaceAll("[<>\"]", "").strip();
    session.statement("title", words.title());
    session.statement("savedBy", by);
    session.statement("parts", Integer.toString(saved.parts()));
    session.statement("frames", Integer.toString(frames.frames().size()));
    session.note(
        "浏览器保存的网页只有网址和本机时间,没有域名解析、服务器证书和响应头:内容是不是该网站所发,从文件看不出",
        "a page that a browser saved has its address and the computer's time, no name resolution,"
            + " certificates or header: whether the site sent this cannot be seen in the file");
    List<WebCapture.Resource> missing =
        frames.needed(words).stream()
            .filter(needed -> !saved.holds(needed))
            .map(needed -> new WebCapture.Resource(needed, 0))
            .toList();
    return new WebCapture(
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
        List.copyOf(frames.unloaded(words)),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        words.whole(),
        frames.frames());
  }
}
