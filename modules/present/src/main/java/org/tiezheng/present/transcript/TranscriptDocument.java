package org.tiezheng.present.transcript;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Recording;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.evidence.Transcript.Segment;
import org.tiezheng.evidence.Transcript.Speaker;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.Document;
import org.tiezheng.present.paper.MachineCopy;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PaperFiles;
import org.tiezheng.present.paper.PaperFrame;
import org.tiezheng.present.paper.PaperNumbers;
import org.tiezheng.present.paper.Printed;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/**
 * DOC-AUDIO-TRANSCRIPT 录音文字稿: what was said in a recording, by whom and when, with the recording's
 * facts and what nobody has stated. What a machine wrote is marked until a person has confirmed it;
 * nothing here compares words and sound.
 *
 * @param item the recording, or the transcript if that is an item of its own
 * @param part which transcript of the item it is, from 1
 * @param file name of the recording's file; empty if it is not handed in
 * @param recording facts of the recording's file, if they were read
 * @param carrier number of the carrier that the recording lies on; empty if none
 * @param parties by whose ids the speakers are named
 */
public record TranscriptDocument(
    PaperFacts facts,
    Item item,
    int part,
    Transcript transcript,
    Optional<String> file,
    Optional<Recording> recording,
    String carrier,
    List<Party> parties)
    implements Document {
  private static final int ROWS = 500;
  private static final Map<String, String> ENGLISH =
      Map.ofEntries(
          Map.entry("recording", "SHA-256"),
          Map.entry("file", "File"),
          Map.entry("recorded", "Recorded on"),
          Map.entry("place", "Place"),
          Map.entry("method", "Method"),
          Map.entry("device", "Device"),
          Map.entry("recorder", "Recorded by"),
          Map.entry("number", "Number called"),
          Map.entry("transcriber", "Written down by"),
          Map.entry("proofReader", "Compared by"),
          Map.entry("written", "Written down on"),
          Map.entry("engine", "Transcribed by the program"),
          Map.entry("version", "Version"),
          Map.entry(Transcript.REPLACES, "Takes the place of (SHA-256)"));

  /** Printed where they are said, and not missed where they are not. */
  private static final Set<String> OPTIONAL = Set.of("engine", "version", Transcript.REPLACES);

  public TranscriptDocument {
    parties = List.copyOf(parties);
  }

  @Override
  public String id() {
    return "DOC-AUDIO-TRANSCRIPT";
  }

  @Override
  public String number() {
    String of = PaperNumbers.of(id(), facts) + "-%03d".formatted(item.number());
    return part == 1 ? of : of + "-" + part;
  }

  @Override
  public Text title() {
    return new Text("录音文字稿", "Transcript of a recording");
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.empty());
    Flow flow = frame.flow(PageShape.A4);
    frame.open(
        flow,
        Optional.of(
            facts.say("证据 ", "Item ") + item.number() + facts.say("：", ": ") + item.title()));
    Making making = new Making(transcript.segments());
    flow.remark(facts.say(making.known()), Style.SMALL);
    Grid head = Grid.pairs(Style.SMALL, 0.22f);
    head().forEach(row -> head.row(row.getFirst(), row.getLast()));
    flow.table(head).space(4);
    speakers(flow);
    keys(flow);
    passages(flow);
    flow.space(6)
        .paragraph(facts.say(making.declaration()), Style.SMALL)
        .paragraph(
            facts.say(
                "记录人（签名）：＿＿＿＿＿＿　　核对人（签名）：＿＿＿＿＿＿",
                "Written by: ____________  Compared by: ____________"),
            Style.SMALL);
    frame.close(flow, new Text("提交人", "Submitted by"));
    return frame.write(
        files,
        List.of(flow),
        List.of(
            MachineCopy.of(
                this, facts, new MachineCopy.Matter("transcript", List.of(transcript)))));
  }

  /** Writes the text that a person goes on editing. */
  public void text(Path path) throws IOException {
    Files.writeString(path, TranscriptText.of(transcript), StandardCharsets.UTF_8);
  }

  private List<List<String>> head() {
    List<List<String>> rows = new ArrayList<>();
    Map<String, String> said = transcript.statements();
    TranscriptText.head()
        .forEach((name, zh) -> {
          String value = said.getOrDefault(name, "");
          if (name.equals("recording")) {
            rows.add(
                List.of(facts.say("录音 SHA-256", "SHA-256"), facts.stated(transcript.recording())));
          } else if (name.equals("file")) {
            rows.add(List.of(label(name, zh), facts.stated(file.orElse(value))));
          } else if (!OPTIONAL.contains(name) || !value.isEmpty()) {
            rows.add(List.of(label(name, zh), facts.stated(value)));
          }
        });
    said.keySet().stream()
        .filter(name -> !TranscriptText.head().containsKey(name))
        .sorted()
        .forEach(name -> rows.add(List.of(name, said.getOrDefault(name, ""))));
    rows.add(
        List.of(
            facts.say("文件所载", "The file says"),
            facts.stated(
                recording
                    .map(r -> r.line() + (r.time().raw().isEmpty() ? "" : "; " + r.time().raw()))
                    .orElse(""))));
    rows.add(List.of(facts.say("时长", "Length"), facts.stated(length())));
    rows.add(List.of(facts.say("载体编号", "Carrier"), facts.stated(carrier)));
    rows.add(
        List.of(
            facts.say("听不清之处", "Unclear places"),
            Long.toString(transcript.segments().stream().mapToLong(Segment::unclear).sum())));
    rows.add(
        List.of(
            facts.say("听音核对", "Listening check"),
            facts.say(new Making(transcript.segments()).checked())));
    return rows;
  }

  private String length() {
    return recording.flatMap(Recording::millis).map(TranscriptText::clock).orElse("");
  }

  private String label(String name, String zh) {
    return facts.say(zh, ENGLISH.getOrDefault(name, name));
  }

  private void speakers(Flow flow) throws IOException {
    Grid grid =
        Grid.of(
            Style.SMALL,
            Grid.Column.left(facts.say("说话人", "Speaker"), 0.2f),
            Grid.Column.left(facts.say("姓名", "Name"), 0.4f),
            Grid.Column.left(facts.say("案件中的身份", "Who in the case"), 0.4f));
    for (Speaker speaker : transcript.speakers()) {
      grid.row(speaker.id(), facts.stated(speaker.name()), facts.stated(party(speaker)));
    }
    if (!grid.isEmpty()) {
      flow.table(grid).space(4);
    }
  }

  private String party(Speaker speaker) {
    return parties.stream()
        .filter(p -> speaker.party().filter(p.id()::equals).isPresent())
        .map(p -> facts.say(p.role().title()) + " " + p.name())
        .findFirst()
        .orElse("");
  }

  private void keys(Flow flow) {
    List<Segment> keys = transcript.segments().stream().filter(Segment::key).toList();
    if (keys.isEmpty()) {
      return;
    }
    flow.heading(facts.say("重点", "What matters"), Style.HEADING, 0, "keys");
    for (Segment segment : keys) {
      flow.paragraph(
          TranscriptText.clock(segment.start().orElse(0L))
              + " "
              + segment.speaker()
              + facts.say("：", ": ")
              + segment.words()
              + facts.say(Making.mark(segment)),
          Style.SMALL);
    }
    flow.space(4);
  }

  /** In tables of a bounded number of rows. */
  private void passages(Flow flow) throws IOException {
    flow.heading(facts.say("全文", "In full"), Style.HEADING, 0, "passages");
    List<Segment> all = transcript.segments();
    for (int from = 0; from < all.size(); from += ROWS) {
      Grid grid =
          Grid.of(
              Style.SMALL,
              Grid.Column.centre(facts.say("起止", "From–to"), 0.2f),
              Grid.Column.left(facts.say("说话人", "Speaker"), 0.14f),
              Grid.Column.left(facts.say("内容", "Words"), 0.66f));
      for (Segment segment : all.subList(from, Math.min(all.size(), from + ROWS))) {
        grid.row(
            span(segment),
            segment.speaker() + (segment.key() ? " *" : ""),
            segment.words()
                + facts.say(Making.mark(segment))
                + segment.note().map(note -> "\n" + facts.say("注：", "Note: ") + note).orElse(""));
      }
      flow.table(grid);
    }
  }

  private static String span(Segment segment) {
    return String.format(
        Locale.ROOT,
        "%s–%s",
        segment.start().map(TranscriptText::clock).orElse("?"),
        segment.end().map(TranscriptText::clock).orElse("?"));
  }
}
