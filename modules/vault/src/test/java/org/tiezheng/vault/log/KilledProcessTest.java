package org.tiezheng.vault.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.log.LogCheck;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.ReceiptReport;
import org.tiezheng.seal.proof.ReceiptVerifier;

/**
 * A depositing process is killed again and again; what it acknowledged is recorded outside of it
 * and must be there afterwards, in a tree that continues every checkpoint seen. And the number of
 * forced writes is counted by the system, not assumed.
 */
class KilledProcessTest {
  private static final int KILLS = Boolean.getBoolean("long") ? 50 : 5;
  private static final String CLIENTS = "32";

  @TempDir private Path folder;

  private final Map<UUID, Long> acknowledged = new HashMap<>();
  private final Map<Long, Hash> roots = new HashMap<>();

  @Test
  void nothingAcknowledgedIsLostAndNothingForksHoweverOftenItIsKilled() throws Exception {
    Random random = new Random(42);
    SigningKeys keys = DepositingProcess.keys(folder);
    long size = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int before = acknowledged.size();
      runAndKillAfter(1 + random.nextInt(600));
      assertThat(acknowledged).hasSizeGreaterThan(before);
      size = checkEverything(keys, size);
    }
    System.err.println(
        KILLS
            + " kills, "
            + acknowledged.size()
            + " acknowledged, "
            + size
            + " in the log, 0 lost");
  }

  @Test
  void everyAcknowledgedBatchWasForcedToTheDisk() throws Exception {
    if (!new File("/usr/bin/strace").canExecute()) {
      System.err.println("SKIPPED: strace is not installed, forced writes were not counted");
    }
    Assumptions.assumeTrue(new File("/usr/bin/strace").canExecute(), "strace is not installed");
    DepositingProcess.keys(folder);
    Path calls = folder.resolve("calls");
    int deposits = 60;
    List<String> command =
        new ArrayList<>(
            List.of("strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", calls.toString()));
    command.addAll(java("1", Integer.toString(deposits)));
    Process process = start(command);
    read(process, Integer.MAX_VALUE);
    if (process.waitFor() != 0 && acknowledged.isEmpty()) {
      System.err.println("SKIPPED: strace may not trace here, forced writes were not counted");
      Assumptions.abort("strace may not trace here");
    }
    assertThat(acknowledged).hasSize(deposits);
    long forced =
        Files.readAllLines(calls).stream()
            .filter(line -> line.contains("fdatasync(") || line.contains("fsync("))
            .count();
    System.err.println(deposits + " deposits one after another, " + forced + " forced writes");
    assertThat(forced).isGreaterThanOrEqualTo(deposits);
  }

  private void runAndKillAfter(int lines) throws Exception {
    Process process = start(java(CLIENTS, "1000000"));
    read(process, lines);
    process.waitFor();
  }

  /** Reads acknowledgements; kills after so many, then reads what was still in the pipe. */
  private void read(Process process, int killAfter) throws IOException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
      int count = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(" ", -1);
        // The last line may be cut off: then it was not acknowledged to anybody.
        Optional<Hash> root = parts.length == 3 ? Hash.ofBase64(parts[2]) : Optional.empty();
        if (root.isPresent()) {
          long size = Long.parseLong(parts[1]);
          acknowledged.put(UUID.fromString(parts[0]), size);
          assertThat(roots.getOrDefault(size, root.get())).isEqualTo(root.get());
          roots.put(size, root.get());
        }
        if (++count == killAfter) {
          // The handle's SIGKILL, for that of Process closes the pipe that is still to be read.
          process.toHandle().destroyForcibly();
        }
      }
    }
  }

  private long checkEverything(SigningKeys keys, long sizeBefore) throws Exception {
    try (JournalLogStore store = JournalLogStore.open(folder.resolve("log"))) {
      List<Checkpoint> seen = new ArrayList<>();
      String origin = keys.publicKeys().origin();
      roots.forEach((size, root) -> seen.add(new Checkpoint(origin, size, root)));
      try (Log log = Log.open(store, keys, DepositingProcess.settings().continuing(seen))) {
        assertThat(log.size()).isGreaterThanOrEqualTo(acknowledged.size());
        ReceiptVerifier verifier = new ReceiptVerifier(log.verifierKeys());
        for (UUID id : acknowledged.keySet()) {
          Receipt receipt = log.receipt(id);
          byte[] content = id.toString().getBytes(StandardCharsets.US_ASCII);
          ReceiptReport report =
              verifier.verify(receipt, Optional.of(Digester.both().digest(content)));
          assertThat(report.inLog()).as("%s", id).isTrue();
          assertThat(report.proof().orElseThrow().checkpoint().size())
              .isEqualTo(acknowledged.get(id));
        }
        if (sizeBefore > 0) {
          assertThat(
                  log.consistency(sizeBefore, log.size())
                      .connects(log.root(sizeBefore), log.root(log.size())))
              .isTrue();
        }
        assertThat(LogCheck.store(store, log.verifierKeys(), done -> {}).faults()).isEmpty();
        return log.size();
      }
    }
  }

  private List<String> java(String clients, String each) {
    return Arrays.asList(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        DepositingProcess.class.getName(),
        folder.toString(),
        clients,
        each);
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
