package org.tiezheng.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A bundle of large recordings, beside what is needed in any case: digest the originals, copy them
 * to the medium, digest the copy.
 */
final class BundleBench implements Benchmark {
  private static final int FILES = 5;
  private static final int BLOCK = 1 << 20;

  @Override
  public String name() {
    return "bundle";
  }

  @Override
  public String title() {
    return "a bundle of 5 recordings (--long: 5 GB), written and verified, heap 512 MB";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    long bytes = settings.size(500_000_000L, 5_000_000_000L);
    Path folder = Files.createDirectories(settings.work().resolve("bundle"));
    Path evidence = recordings(folder.resolve("evidence"), bytes);
    Shell.output(folder, run("collect", folder, evidence));
    double[] ours = values(Shell.output(folder, run("present", folder, folder.resolve("made"))));
    Shell.removeTree(folder.resolve("made"));
    double plain = plainly(folder, "sha256sum");
    double fast = plainly(folder, "openssl dgst -sha256 -r");
    Shell.removeTree(folder);
    return List.of(
        Measurement.time(
            "examined, written, verified", ours[0], plain, "s", "sha256sum, cp, sync, sha256sum"),
        Measurement.time(
            "the same", ours[0], fast, "s", "openssl -sha256, cp, sync, openssl -sha256"),
        Measurement.plain("of the bundle", ours[1] / 1e6, "MB"),
        Measurement.plain("heap at its peak", ours[2] / 1e6, "MB"));
  }

  /** Digest, copy to the medium, digest the copy. */
  private static double plainly(Path folder, String digest)
      throws IOException, InterruptedException {
    String command =
        "%s evidence/* && cp -r evidence copy && sync copy/* && %s copy/*"
            .formatted(digest, digest);
    double seconds = Shell.seconds(folder, List.of("sh", "-c", command));
    Shell.removeTree(folder.resolve("copy"));
    return seconds;
  }

  private static double[] values(String said) {
    return Stream.of(said.strip().split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String> run(String what, Path folder, Path other) {
    return Shell.java("512m", BundleRun.class, what, folder.toString(), other.toString());
  }

  private static Path recordings(Path folder, long bytes) throws IOException {
    Files.createDirectories(folder);
    SplittableRandom random = new SplittableRandom(1);
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < FILES; i++) {
      try (OutputStream out = Files.newOutputStream(folder.resolve("recording-" + i + ".bin"))) {
        for (long left = bytes / FILES; left > 0; left -= BLOCK) {
          random.nextBytes(block);
          out.write(block, 0, (int) Math.min(BLOCK, left));
        }
      }
    }
    return folder;
  }
}
