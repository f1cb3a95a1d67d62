package org.tiezheng.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.LeafType;

/**
 * Our checkpoints, tiles, bundles, receipts and consistency proofs, read by Go's x/mod/sumdb, which
 * shares nothing with our code.
 */
class IndependentReaderTest {
  private static final int SIZE = Boolean.getBoolean("long") ? 66_100 : 1_100;
  private static final Path GOPATH = Path.of("/usr/share/gocode");

  @TempDir private Path folder;

  @Test
  void goReadsOurLogAndFindsTheSameTree() throws Exception {
    Path sources = GOPATH.resolve("src/golang.org/x/mod/sumdb/tlog");
    boolean there = new File("/usr/bin/go").canExecute() && Files.isDirectory(sources);
    if (!there) {
      System.err.println("SKIPPED: go or golang-golang-x-mod-dev is missing, no second opinion");
    }
    Assumptions.assumeTrue(there, "go or golang-golang-x-mod-dev is missing");
    String vkey = write();
    assertThat(go(vkey)).startsWith("OK " + SIZE + " leaves");
    Path tile = folder.resolve("log/tile/0/001");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[77] ^= 1;
    Files.write(tile, bytes);
    assertThat(go(vkey)).startsWith("FAILED");
  }

  private String write() throws Exception {
    SigningKeys keys = TestKeys.in(folder);
    MemoryLogStore store = new MemoryLogStore();
    LogSettings settings =
        new LogSettings("tiezheng/0.1.0", InstantSource.system(), new SecureRandom());
    Path proofs = Files.createDirectories(folder.resolve("proofs"));
    StringBuilder consistency = new StringBuilder();
    try (Log log = Log.open(store, keys, settings)) {
      List<CompletableFuture<Receipt>> all = new ArrayList<>();
      for (int i = 0; i < SIZE; i++) {
        byte[] content = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
        UUID id = UUID.nameUUIDFromBytes(content);
        all.add(log.append(Deposit.of(id, LeafType.ORIGINAL, content)));
      }
      for (int i = 0; i < SIZE; i++) {
        Receipt receipt = all.get(i).get();
        if (i % (SIZE / 50) == 0) {
          UUID id = UUID.nameUUIDFromBytes(Integer.toString(i).getBytes(StandardCharsets.US_ASCII));
          keep(proofs.resolve(i + "-first"), receipt);
          keep(proofs.resolve(i + "-last"), log.receipt(id, log.size()));
        }
      }
      for (long size = 1; size <= SIZE; size += SIZE / 40) {
        consistency.append(size).append(' ').append(log.root(size).base64());
        for (Hash hash : log.consistency(size, SIZE).hashes()) {
          consistency.append(' ').append(hash.base64());
        }
        consistency.append('\n');
      }
    }
    Files.writeString(folder.resolve("consistency"), consistency);
    new TileFolder(folder.resolve("log")).publish(store);
    return keys.publicKeys().logVkey();
  }

  private static void keep(Path name, Receipt receipt) throws IOException {
    Files.writeString(name.resolveSibling(name.getFileName() + ".leaf"), receipt.leaf());
    Files.writeString(name.resolveSibling(name.getFileName() + ".tlog-proof"), receipt.proof());
  }

  private String go(String vkey) throws Exception {
    Path program = folder.resolve("checklog.go");
    try (InputStream source = IndependentReaderTest.class.getResourceAsStream("/go/checklog.go")) {
      Files.write(program, source == null ? new byte[0] : source.readAllBytes());
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                "/usr/bin/go",
                "run",
                program.toString(),
                folder.resolve("log").toString(),
                vkey,
                folder.resolve("proofs").toString(),
                folder.resolve("consistency").toString())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "GO111MODULE",
                "off",
                "GOFLAGS",
                "",
                "GOPATH",
                GOPATH.toString(),
                "GOCACHE",
                folder.resolve("gocache").toString()));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
