package org.tiezheng.casework.sound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tiezheng.casework.media.FfmpegProgram;
import org.tiezheng.evidence.Text;

/**
 * Samples that an {@code ffmpeg} of this machine makes of a sealed file. It may open this file and
 * no other, over no network, reads it by the one demuxer that fits, and is ended if it says nothing
 * for a minute.
 */
final class FfmpegStream implements SoundStream {
  private static final int RATE = 16_000;
  private static final long QUIET_SECONDS = 60;

  /** A day: longer recordings are cut there, and it is said. */
  private static final long MOST_SAMPLES = 24L * 3_600 * RATE;

  private final Process process;
  private final InputStream out;
  private final String version;
  private final AtomicLong heard = new AtomicLong(System.nanoTime());
  private final Semaphore ended = new Semaphore(0);
  private final byte[] bytes = new byte[1 << 15];
  private int odd;
  private long samples;
  private boolean silent;

  private FfmpegStream(Process process, String version) {
    this.process = process;
    this.out = process.getInputStream();
    this.version = version;
    Thread.ofVirtual().start(this::watch);
  }

  /** Begins to decode; empty if there is no such program. */
  static Optional<FfmpegStream> of(Path file, String demuxer, Map<String, String> environment)
      throws IOException, InterruptedException {
    Optional<FfmpegProgram> program = FfmpegProgram.find(environment);
    if (program.isEmpty()) {
      return Optional.empty();
    }
    List<String> command =
        List.of(
            program.get().path().toString(),
            "-nostdin",
            "-hide_banner",
            "-loglevel",
            "quiet",
            "-protocol_whitelist",
            "file",
            "-f",
            demuxer,
            "-i",
            "file:" + file.toAbsolutePath(),
            "-map",
            "0:a:0",
            "-map_metadata",
            "-1",
            "-ac",
            "1",
            "-ar",
            String.valueOf(RATE),
            "-f",
            "s16le",
            "pipe:1");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    process.getOutputStream().close();
    return Optional.of(new FfmpegStream(process, program.get().version()));
  }

  /** Ends a program that has hung itself up. */
  private void watch() {
    try {
      while (!ended.tryAcquire(QUIET_SECONDS / 4, TimeUnit.SECONDS)) {
        if (System.nanoTime() - heard.get() > TimeUnit.SECONDS.toNanos(QUIET_SECONDS)) {
          process.destroyForcibly();
          return;
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int rate() {
    return RATE;
  }

  @Override
  public long expected() {
    return 0;
  }

  @Override
  public int read(float[] into) throws IOException {
    if (samples >= MOST_SAMPLES) {
      return -1;
    }
    int wanted = Math.min(bytes.length, into.length * 2);
    int count = out.readNBytes(bytes, 0, wanted);
    heard.set(System.nanoTime());
    if (count < 2) {
      odd = count;
      return -1;
    }
    for (int i = 0; i + 1 < count; i += 2) {
      into[i / 2] = (short) ((bytes[i] & 0xFF) | (bytes[i + 1] << 8)) / 32_768f;
    }
    samples += count / 2;
    return count / 2;
  }

  /** How the program ended, once all was read. */
  private boolean well() {
    try {
      silent = !process.waitFor(QUIET_SECONDS, TimeUnit.SECONDS);
      return !silent && process.exitValue() == 0 && odd == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public Text made() {
    Text by = new Text("由本机的 " + version + " 解码", "decoded by this machine's " + version);
    if (samples >= MOST_SAMPLES) {
      return new Text(by.zh() + ";只取前 24 小时", by.en() + "; the first 24 hours only");
    }
    return well()
        ? by
        : new Text(
            by.zh() + ";它中途停下,后面可能还有声音",
            by.en() + "; it stopped before the end, there may be more sound behind");
  }

  @Override
  public void close() throws IOException {
    ended.release();
    process.destroyForcibly();
    out.close();
  }
}
