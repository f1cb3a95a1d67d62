package org.tiezheng.casework.media;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which {@code ffmpeg} of this machine is used.
 *
 * @param version name and version, as the program states them
 */
public record FfmpegProgram(Path path, String version) {
  /** Looks for it as the environment says; empty if there is none. */
  public static Optional<FfmpegProgram> find(Map<String, String> environment)
      throws InterruptedException {
    return Ffmpeg.find(environment).map(f -> new FfmpegProgram(f.path(), f.version()));
  }
}
