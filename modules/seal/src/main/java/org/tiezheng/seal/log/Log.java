package org.tiezheng.seal.log;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.ConsistencyProof;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.Opening;
import org.tiezheng.seal.proof.SignedNote;
import org.tiezheng.seal.proof.TlogProof;

/**
 * An append-only log of deposits (C2SP tlog-tiles over RFC 6962) in a {@link LogStore}.
 *
 * <p>A receipt is given only after its leaf, its request id and the signed checkpoint that covers
 * it are durable. A checkpoint that was signed is never followed by a smaller or a different tree:
 * the tree is rebuilt and compared when the log is opened, the store replaces checkpoints only by
 * compare-and-swap, and after a failed write the log stops. Safe for use by many threads at once;
 * memory does not grow with the log. The store is the caller's to close, after the log.
 */
public final class Log implements AutoCloseable {
  private final LogStore store;
  private final CheckpointSigner signer;
  private final LeafMaker leaves;
  private final TileNodes tiles;
  private final LogWriter writer;
  private final Thread thread;
  private final ConcurrentHashMap<UUID, PendingDeposit> inFlight = new ConcurrentHashMap<>();

  /** Receipts are built and handed over beside the writer, which meanwhile makes the next batch. */
  private final ExecutorService receipts =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("log-receipts").factory());

  private boolean closed;

  private Log(
      LogStore store,
      CheckpointSigner signer,
      LogSettings settings,
      TileNodes tiles,
      LogState state) {
    this.store = store;
    this.signer = signer;
    this.tiles = tiles;
    this.leaves = new LeafMaker(settings);
    this.writer =
        new LogWriter(
            store, signer, settings, state, batch -> receipts.execute(() -> handOver(batch)));
    this.thread = Thread.ofPlatform().daemon().name("log-writer").unstarted(writer);
  }

  /**
   * Opens the log in a store; a new store gets the checkpoint of an empty tree.
   *
   * @throws LogDamagedException when leaves and tiles do not give the stored checkpoint, or this is
   *     another log's store, or its newest checkpoint bears a signature of ours that fails
   * @throws LogForkException when the store does not continue a checkpoint that was seen elsewhere
   */
  public static Log open(LogStore store, SigningKeys keys, LogSettings settings)
      throws IOException {
    CheckpointSigner signer = new CheckpointSigner(keys);
    Optional<String> stored = store.checkpoint();
    SignedNote note;
    if (stored.isEmpty()) {
      note = signer.sign(new Checkpoint(signer.origin(), 0, new TreeView(0, Log::none).root()));
      if (!store.commit(new LogBatch(Optional.empty(), 0, List.of(), List.of(), note.encode()))) {
        throw new IOException("another writer has begun this log");
      }
    } else {
      note = SignedNote.parse(LeafMaker.bytes(stored.get()));
      OpeningChecks.requireOwn(note, signer);
    }
    TileNodes tiles = new TileNodes(store);
    LogState state = LogState.recover(store, tiles, note);
    OpeningChecks.requireContinuing(state, tiles, settings.seen());
    Log log = new Log(store, signer, settings, tiles, state);
    log.thread.start();
    return log;
  }

  /** The log's name, the first line of its checkpoints. */
  public String origin() {
    return signer.origin();
  }

  /** The keys that this log signs with now: its own first, then its cosigner's. */
  public List<VerifierKey> verifierKeys() {
    return signer.verifierKeys();
  }

  /** Number of leaves that are durable. */
  public long size() {
    return writer.state().size();
  }

  /**
   * Appends a deposit. The future completes when the leaf is durable and part of a signed tree;
   * with {@link LogStoppedException} when that failed or cannot be known. Asking again with the
   * same id gives the same receipt; with the same id for something else, {@link
   * RequestConflictException}. Waits when very many deposits are queued.
   */
  public CompletableFuture<Receipt> append(Deposit deposit) {
    PendingDeposit pending = leaves.make(deposit);
    PendingDeposit earlier = inFlight.putIfAbsent(deposit.id(), pending);
    if (earlier != null) {
      return earlier.deposit().equals(deposit)
          ? earlier.receipt().copy()
          : CompletableFuture.failedFuture(conflict(deposit.id()));
    }
    try {
      OptionalLong known = store.indexOf(deposit.id());
      if (known.isPresent()) {
        inFlight.remove(deposit.id());
        again(deposit, known.getAsLong(), pending.receipt());
      } else {
        enqueue(pending);
      }
    } catch (IOException e) {
      fail(pending, unreadable(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(pending, LogStoppedException.interrupted(e));
    }
    return pending.receipt().copy();
  }

  /**
   * The receipt of an earlier deposit: leaf, opening, path and root as they were first given. The
   * checkpoint has the signatures of now: one more if it was cosigned since.
   *
   * @throws NoSuchDepositException when the id was never deposited
   */
  public Receipt receipt(UUID id) {
    return reading(() -> {
      StoredEntry stored = stored(id);
      return receipt(stored, stored.treeSize());
    });
  }

  /**
   * The receipt of an earlier deposit under a later checkpoint, for example a time-stamped one.
   *
   * @throws NoSuchDepositException when the id was never deposited
   * @throws NoSuchCheckpointException when the log signed none of that size, or it does not cover
   *     the deposit
   */
  public Receipt receipt(UUID id, long treeSize) {
    return reading(() -> receipt(stored(id), treeSize));
  }

  /** The index that a deposit was given; empty when the id was never deposited. */
  public OptionalLong indexOf(UUID id) {
    return reading(() -> store.indexOf(id));
  }

  /** The newest signed checkpoint. */
  public SignedNote checkpoint() {
    return writer.state().note();
  }

  /**
   * The signed checkpoint of that size.
   *
   * @throws NoSuchCheckpointException when none was signed
   */
  public SignedNote checkpoint(long size) {
    return reading(() -> noteOf(size));
  }

  /**
   * The newest checkpoint with the cosignature that a checkpoint needs before it is time-stamped;
   * made and kept now if there is none yet.
   */
  public CompletableFuture<SignedNote> cosignedCheckpoint() {
    CompletableFuture<SignedNote> note = new CompletableFuture<>();
    try {
      writer.put(new LogWriter.Work.Cosign(note));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      note.completeExceptionally(LogStoppedException.interrupted(e));
    }
    return note;
  }

  /**
   * Shows that the tree of {@code size1} leaves is the beginning of that of {@code size2}.
   *
   * @throws IllegalArgumentException unless 0 &lt; size1 &lt;= size2 &lt;= {@link #size()}
   */
  public ConsistencyProof consistency(long size1, long size2) {
    return reading(() -> new ConsistencyProof(size1, size2, view(size2).consistency(size1)));
  }

  /** The root of the tree when it had this many leaves. */
  public Hash root(long size) {
    return reading(() -> view(size).root());
  }

  /** Finishes what is queued, then takes no more. The store stays open. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try {
      writer.put(new LogWriter.Work.Stop());
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    receipts.close();
  }

  private void enqueue(PendingDeposit pending) throws InterruptedException {
    var _ =
        pending
            .receipt()
            .whenComplete((receipt, failure) -> inFlight.remove(pending.deposit().id()));
    writer.put(new LogWriter.Work.Append(pending));
  }

  private void fail(PendingDeposit pending, LogException why) {
    inFlight.remove(pending.deposit().id());
    pending.receipt().completeExceptionally(why);
  }

  private void again(Deposit deposit, long index, CompletableFuture<Receipt> answer) {
    try {
      answer.complete(
          reading(() -> {
            StoredEntry stored = entry(index);
            Leaf leaf = Leaf.parse(LeafMaker.bytes(stored.entry().leaf()));
            Opening opening = Opening.parse(LeafMaker.bytes(stored.entry().opening()));
            if (!deposit.isSameAs(leaf.type(), opening)) {
              throw conflict(deposit.id());
            }
            return receipt(stored, stored.treeSize());
          }));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private void handOver(LogWriter.Committed batch) {
    String note = batch.note().encode();
    long index = batch.first();
    for (PendingDeposit pending : batch.deposits()) {
      try {
        String proof = TlogProof.encode(index++, batch.view().inclusion(index - 1), note);
        pending
            .receipt()
            .complete(new Receipt(pending.entry().leaf(), pending.entry().opening(), proof));
      } catch (IOException | RuntimeException e) {
        // The deposit is kept; only its receipt could not be made here.
        pending.receipt().completeExceptionally(e);
      }
    }
  }

  private StoredEntry stored(UUID id) throws IOException {
    return entry(
        store
            .indexOf(id)
            .orElseThrow(() ->
                new NoSuchDepositException(
                    "没有编号为 " + id + " 的存证。", "Nothing was deposited with the id " + id + ".")));
  }

  private StoredEntry entry(long index) throws IOException {
    List<StoredEntry> found = store.entries(index, 1);
    if (found.isEmpty()) {
      throw new IOException("leaf " + index + " is missing in the store");
    }
    return found.getFirst();
  }

  private Receipt receipt(StoredEntry stored, long treeSize) throws IOException {
    SignedNote note = noteOf(treeSize);
    if (stored.index() >= treeSize) {
      throw noCheckpoint(treeSize);
    }
    String proof =
        TlogProof.encode(stored.index(), view(treeSize).inclusion(stored.index()), note.encode());
    return new Receipt(stored.entry().leaf(), stored.entry().opening(), proof);
  }

  private SignedNote noteOf(long size) throws IOException {
    return store
        .checkpoint(size)
        .map(text -> SignedNote.parse(LeafMaker.bytes(text)))
        .orElseThrow(() -> noCheckpoint(size));
  }

  private TreeView view(long size) {
    LogState state = writer.state();
    if (size < 0 || size > state.size()) {
      throw new IllegalArgumentException("the log has " + state.size() + " leaves, not " + size);
    }
    return new TreeView(size, tiles.under(state.edge()));
  }

  private static NoSuchCheckpointException noCheckpoint(long size) {
    return new NoSuchCheckpointException(
        "日志没有签过 " + size + " 条时的检查点,或它不包含这条存证。",
        "The log signed no checkpoint of " + size + " leaves, or it does not cover the deposit.");
  }

  private static RequestConflictException conflict(UUID id) {
    return new RequestConflictException(
        "编号 " + id + " 已用于另一项存证;请换一个编号。",
        "The id " + id + " was used for another deposit; use a new one.");
  }

  private static LogDamagedException unreadable(IOException cause) {
    return new LogDamagedException(
        "日志存储读取失败;请检查磁盘并运行 tiezheng check。",
        "The log's store cannot be read; check the disk and run tiezheng check.",
        cause);
  }

  private static Hash none(int level, long index) {
    throw new AssertionError("an empty tree has no node " + level + "/" + index);
  }

  private static <T> T reading(Reader<T> reader) {
    try {
      return reader.read();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read() throws IOException;
  }
}
