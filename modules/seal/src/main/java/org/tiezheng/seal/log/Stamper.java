package org.tiezheng.seal.log;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.SignedNote;
import org.tiezheng.seal.time.TimestampClient;
import org.tiezheng.seal.time.TimestampException;
import org.tiezheng.seal.time.Token;

/**
 * Gives checkpoints to time services: at most one a minute while the log is busy, at once on
 * request. What a service does not answer is kept as pending, with the reason, across restarts, and
 * asked for again. A token is over the checkpoint's body, so it covers every leaf up to then.
 *
 * <p>Safe for use by many threads at once; one stamps at a time. It has no thread of its own: call
 * {@link #tick()} now and then.
 */
public final class Stamper {
  /** Checkpoints of a busy log are stamped no more often than this. */
  public static final Duration EVERY = Duration.ofMinutes(1);

  private final Log log;
  private final List<TimestampClient> clients;
  private final StampFolder folder;
  private final InstantSource clock;
  private Optional<Instant> last = Optional.empty();

  /** Any number of services; with none, checkpoints are cosigned and kept but have no tokens. */
  public Stamper(Log log, List<TimestampClient> clients, StampFolder folder, InstantSource clock) {
    this.log = log;
    this.clients = List.copyOf(clients);
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Stamps the newest checkpoint now. When it was stamped before, only what is missing is asked
   * for.
   *
   * @return the checkpoint with the tokens that there are, and what is pending and why
   */
  public synchronized StampedCheckpoint stampNow() throws IOException {
    SignedNote note = cosigned();
    long size = Checkpoint.parse(note.text()).size();
    if (folder.read(size).isEmpty()) {
      Text notYet = new Text("尚未请求。", "Not asked yet.");
      folder.begin(
          size,
          note,
          clients.stream().map(client -> new PendingToken(client.name(), notYet)).toList());
    }
    for (TimestampClient client : clients) {
      ask(size, client);
    }
    last = Optional.of(clock.instant());
    return folder.read(size).orElseThrow();
  }

  /**
   * Does what is due: stamps the newest checkpoint when the log has grown and the last stamp is a
   * minute old, and asks again for what is pending.
   *
   * @return the checkpoint, when one was stamped
   */
  public synchronized Optional<StampedCheckpoint> tick() throws IOException {
    Instant now = clock.instant();
    if (last.isPresent() && now.isBefore(last.get().plus(EVERY))) {
      return Optional.empty();
    }
    retry();
    List<Long> sizes = folder.sizes();
    boolean grown = log.size() > (sizes.isEmpty() ? 0 : sizes.getLast());
    if (!grown) {
      last = Optional.of(now);
      return Optional.empty();
    }
    return Optional.of(stampNow());
  }

  /**
   * Asks again for every token that is pending, whatever its age; services that are no longer
   * configured stay pending.
   *
   * @return the checkpoints that still lack a token
   */
  public synchronized List<StampedCheckpoint> retry() throws IOException {
    for (StampedCheckpoint waiting : pending()) {
      for (TimestampClient client : clients) {
        if (waiting.pending().stream().anyMatch(p -> p.service().equals(client.name()))) {
          ask(waiting.size(), client);
        }
      }
    }
    return pending();
  }

  /** The checkpoints that lack a token, in ascending order, with the reasons. */
  public synchronized List<StampedCheckpoint> pending() throws IOException {
    List<StampedCheckpoint> waiting = new ArrayList<>();
    for (long size : folder.pendingSizes()) {
      folder.read(size).filter(stamped -> !stamped.pending().isEmpty()).ifPresent(waiting::add);
    }
    return List.copyOf(waiting);
  }

  /** Every stamped checkpoint, in ascending order of size. */
  public synchronized List<StampedCheckpoint> stamped() throws IOException {
    List<StampedCheckpoint> all = new ArrayList<>();
    for (long size : folder.sizes()) {
      folder.read(size).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  /** The smallest stamped checkpoint that covers the leaf with this index. */
  public synchronized Optional<StampedCheckpoint> covering(long index) throws IOException {
    return folder.covering(index);
  }

  /** One service, one checkpoint; a token that is there is not asked for again. */
  private void ask(long size, TimestampClient client) throws IOException {
    StampedCheckpoint checkpoint = folder.read(size).orElseThrow();
    if (checkpoint.tokens().containsKey(client.name())) {
      return;
    }
    try {
      Token token = client.stamp(LeafMaker.bytes(checkpoint.body()));
      folder.keepToken(size, client.name(), token.response());
    } catch (TimestampException e) {
      folder.keepPending(size, new PendingToken(client.name(), e.sentence()));
    }
  }

  private SignedNote cosigned() throws IOException {
    try {
      return log.cosignedCheckpoint().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LogStoppedException.interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LogException known) {
        throw known;
      }
      throw new IOException("the checkpoint could not be cosigned", e);
    }
  }
}
