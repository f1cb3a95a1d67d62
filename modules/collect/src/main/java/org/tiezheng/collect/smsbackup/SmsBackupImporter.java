package org.tiezheng.collect.smsbackup;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/**
 * Reads the XML files of SMS Backup &amp; Restore (SyncTech): {@code sms-….xml} with SMS and MMS,
 * {@code calls-….xml}. Streams; attachments are digested as they pass.
 */
public final class SmsBackupImporter implements Importer {
  private static final int HEAD = 4096;

  private static final Pattern ROOT =
      Pattern.compile(
          "(?s)(?:\uFEFF)?\\s*(?:<\\?.{0,400}?\\?>\\s*|<!--.{0,2000}?-->\\s*)*<(smses|calls)\\b.*");

  private static final Pattern ENCODING =
      Pattern.compile("(?s)\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+).*");

  @Override
  public String id() {
    return "sms.backup";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    String root = root(head(probe.source()));
    return switch (root) {
      case "smses" -> Match.of(Confidence.CERTAIN, Kind.SMS);
      case "calls" -> Match.of(Confidence.CERTAIN, Kind.CALLS);
      default -> Match.none();
    };
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    byte[] head = head(source);
    boolean calls = root(head).equals("calls");
    Charset charset = charset(head);
    session.statement("encoding", charset.name());
    new SmsBackupReading(source, session, charset, bom(head)).read();
    return session.finish(calls ? Kind.CALLS : Kind.SMS);
  }

  /** The encoding that the XML declares; its bytes must be such that markup is ASCII. */
  private static Charset charset(byte[] head) {
    Matcher matcher = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
    if (bom(head) > 0 || !matcher.matches()) {
      return StandardCharsets.UTF_8;
    }
    return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
      case "gb2312", "gbk", "gb18030" -> TextCharset.GB18030;
      case "iso-8859-1" -> StandardCharsets.ISO_8859_1;
      default -> StandardCharsets.UTF_8;
    };
  }

  private static String root(byte[] head) {
    Matcher matcher = ROOT.matcher(new String(head, StandardCharsets.UTF_8));
    return matcher.matches() ? matcher.group(1) : "";
  }

  private static int bom(byte[] head) {
    return TextCharset.ofHead(head).bom() == 3 ? 3 : 0;
  }

  private static byte[] head(SealedSource source) {
    java.lang.foreign.MemorySegment bytes = source.main().bytes();
    return bytes
        .asSlice(0, Math.min(HEAD, bytes.byteSize()))
        .toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
  }
}
