package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.seal.digest.DigestSet;
import org.tiezheng.testkit.RandomTree;

/**
 * Hashing a mixed tree, against openssl on the same files with one process per core. The files are
 * in the page cache: what is compared is the hashing, not the disk. Rounds of ours and theirs
 * alternate and the best of each counts, so that a busy machine does no harm to one side only.
 */
final class HashBench implements Benchmark {
  private static final int ROUNDS = 4;

  @Override
  public String name() {
    return "hash";
  }

  @Override
  public String title() {
    return "digests of a mixed tree, warm cache";
  }

  private interface Timed {
    double seconds() throws IOException, InterruptedException;
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    Path tree = settings.work().resolve("tree");
    List<Path> files = RandomTree.write(tree, settings.size(512L << 20, 2L << 30), 20_240_301);
    double megabytes = HashTree.hash(files, DigestSet.SHA256) / 1e6;
    Timed sha256 = () -> Shell.seconds(tree, openssl("-sha256"));
    List<Measurement> rows = new ArrayList<>();
    rows.add(Measurement.plain("files in the tree", files.size(), "files"));
    String theirs = "openssl dgst -sha256 | xargs -P" + cores();
    double[] warm = compare(() -> timed(files, DigestSet.SHA256), sha256);
    rows.add(speed("SHA-256, warm JVM", megabytes, warm, theirs).goal(0.8));
    List<String> child = Shell.java("256m", HashTree.class, "SHA256", tree.toString());
    double[] cold = compare(() -> Shell.seconds(tree, child), sha256);
    rows.add(speed("SHA-256, JVM start included", megabytes, cold, theirs).goal(0.6));
    double[] both =
        compare(
            () -> timed(files, DigestSet.SHA256_AND_SM3),
            () -> Shell.seconds(tree, openssl("-sm3")));
    rows.add(
        speed(
            "SHA-256 and SM3, one pass", megabytes, both, "openssl dgst -sm3 | xargs (SM3 alone)"));
    Shell.removeTree(tree);
    return rows;
  }

  private static double timed(List<Path> files, DigestSet set)
      throws IOException, InterruptedException {
    long before = System.nanoTime();
    HashTree.hash(files, set);
    return (System.nanoTime() - before) / 1e9;
  }

  /** Best seconds of ours and of theirs; the first round only warms up. */
  private static double[] compare(Timed ours, Timed theirs)
      throws IOException, InterruptedException {
    double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
    for (int round = 0; round <= ROUNDS; round++) {
      double a = ours.seconds();
      double b = theirs.seconds();
      if (round > 0) {
        best[0] = Math.min(best[0], a);
        best[1] = Math.min(best[1], b);
      }
    }
    return best;
  }

  private static Measurement speed(String what, double mb, double[] seconds, String against) {
    return Measurement.speed(what, mb / seconds[0], mb / seconds[1], "MB/s", against);
  }

  private static List<String> openssl(String digest) {
    String command =
        "find . -type f -print0 | xargs -0 -n 64 -P%d openssl dgst %s".formatted(cores(), digest);
    return List.of("sh", "-c", command);
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
