package org.tiezheng.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.keys.TsaAlgorithm;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.seal.log.Deposit;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.log.LogSettings;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.time.EmbeddedTsa;

/** Somebody who runs a log and a time service: keys, a real log, the embedded services. */
final class Operator implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T09:00:00.000Z");

  private final SigningKeys keys;
  private final Log log;
  private final SeededRandom random;

  Operator(long seed) {
    random = new SeededRandom(seed);
    InstantSource clock = InstantSource.fixed(NOW);
    try {
      Path folder = Files.createTempDirectory("operator");
      keys =
          KeyRing.open(
                  folder.resolve("ring"),
                  Unlock.file(folder.resolve("unlock")),
                  InstantSource.fixed(NOW.minusSeconds(3600)),
                  random)
              .current();
      log = Log.open(new MemoryLogStore(), keys, new LogSettings("tiezheng/0.1.0", clock, random));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the trust folder, by its name there. */
  String publicFile(String name) {
    String text = keys.publicKeys().files().get(name);
    if (text == null) {
      throw new IllegalArgumentException(name);
    }
    return text;
  }

  String origin() {
    return keys.publicKeys().origin();
  }

  /** Puts bytes into the log; the id makes the receipt available later. */
  UUID deposit(LeafType type, byte[] bytes) {
    return depositAs(newId(), type, bytes);
  }

  /** A request id that was not used before. */
  UUID newId() {
    byte[] some = new byte[16];
    random.nextBytes(some);
    return UUID.nameUUIDFromBytes(some);
  }

  /** As above, under a given id. */
  UUID depositAs(UUID id, LeafType type, byte[] bytes) {
    log.append(Deposit.of(id, type, bytes)).join();
    return id;
  }

  /** The newest checkpoint, which then bears both signatures. */
  Checkpoint checkpoint() {
    return Checkpoint.parse(log.cosignedCheckpoint().join().text());
  }

  Receipt receipt(UUID id, long treeSize) {
    return log.receipt(id, treeSize);
  }

  /** Tokens of both own services over a checkpoint's body, by service name. */
  Map<String, byte[]> tokens(Checkpoint checkpoint) {
    Map<String, byte[]> tokens = new LinkedHashMap<>();
    for (TsaAlgorithm algorithm : TsaAlgorithm.values()) {
      EmbeddedTsa service =
          new EmbeddedTsa(keys.tsa(algorithm), InstantSource.fixed(NOW.plusSeconds(1)), random);
      byte[] body = checkpoint.body().getBytes(StandardCharsets.UTF_8);
      tokens.put(algorithm.fileName(), service.stamp(body).response());
    }
    return tokens;
  }

  @Override
  public void close() {
    log.close();
  }
}
