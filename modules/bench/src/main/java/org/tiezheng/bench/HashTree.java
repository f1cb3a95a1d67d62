package org.tiezheng.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tiezheng.seal.digest.DigestSet;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.FileOutcome;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.digest.TreeDigester;

/** Hashes every file below a folder; also a program of its own, so that start-up can be counted. */
final class HashTree {
  private HashTree() {}

  /** {@code HashTree SHA256|SHA256_AND_SM3 FOLDER}: prints bytes and the peak of the heap. */
  public static void main(String[] args) throws IOException, InterruptedException {
    long bytes = hash(files(Path.of(args[1])), DigestSet.valueOf(args[0]));
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(p -> p.getType() == java.lang.management.MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(u -> u == null ? 0 : u.getUsed())
            .sum();
    System.out.printf(Locale.ROOT, "%d %d%n", bytes, peak);
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  /** The number of bytes hashed; fails if one file could not be read. */
  static long hash(List<Path> files, DigestSet set) throws IOException, InterruptedException {
    long bytes = 0;
    for (FileOutcome o : new TreeDigester(new Digester(set)).digest(files, Progress.SILENT)) {
      bytes +=
          switch (o) {
            case FileOutcome.Digested d -> d.digest().size();
            case FileOutcome.Unreadable u -> throw new IOException(u.toString());
          };
    }
    return bytes;
  }
}
