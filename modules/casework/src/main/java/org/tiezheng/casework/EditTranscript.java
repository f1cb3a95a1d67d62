package org.tiezheng.casework;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tiezheng.casework.sound.SoundForm;
import org.tiezheng.casework.transcript.Confirmations;
import org.tiezheng.casework.transcript.DraftFiles;
import org.tiezheng.casework.transcript.DraftText;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.evidence.Transcript.Confirmation;
import org.tiezheng.evidence.Transcript.Segment;
import org.tiezheng.evidence.Transcript.Speaker;
import org.tiezheng.present.transcript.TranscriptText;

/**
 * The transcript of a recording while it is written (录音文字稿的草稿): shown, saved, its passages
 * confirmed. It is a text in the folder of the case until {@link SealTranscript} seals it as
 * evidence of its own. Who confirmed what stands in the custody log; a confirmation that is not
 * there is none.
 */
public final class EditTranscript {
  private static final String READER = "audio.transcript";

  private final OpenCase open;
  private final String recording;
  private final Original original;
  private final DraftFiles files;

  /**
   * @param recording its SHA-256
   * @throws org.tiezheng.casework.file.CaseFileException if the case has no such recording
   */
  public EditTranscript(OpenCase open, String recording) {
    this.open = open;
    this.recording = recording;
    this.original =
        new SealedBytes(open)
            .find(recording)
            .orElseThrow(() ->
                AddFacts.wrong(
                    "案件中没有 SHA-256 为 " + recording + " 的文件",
                    "the case has no file with the SHA-256 " + recording));
    this.files = new DraftFiles(folder(open));
  }

  static java.nio.file.Path folder(OpenCase open) {
    return Objects.requireNonNull(open.vault().directory().toAbsolutePath().getParent());
  }

  /** A recording of the case, and how far its transcript is. */
  public record Listed(
      int item,
      String recording,
      String name,
      boolean begun,
      int passages,
      long machineOnly,
      List<Integer> sealed) {
    public Listed {
      sealed = List.copyOf(sealed);
    }
  }

  /**
   * A transcript as it stands.
   *
   * @param item that the recording belongs to
   * @param version to be stated when it is saved; empty if nothing is kept yet
   * @param aside lines of the text that could not be understood
   * @param sealed the items that hold sealed transcripts of this recording, the newest last
   */
  public record View(
      String recording,
      int item,
      String name,
      String mediaType,
      String version,
      Optional<Instant> saved,
      Map<String, String> statements,
      List<Speaker> speakers,
      List<Segment> segments,
      List<String> aside,
      List<Integer> sealed,
      List<Party> parties) {
    public View {
      statements = Map.copyOf(statements);
      speakers = List.copyOf(speakers);
      segments = List.copyOf(segments);
      aside = List.copyOf(aside);
      sealed = List.copyOf(sealed);
      parties = List.copyOf(parties);
    }
  }

  /**
   * A passage as a person leaves it.
   *
   * @param engine which program wrote it; empty if a person did
   * @param confirmed whether a person listened to it again and confirms it
   */
  public record Line(
      long start,
      Optional<Long> end,
      String speaker,
      String words,
      boolean key,
      Optional<String> engine,
      boolean confirmed,
      Optional<String> note) {}

  /**
   * What is to be saved.
   *
   * @param based version that the writer has seen
   * @param aside whether what is replaced is kept beside it: the writer knows that it was another's
   */
  public record Change(
      String based,
      boolean aside,
      Map<String, String> statements,
      List<Speaker> speakers,
      List<Line> segments) {
    public Change {
      statements = Map.copyOf(statements);
      speakers = List.copyOf(speakers);
      segments = List.copyOf(segments);
    }
  }

