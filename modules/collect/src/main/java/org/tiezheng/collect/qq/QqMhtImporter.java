package org.tiezheng.collect.qq;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/** Reads the web archive (mht) that QQ for PCs exports, with its pictures. */
public final class QqMhtImporter implements Importer {
  @Override
  public String id() {
    return "chat.qq.mht";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    String head = new String(probe.head(), StandardCharsets.UTF_8);
    int end = Math.min(head.length(), 4096);
    String start = head.substring(0, end).toLowerCase(Locale.ROOT);
    boolean related = start.contains("multipart/related");
    boolean tencent = start.contains("tencent im message") || start.contains("tencent msgmgr");
    return related && (tencent || head.contains(QqReading.PARTNER))
        ? Match.of(Confidence.CERTAIN, Kind.CHAT)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    return ExportedChat.reading(
        this, source, sink, "qq", (session, chat) -> read(source, session, chat));
  }

  private static void read(SealedSource source, ReadingSession session, ExportedChat chat)
      throws java.io.IOException {
    session.note(
        "QQ 网页归档不含消息编号、时区和多数账号,只有显示名和先后顺序;时间按 Asia/Shanghai 理解",
        "A QQ web archive holds no message ids, no time zone and few accounts, only display names"
            + " and the order; Asia/Shanghai is assumed");
    MhtParts pictures = new MhtParts(source.limits());
    pictures.digest(source.main().stream());
    session.statement("pictures", Integer.toString(pictures.count()));
    MhtRows rows = new MhtRows(source, session, chat, pictures);
    pictures.page(source.main().stream(), rows::read);
    rows.end();
  }
}
