package org.tiezheng.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.ReceiptVerifier;
import org.tiezheng.seal.time.ClockOrigin;
import org.tiezheng.seal.time.EmbeddedTsa;
import org.tiezheng.seal.time.TimestampClient;
import org.tiezheng.seal.time.Token;

/** Tokens per checkpoint: on request, once a minute, and later when a service was away. */
class StamperTest {
  @TempDir private Path folder;

  private final SettableClock clock = new SettableClock();
  private final MemoryLogStore store = new MemoryLogStore();
  private final List<Integer> asked = new ArrayList<>();
  private boolean away;
  private Log log;
  private EmbeddedTsa own;
  private Stamper stamper;

  StamperTest() throws IOException {
    Path keysFolder = Files.createTempDirectory("stamper");
    SigningKeys keys = TestKeys.ring(keysFolder, clock).current();
    log = Log.open(store, keys, new LogSettings("tiezheng/0.1.0", clock, new SecureRandom()));
    own = new EmbeddedTsa(keys.p256(), clock, new SecureRandom());
    stamper = new Stamper(log, List.of(), new StampFolder(keysFolder.resolve("none")), clock);
  }

  @BeforeEach
  void begin() throws IOException {
    stamper = begun();
  }

  @AfterEach
  void end() {
    log.close();
  }

  @Test
  void onRequestTheNewestCheckpointIsCosignedAndStampedAtOnce() throws Exception {
    deposit(1);
    deposit(2);
    StampedCheckpoint stamped = stamper.stampNow();
    assertThat(stamped.size()).isEqualTo(2);
    assertThat(stamped.note().signatures()).hasSize(2);
    assertThat(stamped.tokens()).containsOnlyKeys("own-p256", "other");
    assertThat(stamped.pending()).isEmpty();
    assertThat(stamper.covering(1)).contains(stamped);
    assertThat(stamper.covering(2)).isEmpty();
    ReceiptVerifier verifier = new ReceiptVerifier(log.verifierKeys());
    assertThat(verifier.verify(log.receipt(id(1), 2), Optional.empty()).inLog()).isTrue();
  }

  @Test
  void askingTwiceForTheSameCheckpointMakesNoSecondToken() throws Exception {
    deposit(1);
    StampedCheckpoint first = stamper.stampNow();
    assertThat(stamper.stampNow()).isEqualTo(first);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aBusyLogIsStampedOnceAMinute() throws Exception {
    deposit(1);
    assertThat(stamper.tick()).isPresent();
    deposit(2);
    clock.forward(Duration.ofSeconds(59));
    assertThat(stamper.tick()).isEmpty();
    clock.forward(Duration.ofSeconds(2));
    assertThat(stamper.tick().orElseThrow().size()).isEqualTo(2);
    clock.forward(Duration.ofMinutes(5));
    assertThat(stamper.tick()).isEmpty();
  }

  @Test
  void whatAServiceDidNotAnswerIsKeptAndAskedForAfterARestart() throws Exception {
    away = true;
    deposit(1);
    StampedCheckpoint stamped = stamper.stampNow();
    assertThat(stamped.tokens()).containsOnlyKeys("own-p256");
    assertThat(stamped.pending()).extracting(PendingToken::service).containsExactly("other");
    assertThat(stamped.pending().getFirst().reason().zh()).isNotBlank();
    deposit(2);
    stamper = begun();
    assertThat(stamper.pending()).hasSize(1);
    assertThat(stamper.retry()).hasSize(1);
    away = false;
    assertThat(stamper.retry()).isEmpty();
    assertThat(stamper.covering(0).orElseThrow().tokens()).containsOnlyKeys("own-p256", "other");
  }

  private Stamper begun() throws IOException {
    return new Stamper(
        log, List.of(own, new Other()), new StampFolder(folder.resolve("stamps")), clock);
  }

  private void deposit(int number) throws Exception {
    log.append(Deposit.of(id(number), LeafType.ORIGINAL, new byte[] {(byte) number})).get();
  }

  private static UUID id(int number) {
    return new UUID(0x0192f3a400007000L, 0x8000000000000000L | number);
  }

  /** A service that can be away. */
  private final class Other implements TimestampClient {
    @Override
    public String name() {
      return "other";
    }

    @Override
    public ClockOrigin origin() {
      return ClockOrigin.OWN;
    }

    @Override
    public Token stamp(byte[] message) {
      asked.add(message.length);
      if (away) {
        // The embedded service refuses when its clock has gone back.
        clock.forward(Duration.ofSeconds(-30));
        try {
          return own.stamp(message);
        } finally {
          clock.forward(Duration.ofSeconds(30));
        }
      }
      return own.stamp(message);
    }
  }
}
