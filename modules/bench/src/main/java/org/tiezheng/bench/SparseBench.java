package org.tiezheng.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that claims to be larger than the memory of the machine, hashed in a small heap. Shows
 * that memory is bounded; the speed is that of SHA-256 alone over zeros.
 */
final class SparseBench implements Benchmark {
  @Override
  public String name() {
    return "sparse";
  }

  @Override
  public String title() {
    return "a sparse file hashed in a heap of 256 MB (--long: larger than memory)";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    long beyond = Math.max(32L << 30, Machine.memory() + (8L << 30));
    long size = settings.size(4L << 30, beyond);
    Path folder = Files.createDirectories(settings.work().resolve("sparse"));
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("hole.bin").toFile(), "rw")) {
      file.setLength(size);
      file.seek(size / 2);
      file.write("middle".getBytes(StandardCharsets.US_ASCII));
    }
    // The first reading of a hole that fits into memory fills the page cache; neither side pays.
    List<String> openssl = List.of("openssl", "dgst", "-sha256", "hole.bin");
    if (!settings.longRun()) {
      Shell.output(folder, openssl);
    }
    long before = System.nanoTime();
    String said =
        Shell.output(folder, Shell.java("256m", HashTree.class, "SHA256", folder.toString()));
    double ours = (System.nanoTime() - before) / 1e9;
    double theirs = Shell.seconds(folder, openssl);
    int space = said.indexOf(' ');
    List<Measurement> rows = new ArrayList<>();
    rows.add(Measurement.plain("apparent size", size / 1e9, "GB"));
    rows.add(Measurement.plain("memory of the machine", Machine.memory() / 1e9, "GB"));
    rows.add(
        Measurement.speed(
            "SHA-256 of the sparse file",
            size / 1e6 / ours,
            size / 1e6 / theirs,
            "MB/s",
            "openssl dgst -sha256, one file"));
    rows.add(
        Measurement.plain(
            "bytes hashed", Double.parseDouble(said.substring(0, space)) / 1e9, "GB"));
    rows.add(
        Measurement.plain(
            "heap at its peak", Double.parseDouble(said.substring(space)) / 1e6, "MB"));
    Shell.removeTree(folder);
    return rows;
  }
}
