package org.tiezheng.casework.media;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An {@code ffmpeg} that is installed on this machine, for what no library of ours decodes. It gets
 * the bytes through a pipe and gives the result back through one: no file, no shell, no network,
 * and a limit of time and size. Where there is none, what it would decode is kept and said to be
 * so. Thread-safe.
 */
final class Ffmpeg {
  /**
   * A path to use, or nothing to use none; without the variable the path of programs is searched.
   */
  static final String VARIABLE = "TIEZHENG_FFMPEG";

  private static final int SECONDS = 30;
  private static final int MOST = 128 << 20;
  private static final int VERSION_LINE = 200;

  private final Path program;
  private final String version;

  private Ffmpeg(Path program, String version) {
    this.program = program;
    this.version = version;
  }

  /** Looks for the program as the environment says. */
  static Optional<Ffmpeg> find(Map<String, String> environment) throws InterruptedException {
    String named = environment.get(VARIABLE);
    if (named != null) {
      return named.isBlank() ? Optional.empty() : at(Path.of(named));
    }
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      // Never a program of the folder that one happens to be in: it may be the opponent's.
      if (!folder.isEmpty() && Path.of(folder).isAbsolute()) {
        Optional<Ffmpeg> found = at(Path.of(folder).resolve("ffmpeg"));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Ffmpeg> at(Path program) throws InterruptedException {
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      return Optional.empty();
    }
    Optional<byte[]> said =
        new Ffmpeg(program, "").run(List.of("-version"), MemorySegment.ofArray(new byte[0]));
    return said.map(bytes -> {
      String all = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
      String line = all.lines().findFirst().orElse("ffmpeg");
      int copyright = line.indexOf(" Copyright");
      String name = copyright < 0 ? line : line.substring(0, copyright);
      return new Ffmpeg(program, name.substring(0, Math.min(VERSION_LINE, name.length())));
    });
  }

  Path path() {
    return program;
  }

  /** Name and version, as the program states them. */
  String version() {
    return version;
  }

  /** The first picture of a stream of HEVC, as PNG; empty if it is none. */
  Optional<byte[]> picture(MemorySegment hevc) throws InterruptedException {
    return convert("hevc", hevc, List.of("-frames:v", "1", "-f", "image2pipe", "-c:v", "png"));
  }

  /** Sound in AMR as samples of 16 bits, little endian, one channel; empty if it is none. */
  Optional<byte[]> sound(MemorySegment amr, int rate) throws InterruptedException {
    return convert("amr", amr, List.of("-f", "s16le", "-ac", "1", "-ar", Integer.toString(rate)));
  }

  /**
   * Decodes a film that lies in a file, which it only reads: a film's index often stands at its
   * end, where a pipe does not lead back.
   *
   * @param format of its container, which must be one that names no other files
   * @param seconds how long it may be, and how long the program may take
   * @param out filters and where the result goes
   */
  Optional<byte[]> film(Path film, String format, int seconds, List<String> out)
      throws InterruptedException {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-nostdin", "-hide_banner", "-loglevel", "error", "-threads", "1"));
    options.addAll(List.of("-protocol_whitelist", "file,pipe", "-f", format));
    options.addAll(List.of("-i", "file:" + film.toAbsolutePath(), "-map", "0:v:0"));
    options.addAll(List.of("-an", "-sn", "-map_metadata", "-1", "-t", Integer.toString(seconds)));
    options.addAll(out);
    return run(options, MemorySegment.ofArray(new byte[0]), seconds);
  }

  private Optional<byte[]> convert(String format, MemorySegment bytes, List<String> out)
      throws InterruptedException {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-nostdin", "-hide_banner", "-loglevel", "error"));
    options.addAll(List.of("-protocol_whitelist", "pipe", "-f", format, "-i", "pipe:0"));
    options.addAll(List.of("-map_metadata", "-1", "-t", "3600"));
    options.addAll(out);
    options.add("pipe:1");
    return run(options, bytes).filter(made -> made.length > 0);
  }

  /** What the program writes; empty if it fails, writes too much or takes too long. */
  private Optional<byte[]> run(List<String> options, MemorySegment input)
      throws InterruptedException {
    return run(options, input, SECONDS);
  }

  private Optional<byte[]> run(List<String> options, MemorySegment input, int seconds)
      throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(options);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return Optional.empty();
    }
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Void> given =
          CompletableFuture.runAsync(() -> give(process, input), workers);
      CompletableFuture<Optional<byte[]>> made =
          CompletableFuture.supplyAsync(() -> take(process), workers);
      try {
        Optional<byte[]> bytes = made.get(seconds, TimeUnit.SECONDS);
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        given.get(SECONDS, TimeUnit.SECONDS);
        return ended && process.exitValue() == 0 ? bytes : Optional.empty();
      } catch (ExecutionException | TimeoutException e) {
        return Optional.empty();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static void give(Process process, MemorySegment input) {
    try (OutputStream out = process.getOutputStream();
        WritableByteChannel pipe = Channels.newChannel(out)) {
      java.nio.ByteBuffer bytes = input.asByteBuffer();
      while (bytes.hasRemaining()) {
        pipe.write(bytes);
      }
    } catch (IOException e) {
      // It reads no further once it has what it needs.
    }
  }

  private static Optional<byte[]> take(Process process) {
    try (InputStream in = process.getInputStream()) {
      byte[] all = in.readNBytes(MOST + 1);
      return all.length > MOST ? Optional.empty() : Optional.of(all);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
