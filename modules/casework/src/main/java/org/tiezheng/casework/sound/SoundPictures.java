package org.tiezheng.casework.sound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.SealedBytes;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * Waveforms and spectrograms of recordings, made in one pass with bounded memory however long a
 * recording is, and kept in a folder of their own beside the cases; all of it is derived and may be
 * thrown away. Safe for use by many threads.
 */
public final class SoundPictures {
  private static final String FACTS = "facts.json";
  private static final String PLAYABLE = "playable.wav";
  private static final int PIECE = 1 << 14;
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  /** The form of what is kept: others are made anew. */
  private static final int FORM = 1;

  private static final int MOST_COLUMNS = 4_000;

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param folder for what is derived; may be thrown away at any time
   * @param environment in which {@code ffmpeg} is looked for
   */
  public SoundPictures(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /**
   * What is known of a recording whose pictures were made.
   *
   * @param millis its length, as far as it could be decoded
   * @param made what decoded it, and what a reader should know of it
   */
  public record Facts(int form, long millis, Text made) {}

  /**
   * Columns of the pictures of a stretch, each for the same share of its time.
   *
   * @param from milliseconds from the start
   * @param to milliseconds from the start, not included
   * @param wave lowest and highest value of each column, -127 to 127, as bytes in Base64
   * @param bands of each column of the spectrogram, from low to high
   * @param highest hertz at the upper end of the last band
   * @param spectrum loudness of each band, column by column, as bytes in Base64; 0 is 96 dB below
   *     full scale, 255 full scale
   */
  public record Stretch(
      Facts facts, long from, long to, String wave, int bands, int highest, String spectrum) {}

  private Path of(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no SHA-256: " + sha256);
    }
    return folder.resolve(sha256);
  }

  /** What was made of a recording; empty if nothing was yet. */
  public Optional<Facts> facts(String sha256) throws IOException {
    Path file = of(sha256).resolve(FACTS);
    return Files.isRegularFile(file)
        ? Optional.of(EvidenceJson.read(Files.readString(file), Facts.class))
            .filter(f -> f.form() == FORM)
        : Optional.empty();
  }

  /** A sound that every browser plays, if one had to be made of this recording. */
  public Optional<Path> playable(String sha256) {
    return Optional.of(of(sha256).resolve(PLAYABLE)).filter(Files::isRegularFile);
  }

  /**
   * Makes the pictures of a recording, if they are not there yet.
   *
   * @throws TiezhengException if its sound cannot be had, and why
   */
  public Facts make(OpenCase open, Original original) throws IOException {
    String sha256 = original.digests().sha256();
    Optional<Facts> known = facts(sha256);
    if (known.isPresent()) {
      return known.get();
    }
    OwnerOnly.folder(folder);
    remove(of(sha256));
    Path fresh = OwnerOnly.folder(folder.resolve(sha256 + "." + UUID.randomUUID()));
    try (Arena arena = Arena.ofShared();
        SoundStream sound = new Sounds(new SealedBytes(open), environment).open(original, arena)) {
      boolean play = SoundForm.of(original).filter(SoundForm::playable).isEmpty();
      Facts facts = draw(sound, fresh, play, open.place().watch());
      Files.write(
          OwnerOnly.file(fresh.resolve(FACTS)),
          EvidenceJson.write(facts).getBytes(StandardCharsets.UTF_8));
      Files.move(fresh, of(sha256), StandardCopyOption.ATOMIC_MOVE);
      return facts;
    } catch (FileSystemException e) {
      // Somebody else was as fast; what is there is the same.
      return facts(sha256).orElseThrow(() -> e);
    } finally {
      remove(fresh);
    }
  }

  private static Facts draw(SoundStream sound, Path fresh, boolean play, Watch watch)
      throws IOException {
    watch.begins(
        new Text("读取声音", "reading the sound"), sound.expected() / sound.rate(), Watch.Unit.THINGS);
    float[] piece = new float[PIECE];
    long read = 0;
    try (Columns columns = new Columns(fresh, sound.rate())) {
      Optional<WaveWriter> wave =
          play
              ? Optional.of(new WaveWriter(fresh.resolve(PLAYABLE), sound.rate(), sound.rate()))
              : Optional.empty();
      try {
        for (int count = sound.read(piece); count > 0; count = sound.read(piece)) {
          columns.add(piece, count);
          if (wave.isPresent()) {
            wave.get().add(piece, count);
          }
          read += count;
          watch.at(read / sound.rate());
        }
      } finally {
        if (wave.isPresent()) {
          wave.get().close();
        }
      }
      Text made = sound.made();
      if (read == 0) {
        throw new TiezhengException(
            new Text(
                "没有解出任何声音(" + made.zh() + ")。", "No sound came out of it (" + made.en() + ")."));
      }
      return new Facts(FORM, columns.end(), made);
    }
  }