  /** The recordings of a case that have a form we know. */
  public static List<Listed> list(OpenCase open) throws IOException {
    List<Listed> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Original o : open.originals()) {
      String sha256 = o.digests().sha256();
      if (SoundForm.of(o).isPresent() && !o.container() && seen.add(sha256)) {
        View view = new EditTranscript(open, sha256).view();
        all.add(
            new Listed(
                view.item(),
                sha256,
                o.name(),
                !view.version().isEmpty(),
                view.segments().size(),
                view.segments().stream().filter(Segment::machineOnly).count(),
                view.sealed()));
      }
    }
    return all;
  }

  /** The transcript as it stands. */
  public View view() throws IOException {
    DraftFiles.Kept kept = files.read(recording);
    DraftText.Read read = DraftText.read(kept.text());
    Confirmations confirmations = confirmations();
    return new View(
        recording,
        item(),
        original.name(),
        original.mediaType(),
        kept.version(),
        kept.saved(),
        read.transcript().statements(),
        read.transcript().speakers(),
        read.transcript().segments().stream().map(confirmations::checked).toList(),
        read.aside(),
        sealed().stream().map(Sealed::item).toList(),
        open.matter().parties());
  }

  Original original() {
    return original;
  }

  DraftFiles files() {
    return files;
  }

  private int item() {
    return open.matter().items().stream()
        .filter(i -> i.originals().contains(recording))
        .mapToInt(Item::number)
        .min()
        .orElse(0);
  }

  /** A transcript of the recording that was sealed. */
  record Sealed(int item, Transcript transcript) {}

  /** In the order of their items. */
  List<Sealed> sealed() {
    List<Sealed> all = new ArrayList<>();
    for (Item item : open.matter().items()) {
      if (item.reading().filter(r -> r.importer().equals(READER)).isPresent()) {
        try (Stream<org.tiezheng.evidence.Record> records = open.records(item.number())) {
          records
              .filter(r -> r instanceof Transcript t && t.recording().equals(recording))
              .forEach(r -> all.add(new Sealed(item.number(), (Transcript) r)));
        }
      }
    }
    return all;
  }

  private Confirmations confirmations() {
    return new Confirmations(
        recording, open.custody().stream().map(OpenCase.CustodyLine::event).toList());
  }

  /** Whether saving this writes to the custody log, so that the case must be open for writing. */
  public boolean confirms(Change change) throws IOException {
    Compared compared = compared(files.read(recording), change);
    return !compared.fresh().isEmpty() || !compared.withdrawn().isEmpty();
  }

  /**
   * Saves; what is confirmed now, or not any more, goes to the custody log first.
   *
   * @throws org.tiezheng.casework.file.ChangedMeanwhile if somebody else has saved since
   */
  public View save(Change change) throws IOException {
    files.write(
        recording,
        change.based(),
        change.aside(),
        now -> {
          Compared compared = compared(now, change);
          // What cannot be kept is told before anything is noted.
          String text = DraftText.write(compared.transcript());
          Map<String, String> about = new TreeMap<>();
          about.put("recording", recording);
          about.put("item", String.valueOf(item()));
          about.put("by", compared.by());
          about.put("at", compared.at().toString());
          for (Map<String, String> entry :
              Confirmations.entries(about, compared.fresh(), compared.withdrawn())) {
            open.note(Event.Type.NOTE, entry);
          }
          return text;
        });
    return view();
  }

  /** A change beside what is kept. */
  private record Compared(
      Transcript transcript, List<Segment> fresh, List<Segment> withdrawn, String by, Instant at) {}

  private Compared compared(DraftFiles.Kept now, Change change) {
    Confirmations confirmations = confirmations();
    String by = TranscriptText.named(open.place().actor());
    Instant at = open.place().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    Map<String, Confirmation> standing = new TreeMap<>();
    for (Segment s : DraftText.read(now.text()).transcript().segments()) {
      confirmations.checked(s).confirmed().ifPresent(c -> standing.put(Confirmations.digest(s), c));
    }
    Transcript plain =
        DraftText.plain(
            recording,
            change.statements(),
            change.speakers(),
            change.segments().stream().map(EditTranscript::segment).toList());
    List<Segment> segments = new ArrayList<>();
    List<Segment> fresh = new ArrayList<>();
    List<Segment> withdrawn = new ArrayList<>();
    for (int i = 0; i < plain.segments().size(); i++) {
      Segment s = plain.segments().get(i);
      Optional<Confirmation> before = Optional.ofNullable(standing.get(Confirmations.digest(s)));
      if (change.segments().get(i).confirmed()) {
        Segment confirmed =
            Confirmations.with(s, Optional.of(before.orElse(new Confirmation(by, at))));
        segments.add(confirmed);
        if (before.isEmpty()) {
          fresh.add(confirmed);
        }
      } else {
        segments.add(s);
        before.ifPresent(_ -> withdrawn.add(s));
      }
    }
    return new Compared(
        DraftText.of(recording, plain.statements(), plain.speakers(), segments),
        fresh,
        withdrawn,
        by,
        at);
  }

  private static Segment segment(Line l) {
    return new Segment(
        Optional.of(l.start()),
        l.end(),
        l.speaker(),
        l.words(),
        l.key(),
        l.engine(),
        Optional.empty(),
        l.note());
  }

  /** The change that keeps everything as it is, to be altered. */
  static Change unchanged(View view) {
    return new Change(
        view.version(),
        false,
        view.statements(),
        view.speakers(),
        view.segments().stream().map(EditTranscript::line).toList());
  }

  static Line line(Segment s) {
    return new Line(
        s.start().orElse(0L),
        s.end(),
        s.speaker(),
        s.words(),
        s.key(),
        s.engine(),
        s.confirmed().isPresent(),
        s.note());
  }

  /**
   * Confirms passages, as saving them does.
   *
   * @param numbers from 1; empty for all
   */
  public View confirm(Set<Integer> numbers) throws IOException {
    View view = view();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < view.segments().size(); i++) {
      Line line = line(view.segments().get(i));
      lines.add(
          numbers.isEmpty() || numbers.contains(i + 1)
              ? new Line(
                  line.start(),
                  line.end(),
                  line.speaker(),
                  line.words(),
                  line.key(),
                  line.engine(),
                  true,
                  line.note())
              : line);
    }
    int absent = numbers.stream().filter(n -> n < 1 || n > lines.size()).findFirst().orElse(0);
    if (absent != 0) {
      throw AddFacts.wrong(
          "没有第 %d 段;共 %d 段".formatted(absent, lines.size()),
          "there is no passage %d; there are %d".formatted(absent, lines.size()));
    }
    return save(new Change(view.version(), false, view.statements(), view.speakers(), lines));
  }

  /**
   * Takes a text that was written elsewhere in place of the one that is kept, which stays beside
   * it; UTF-8, UTF-16 or GB 18030. A confirmation in it that the custody log does not have is made
   * now by the one who acts.
   */
  public View replace(byte[] text) throws IOException {
    return replace(TextCharset.ofHead(text).decode(text, 0, text.length));
  }

  View replace(String text) throws IOException {
    DraftText.Read read = DraftText.read(text);
    if (!read.aside().isEmpty()) {
      throw AddFacts.wrong(
          "有 %d 行的格式无法识别,没有保存;第一处:%s".formatted(read.aside().size(), read.aside().getFirst()),
          "%d lines have a form that is not known, nothing was saved; the first: %s"
              .formatted(read.aside().size(), read.aside().getFirst()));
    }
    Transcript t = read.transcript();
    if (!t.recording().isEmpty() && !t.recording().equals(recording)) {
      throw AddFacts.wrong(
          "这份文字稿写的是另一段录音(%s)".formatted(t.recording()),
          "the transcript says that it is of another recording (%s)".formatted(t.recording()));
    }
    return save(
        new Change(
            files.read(recording).version(),
            true,
            t.statements(),
            t.speakers(),
            t.segments().stream().map(EditTranscript::line).toList()));
  }

  /** The transcript as a text that any editor shows. */
  public String text() throws IOException {
    View view = view();
    Map<String, String> statements = new TreeMap<>(view.statements());
    statements.put("recording", recording);
    return TranscriptText.of(DraftText.of(recording, statements, view.speakers(), view.segments()));
  }

  /** What a page or a command says of how it was made. */
  public static Text told(View view) {
    long machine = view.segments().stream().filter(Segment::machineOnly).count();
    return new Text(
        "%d 段;机器转写、未经人核对 %d 段".formatted(view.segments().size(), machine),
        "%d passages; %d machine-made and not confirmed"
            .formatted(view.segments().size(), machine));
  }
}
