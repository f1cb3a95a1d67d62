package org.tiezheng.casework.transcript;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.transcript.TranscriptImporter;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.evidence.Transcript.Segment;
import org.tiezheng.evidence.Transcript.Speaker;
import org.tiezheng.present.transcript.TranscriptText;
import org.tiezheng.seal.digest.Digester;

/** A transcript and its text: what is written is always what the importer reads back. */
public final class DraftText {
  private static final String NO_NAME = "[:：\\[\\]【】〔〕{}=＝#>\uff1e*＊\\p{Cntrl}]+";
  private static final int LONGEST_NAME = 40;

  private DraftText() {}

  /**
   * What was read.
   *
   * @param aside lines that could not be understood, with their numbers
   */
  public record Read(Transcript transcript, List<String> aside) {
    public Read {
      aside = List.copyOf(aside);
    }
  }

  /** Reads a text as the importer does when it is sealed. */
  public static Read read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Transcript> found = new ArrayList<>();
    List<String> aside = new ArrayList<>();
    new TranscriptImporter()
        .read(
            SealedSource.of(
                Member.of(
                    "transcript.txt",
                    Digester.sha256Only().digest(bytes).sha256(),
                    MemorySegment.ofArray(bytes))),
            new RecordSink() {
              @Override
              public void record(Record row) {
                if (row instanceof Transcript transcript) {
                  found.add(transcript);
                }
              }

              @Override
              public void setAside(SetAside row) {
                String line =
                    row.provenance().locator() instanceof Locator.Line l ? l.number() + ": " : "";
                aside.add(line + row.raw());
              }
            });
    return new Read(
        found.isEmpty() ? of("", Map.of(), List.of(), List.of()) : found.getFirst(), aside);
  }

  /** A transcript of these parts. */
  public static Transcript of(
      String recording,
      Map<String, String> statements,
      List<Speaker> speakers,
      List<Segment> segments) {
    return new Transcript(
        Provenance.of("", new Locator.Whole()),
        RecordedTime.none(),
        recording,
        statements,
        speakers,
        segments);
  }

  /**
   * The parts in the form in which the text keeps them: without control characters, blank lines and
   * spaces around lines, and names without the signs that mean something in the text.
   */
  public static Transcript plain(
      String recording,
      Map<String, String> statements,
      List<Speaker> speakers,
      List<Segment> segments) {
    Map<String, String> said = new TreeMap<>();
    statements.forEach((name, value) -> {
      String plain = name(name);
      if (!plain.isEmpty() && !lines(value).isEmpty()) {
        said.put(plain, lines(value));
      }
    });
    said.put("recording", recording);
    return of(
        recording,
        said,
        speakers.stream()
            .map(s ->
                new Speaker(
                    name(s.id()),
                    lines(s.name()).replace('\n', ' ').replaceAll("[=＝]", " ").strip(),
                    s.party().map(p -> p.replaceAll("\\s", "")).filter(p -> !p.isEmpty())))
            .filter(s -> !s.id().isEmpty())
            .toList(),
        segments.stream().map(DraftText::plain).toList());
  }

  private static Segment plain(Segment s) {
    return new Segment(
        Optional.of(Math.max(0, s.start().orElse(0L))),
        s.end().map(end -> Math.max(0, end)),
        name(s.speaker()),
        lines(s.words()),
        s.key(),
        s.engine().map(TranscriptText::named),
        s.confirmed(),
        s.note().map(DraftText::lines).filter(n -> !n.isEmpty()));
  }

  private static String name(String name) {
    String plain = name.replaceAll(NO_NAME, " ").replaceAll("\\s+", " ").strip();
    String cut = plain.substring(0, Math.min(LONGEST_NAME, plain.length())).strip();
    return cut.matches("[-–—]") ? "" : cut;
  }

  private static String lines(String text) {
    return text.lines()
        .map(line -> line.replaceAll("[\\p{Cntrl}&&[^\\t]]", "").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /**
   * The text of a transcript.
   *
   * @throws TiezhengException if it would not be read back as it is: then nothing is written
   */
  public static String write(Transcript transcript) {
    String text = TranscriptText.of(transcript);
    Read back = read(text);
    if (!back.aside().isEmpty()
        || !back.transcript().segments().equals(transcript.segments())
        || !back.transcript().speakers().equals(transcript.speakers())
        || !back.transcript().statements().equals(transcript.statements())) {
      throw new TiezhengException(
          new Text(
              "文字稿中有不能原样存成文本的内容,没有保存:" + differs(back.transcript(), transcript),
              "The transcript has something that cannot be kept as text as it is; nothing was"
                  + " saved: "
                  + differs(back.transcript(), transcript)));
    }
    return text;
  }

  private static String differs(Transcript back, Transcript meant) {
    for (int i = 0; i < meant.segments().size(); i++) {
      if (i >= back.segments().size() || !back.segments().get(i).equals(meant.segments().get(i))) {
        return "[" + TranscriptText.clock(meant.segments().get(i).start().orElse(0L)) + "]";
      }
    }
    return back.speakers().equals(meant.speakers())
        ? String.join(", ", meant.statements().keySet())
        : meant.speakers().toString();
  }
}