  /**
   * Writes a recording as WAV for a speech engine: one channel, 16 bits, 16 kHz.
   *
   * @return its length in milliseconds
   */
  public long write(OpenCase open, Original original, Path file) throws IOException {
    try (Arena arena = Arena.ofShared();
        SoundStream sound = new Sounds(new SealedBytes(open), environment).open(original, arena);
        WaveWriter wave = new WaveWriter(file, sound.rate(), 16_000)) {
      float[] piece = new float[PIECE];
      long read = 0;
      for (int count = sound.read(piece); count > 0; count = sound.read(piece)) {
        wave.add(piece, count);
        read += count;
      }
      return read * 1000 / sound.rate();
    }
  }

  /**
   * The pictures of a stretch of a recording.
   *
   * @param from milliseconds from the start
   * @param to milliseconds from the start, not included
   * @param columns how many are wanted at most; there are fewer where the stretch has fewer
   * @return empty if nothing was made of it yet
   */
  public Optional<Stretch> stretch(String sha256, long from, long to, int columns)
      throws IOException {
    Optional<Facts> known = facts(sha256);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    long begin = Math.clamp(from, 0, known.get().millis());
    long end = Math.clamp(to, begin, known.get().millis());
    int most = Math.clamp(columns, 1, MOST_COLUMNS);
    return Optional.of(
        new Stretch(
            known.get(),
            begin,
            end,
            BASE64.encodeToString(
                read(of(sha256), Columns.WAVE, Columns.WAVES, 2, begin, end, most)),
            Spectrum.BANDS,
            Spectrum.HIGHEST,
            BASE64.encodeToString(
                read(
                    of(sha256),
                    Columns.SPECTRUM,
                    Columns.SPECTRA,
                    Spectrum.BANDS,
                    begin,
                    end,
                    most))));
  }

  /** Reads the level that has at least so many columns, and joins them to as many. */
  private static byte[] read(
      Path folder, String name, int second, int width, long from, long to, int most)
      throws IOException {
    long step = 1;
    int level = 0;
    while ((to - from) * second / 1000 / (step * Levels.FACTOR) >= most
        && Files.exists(Levels.file(folder, name, level + 1))) {
      step *= Levels.FACTOR;
      level++;
    }
    Path file = Levels.file(folder, name, level);
    if (!Files.exists(file)) {
      return new byte[0];
    }
    long first = from * second / 1000 / step;
    long there = Files.size(file) / width;
    long last = Math.min(there, (to * second + 1000 * step - 1) / (1000 * step));
    int count = (int) Math.max(0, last - first);
    ByteBuffer all = ByteBuffer.allocate(count * width);
    try (FileChannel channel = FileChannel.open(file)) {
      while (all.hasRemaining() && channel.read(all, first * width + all.position()) >= 0) {
        // as much as there is
      }
    }
    return joined(all.array(), count, width, Math.min(most, count));
  }

  private static byte[] joined(byte[] all, int count, int width, int wanted) {
    if (wanted == count) {
      return all;
    }
    byte[] made = new byte[wanted * width];
    for (int i = 0; i < wanted; i++) {
      int begin = (int) ((long) i * count / wanted);
      int end = Math.max(begin + 1, (int) ((long) (i + 1) * count / wanted));
      System.arraycopy(all, begin * width, made, i * width, width);
      for (int c = begin + 1; c < end; c++) {
        for (int b = 0; b < width; b++) {
          int at = i * width + b;
          byte other = all[c * width + b];
          if (width == 2) { // a waveform: lowest, highest
            made[at] = (byte) (b == 0 ? Math.min(made[at], other) : Math.max(made[at], other));
          } else {
            made[at] = (byte) Math.max(made[at] & 0xFF, other & 0xFF);
          }
        }
      }
    }
    return made;
  }

  private static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** Writes a stretch of what can be played. */
  public static void copy(Path playable, long from, long length, OutputStream to)
      throws IOException {
    try (InputStream in = Files.newInputStream(playable)) {
      in.skipNBytes(from);
      byte[] piece = new byte[1 << 16];
      for (long left = length; left > 0; ) {
        int count = in.read(piece, 0, (int) Math.min(piece.length, left));
        if (count < 0) {
          throw new IOException("the sound was cut meanwhile");
        }
        to.write(piece, 0, count);
        left -= count;
      }
    }
  }
}
