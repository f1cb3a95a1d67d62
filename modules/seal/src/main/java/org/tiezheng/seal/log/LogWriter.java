package org.tiezheng.seal.log;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.SignedNote;

/**
 * The one thread that appends. A batch is whatever queued while the batch before was being made
 * durable, so one client waits for one fsync and many share it; no timer is involved.
 *
 * <p>After any failure it stops for good: whether the last batch was kept is then only known after
 * the store has been opened again.
 */
final class LogWriter implements Runnable {
  private static final Duration COSIGN_EVERY = Duration.ofSeconds(1);

  /** Depositors wait when this many are queued; it bounds memory. */
  private static final int QUEUED = 8192;

  private final LogStore store;
  private final CheckpointSigner signer;
  private final LogSettings settings;
  private final Consumer<Committed> committed;
  private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>(QUEUED);
  private volatile LogState state;
  private volatile Optional<LogStoppedException> ended = Optional.empty();

  LogWriter(
      LogStore store,
      CheckpointSigner signer,
      LogSettings settings,
      LogState state,
      Consumer<Committed> committed) {
    this.store = store;
    this.signer = signer;
    this.settings = settings;
    this.state = state;
    this.committed = committed;
  }

  LogState state() {
    return state;
  }

  void put(Work work) throws InterruptedException {
    queue.put(work);
    ended.ifPresent(this::failQueued);
  }

  @Override
  public void run() {
    List<Work> batch = new ArrayList<>();
    boolean open = true;
    Optional<LogStoppedException> failure = Optional.empty();
    while (open) {
      try {
        batch.add(queue.take());
      } catch (InterruptedException e) {
        failure = Optional.of(LogStoppedException.failed(e));
      }
      queue.drainTo(batch, settings.maxBatch() - 1);
      open = failure.isEmpty() && batch.stream().noneMatch(Work.Stop.class::isInstance);
      if (failure.isEmpty()) {
        failure = commit(batch);
      }
      failure.ifPresent(why -> batch.forEach(work -> work.fail(why)));
      open &= failure.isEmpty();
      batch.clear();
    }
    // Set before the queue is emptied: whoever puts something in afterwards sees it and does it.
    ended = failure.or(() -> Optional.of(LogStoppedException.closed()));
    ended.ifPresent(this::failQueued);
  }

  private void failQueued(LogStoppedException why) {
    for (Work late = queue.poll(); late != null; late = queue.poll()) {
      late.fail(why);
    }
  }

  /** Empty when all went well. */
  private Optional<LogStoppedException> commit(List<Work> batch) {
    List<PendingDeposit> deposits = new ArrayList<>();
    List<CompletableFuture<SignedNote>> cosign = new ArrayList<>();
    for (Work work : batch) {
      switch (work) {
        case Work.Append append -> deposits.add(append.deposit());
        case Work.Cosign wanted -> cosign.add(wanted.note());
        case Work.Stop ignored -> {}
      }
    }
    try {
      if (!deposits.isEmpty() || (!cosign.isEmpty() && !signer.isCosigned(state.note()))) {
        append(deposits, !cosign.isEmpty());
      }
      SignedNote note = state.note();
      cosign.forEach(wanted -> wanted.complete(note));
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(LogStoppedException.failed(e));
    }
  }

  private void append(List<PendingDeposit> deposits, boolean cosign) throws IOException {
    LogState old = state;
    List<Hash> leaves = deposits.stream().map(PendingDeposit::leafHash).toList();
    NewNodes nodes = new NewNodes(old.frontier(), leaves);
    TreeView view = new TreeView(old.size() + leaves.size(), nodes);
    List<Tile> full = new ArrayList<>();
    RightEdge edge = old.edge().append(leaves, full);
    Optional<Instant> now = cosignNow(old, cosign);
    SignedNote signed =
        leaves.isEmpty()
            ? old.note()
            : signer.sign(new Checkpoint(signer.origin(), edge.size(), view.root()));
    SignedNote note = now.map(time -> signer.cosign(signed, time)).orElse(signed);
    LogBatch batch =
        new LogBatch(
            Optional.of(old.note().encode()),
            old.size(),
            deposits.stream().map(PendingDeposit::entry).toList(),
            full,
            note.encode());
    if (!store.commit(batch)) {
      throw new IOException("another writer has replaced the checkpoint");
    }
    state = new LogState(note, view.frontier(), edge, now.or(old::cosigned));
    committed.accept(new Committed(deposits, old.size(), note, view));
  }

  /**
   * A cosignature is ten times as long as all the rest, so it is not made more than once a second.
   */
  private Optional<Instant> cosignNow(LogState old, boolean wanted) {
    Instant now = settings.clock().instant();
    boolean due = old.cosigned().map(last -> !now.isBefore(last.plus(COSIGN_EVERY))).orElse(true);
    return wanted || due ? Optional.of(now) : Optional.empty();
  }

  /** A batch that is durable, with what its receipts are made of. */
  record Committed(List<PendingDeposit> deposits, long first, SignedNote note, TreeView view) {}

  /** What is queued. */
  sealed interface Work {
    /** Tells whoever waits that it will not happen. */
    void fail(LogStoppedException why);

    record Append(PendingDeposit deposit) implements Work {
      @Override
      public void fail(LogStoppedException why) {
        deposit.receipt().completeExceptionally(why);
      }
    }

    /** Asks for a cosigned newest checkpoint. */
    record Cosign(CompletableFuture<SignedNote> note) implements Work {
      @Override
      public void fail(LogStoppedException why) {
        note.completeExceptionally(why);
      }
    }

    /** The last that is queued. */
    record Stop() implements Work {
      @Override
      public void fail(LogStoppedException why) {
        // Nobody waits for it.
      }
    }
  }
}
