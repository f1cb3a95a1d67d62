package org.tiezheng.collect.android;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.Inflated;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the files {@code 000000_sms_backup} and {@code 000001_mms_backup} that Android's own backup
 * makes of its messages: a JSON array, packed by zlib, or unpacked already. Streams.
 */
public final class TelephonyBackupImporter implements Importer {
  private static final int HEAD = 4096;

  @Override
  public String id() {
    return "sms.android.backup";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    byte[] head = probe.head();
    String text = new String(packed(head) ? unpacked(head) : head, StandardCharsets.UTF_8);
    if (!text.stripLeading().startsWith("[")) {
      return Match.none();
    }
    boolean named = probe.source().main().fileName().matches("[0-9]{6}_(sms|mms)_backup");
    String start = text.substring(0, Math.min(HEAD, text.length()));
    boolean sms = start.contains("\"address\"") && start.contains("\"type\"");
    boolean mms = start.contains("\"msg_box\"") && start.contains("\"m_type\"");
    boolean dated = start.contains("\"date\"") && start.contains("\"date_sent\"");
    if (named || (packed(head) && dated && (sms || mms))) {
      return Match.of(Confidence.CERTAIN, Kind.SMS);
    }
    return dated && (sms || mms) ? Match.of(Confidence.LIKELY, Kind.SMS) : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    TelephonyBackupReading reading = new TelephonyBackupReading(session, source.limits());
    try (InputStream in = open(source);
        JsonParser json = factory(source.limits()).createParser(ObjectReadContext.empty(), in)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new FormatException("不是 JSON 数组", "not a JSON array");
      }
      reading.rows(json, place -> at(source, place));
    } catch (IOException e) {
      session.broke(reading.table(), FormatException.describe(e));
    } catch (JacksonException e) {
      session.broke(reading.table(), broken(e));
    }
    reading.notes();
    return session.finish(Kind.SMS);
  }

  private static InputStream open(SealedSource source) throws IOException {
    Member main = source.main();
    if (!packed(head(main))) {
      return main.stream();
    }
    return new BufferedInputStream(Inflated.zlib(main.stream(), main.size(), source.limits()));
  }

  /** A place in the JSON; in a packed file that is its one member. */
  private static Provenance at(SealedSource source, org.tiezheng.evidence.Locator place) {
    Member main = source.main();
    return packed(head(main)) ? main.at(List.of("zlib"), place) : main.at(place);
  }

  private static byte[] head(Member main) {
    try (InputStream in = main.stream()) {
      return in.readNBytes(8);
    } catch (IOException e) {
      throw new AssertionError("bytes in memory", e);
    }
  }

  private static boolean packed(byte[] head) {
    return Inflated.begins(head);
  }

  private static byte[] unpacked(byte[] head) {
    try (InputStream in =
        Inflated.zlib(new ByteArrayInputStream(head), head.length, Limits.DEFAULT)) {
      byte[] text = new byte[HEAD];
      int length = 0;
      try {
        for (int n = in.read(text); n > 0; n = in.read(text, length, HEAD - length)) {
          length += n;
        }
      } catch (IOException e) {
        // The head is only the beginning of the packed bytes: what came out decides.
      }
      return java.util.Arrays.copyOf(text, length);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.fieldChars())
                .maxNameLength(1000)
                .build())
        .build();
  }

  private static Text broken(JacksonException e) {
    if (e.getCause() instanceof IOException io) {
      return FormatException.describe(io);
    }
    String at = e.getLocation() == null ? "?" : Long.toString(e.getLocation().getByteOffset());
    return new Text("JSON 损坏或超限,位置 " + at, "broken JSON, or beyond a limit, at byte " + at);
  }
}
