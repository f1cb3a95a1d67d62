package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.casework.EditTranscript.Line;
import org.tiezheng.casework.EditTranscript.View;
import org.tiezheng.casework.file.ChangedMeanwhile;
import org.tiezheng.casework.sound.SoundPictures;
import org.tiezheng.casework.speech.SpeechEngine;
import org.tiezheng.casework.speech.SpeechEngine.Heard;
import org.tiezheng.casework.speech.SpeechEngine.Passage;
import org.tiezheng.casework.transcript.Confirmations;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * Lets a speech engine write down what it hears (机器转写). What it writes is marked machine-made;
 * passages of a person, and those that a person confirmed, are never touched.
 */
public final class TranscribeRecording {
  private static final String ENGINE = "engine";
  private static final int ATTEMPTS = 5;

  private final SoundPictures sounds;
  private final SpeechEngine engine;

  public TranscribeRecording(SoundPictures sounds, SpeechEngine engine) {
    this.sounds = sounds;
    this.engine = engine;
  }

  /**
   * The engine that is set up on this computer.
   *
   * @throws TiezhengException if there is none, and how one is set up
   */
  public static SpeechEngine engine(Map<String, String> environment) throws IOException {
    return SpeechEngine.find(environment)
        .orElseThrow(() ->
            new TiezhengException(
                new Text(
                    "本机没有设置语音识别程序。本程序不附带模型:请自备程序和模型,用 tiezheng transcript engine --program …"
                        + " --model … 设置。",
                    "No speech engine is set up on this computer. None comes with this program:"
                        + " bring a program and a model, and set them up with tiezheng transcript"
                        + " engine --program … --model …")));
  }

  /**
   * What came of it.
   *
   * @param added passages that it wrote
   * @param replaced passages of a machine that nobody had confirmed, which went
   * @param leftOut passages that it wrote where a person had written or confirmed something
   * @param aside the first lines of its output that were not understood
   * @param asides how many there were
   */
  public record Result(
      String engine, int added, int replaced, int leftOut, List<String> aside, long asides) {
    public Result {
      aside = List.copyOf(aside);
    }
  }

  /** What an engine heard, before it is kept. */
  public record Work(String recording, Heard heard, Map<String, String> facts) {}

  /**
   * Listens to a recording; that may take hours, and the case need only be open for reading.
   *
   * @param recording its SHA-256
   */
  public Work hear(OpenCase open, String recording) throws IOException, InterruptedException {
    EditTranscript edit = new EditTranscript(open, recording);
    Map<String, String> facts = engine.facts();
    Path folder = Files.createTempDirectory("tiezheng-sound-");
    Path wave = folder.resolve("sound.wav");
    try {
      long millis = sounds.write(open, edit.original(), wave);
      Watch watch = open.place().watch();
      watch.begins(new Text("机器转写(秒)", "transcribing (seconds)"), millis / 1000, Watch.Unit.THINGS);
      return new Work(
          recording, engine.hear(wave, millis, reached -> watch.at(reached / 1000)), facts);
    } finally {
      Files.deleteIfExists(wave);
      Files.deleteIfExists(folder);
    }
  }

  /** Keeps what was heard as machine-made passages, in a case that is open for writing. */
  public Result keep(OpenCase open, Work work) throws IOException {
    EditTranscript edit = new EditTranscript(open, work.recording());
    Result result = keep(edit, work.heard(), work.facts());
    Map<String, String> what = new TreeMap<>(work.facts());
    what.put("subject", Confirmations.SUBJECT);
    what.put("recording", work.recording());
    what.put("transcribedBy", engine.name());
    what.put("added", String.valueOf(result.added()));
    what.put("replaced", String.valueOf(result.replaced()));
    what.put("leftOut", String.valueOf(result.leftOut()));
    what.put("notUnderstood", String.valueOf(result.asides()));
    open.note(Event.Type.NOTE, what);
    return result;
  }

  /** Somebody may be writing all the while: what he saves is read again. */
  private Result keep(EditTranscript edit, Heard heard, Map<String, String> facts)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return joined(edit, heard, facts);
      } catch (ChangedMeanwhile e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Result joined(EditTranscript edit, Heard heard, Map<String, String> facts)
      throws IOException {
    View view = edit.view();
    List<Line> lines = new ArrayList<>();
    int replaced = 0;
    for (Line line : EditTranscript.unchanged(view).segments()) {
      if (line.engine().isPresent() && !line.confirmed()) {
        replaced++;
      } else {
        lines.add(line);
      }
    }
    List<Line> kept = List.copyOf(lines);
    int leftOut = 0;
    for (Passage p : heard.passages()) {
      if (kept.stream().anyMatch(k -> overlaps(k, p))) {
        leftOut++;
      } else {
        lines.add(
            new Line(
                p.start(),
                Optional.of(p.end()),
                p.speaker().orElse(""),
                p.words(),
                false,
                Optional.of(engine.name()),
                false,
                Optional.empty()));
      }
    }
    lines.sort(Comparator.comparingLong(Line::start));
    Map<String, String> statements = new TreeMap<>(view.statements());
    statements.put(ENGINE, described(facts));
    edit.save(new EditTranscript.Change(view.version(), true, statements, view.speakers(), lines));
    return new Result(
        engine.name(),
        heard.passages().size() - leftOut,
        replaced,
        leftOut,
        heard.aside(),
        heard.asides());
  }

  private static boolean overlaps(Line line, Passage p) {
    return line.start() < p.end() && p.start() < line.end().orElse(line.start() + 1);
  }

  private String described(Map<String, String> facts) {
    StringBuilder text = new StringBuilder(engine.name());
    facts.forEach((name, value) -> {
      // Paths of this computer are nobody's business; the custody log has them.
      if (!name.equals("program") && !name.equals("arguments")) {
        text.append("; ").append(name).append(' ').append(value);
      }
    });
    return text.toString();
  }
}
