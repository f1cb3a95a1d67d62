package org.tiezheng.casework.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.LongConsumer;
import org.tiezheng.evidence.TiezhengException;

/**
 * Writes down what it hears in a recording (语音识别引擎). No engine and no model come with this program:
 * a person names a program in the settings ({@link SpeechSettings}), or puts an engine on the class
 * path, where {@link ServiceLoader} finds it. What an engine writes stands as machine-made until a
 * person confirms it.
 */
public interface SpeechEngine {
  /** A short name, which stands at each passage that it wrote. */
  String name();

  /**
   * What must be known to repeat its work: versions, and the SHA-256 of program and model. Goes to
   * the custody log and into the transcript.
   *
   * @throws TiezhengException if it cannot work, and why
   */
  Map<String, String> facts() throws IOException, InterruptedException;

  /**
   * Listens.
   *
   * @param wave a WAV file: one channel, 16 bits, 16 kHz; only to be read, and gone afterwards
   * @param millis its length
   * @param reached hears how far it has come, in milliseconds
   * @throws TiezhengException if it fails, prints what is not understood, too much, or takes too
   *     long; then nothing of it is used
   */
  Heard hear(Path wave, long millis, LongConsumer reached) throws IOException, InterruptedException;

  /**
   * What was heard.
   *
   * @param aside lines of its output that were not understood, as they are; the first of them
   * @param asides how many there were
   */
  record Heard(List<Passage> passages, List<String> aside, long asides) {
    public Heard {
      passages = List.copyOf(passages);
      aside = List.copyOf(aside);
    }
  }

  /**
   * A passage.
   *
   * @param start milliseconds from the start of the recording
   * @param end milliseconds from the start, not included
   * @param speaker as the engine tells speakers apart, if it does
   */
  record Passage(long start, long end, Optional<String> speaker, String words) {}

  /**
   * The engine that is set up: the program of the settings, or else the first on the class path.
   *
   * @param environment in which the settings are looked for
   */
  static Optional<SpeechEngine> find(Map<String, String> environment) throws IOException {
    Optional<SpeechSettings> settings = SpeechSettings.read(environment);
    return settings.isPresent()
        ? Optional.of(new SpeechProgram(settings.get(), environment))
        : ServiceLoader.load(SpeechEngine.class).findFirst();
  }
}
