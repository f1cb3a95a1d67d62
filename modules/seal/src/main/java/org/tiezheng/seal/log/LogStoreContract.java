package org.tiezheng.seal.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.MerkleTree;

/**
 * What every {@link LogStore} must do, as checks that can be run against one: by the tests of an
 * implementation, and by an operator against the real medium. It fills the store; give it an empty
 * one that is thrown away afterwards.
 */
public final class LogStoreContract {
  private static final int BATCH = 300;

  private final Reopening stores;
  private final List<String> violations = new ArrayList<>();

  private LogStoreContract(Reopening stores) {
    this.stores = stores;
  }

  /** Opens the same store again, as a new process would: nothing may come from memory. */
  @FunctionalInterface
  public interface Reopening {
    LogStore reopen() throws IOException;
  }

  /** What the store does wrong, one sentence each; empty when it does everything right. */
  public static List<String> violations(Reopening stores) throws IOException {
    LogStoreContract contract = new LogStoreContract(stores);
    contract.run();
    return List.copyOf(contract.violations);
  }

  private void run() throws IOException {
    LogStore store = stores.reopen();
    expect("a new store has no checkpoint", Optional.empty(), store.checkpoint());
    expect("a new store has no entries", List.of(), store.entries(0, 10));
    expect("a new store knows no id", OptionalLong.empty(), store.indexOf(id(0)));
    expect("a new store has no tiles", Optional.empty(), store.tile(0, 0));
    expect("the first checkpoint is kept", true, store.commit(batch(Optional.empty(), 0, 0, "n0")));
    expect("a second first is refused", false, store.commit(batch(Optional.empty(), 0, 1, "x")));
    expect("a batch is kept", true, store.commit(batch(Optional.of("n0"), 0, BATCH, "n300")));
    checkAfterBatch(store);
    store = stores.reopen();
    checkAfterBatch(store);
    checkRefusals(store);
    checkAfterBatch(stores.reopen());
    checkReplacing(stores.reopen());
    checkFirstTileOfALevel(stores.reopen());
  }

  private void checkAfterBatch(LogStore store) throws IOException {
    expect("the newest checkpoint is read", Optional.of("n300"), store.checkpoint());
    expect("older checkpoints are read", Optional.of("n0"), store.checkpoint(0));
    expect("each by its size", Optional.of("n300"), store.checkpoint(BATCH));
    expect("none where no batch ended", Optional.empty(), store.checkpoint(7));
    expect("an id has its index", OptionalLong.of(BATCH - 1), store.indexOf(id(BATCH - 1)));
    expect("an unknown id has none", OptionalLong.empty(), store.indexOf(id(BATCH)));
    expect("tiles are read", Optional.of(tile()), store.tile(0, 0));
    expect("a tile that is not full is not there", Optional.empty(), store.tile(0, 1));
    expect("no entries are asked for", List.of(), store.entries(3, 0));
    expect("one entry is read", List.of(stored(299)), store.entries(299, 1));
    expect("no entries are beyond the end", List.of(), store.entries(BATCH, 5));
    List<StoredEntry> middle = List.of(stored(10), stored(11), stored(12));
    expect("entries come in their order", middle, store.entries(10, 3));
    expect("fewer come at the end", List.of(stored(298), stored(299)), store.entries(298, 9));
  }

  private void checkRefusals(LogStore store) throws IOException {
    boolean kept = store.commit(batch(Optional.of("n0"), 0, 5, "fork"));
    expect("a batch on an older checkpoint is refused", false, kept);
  }

  private void checkReplacing(LogStore store) throws IOException {
    LogBatch more = new LogBatch(Optional.of("n300"), BATCH, List.of(), List.of(), "n300 cosigned");
    expect("a checkpoint can be replaced by one of its size", true, store.commit(more));
    expect("but not twice", false, store.commit(more));
    expect("the newest is the new one", Optional.of("n300 cosigned"), store.checkpoint());
    expect("also by its size", Optional.of("n300 cosigned"), store.checkpoint(BATCH));
    expect("entries are as before", List.of(stored(299)), store.entries(299, 1));
  }

  /** Batches of different lengths, one entry spanning none, and reads across them. */
  private void checkFirstTileOfALevel(LogStore store) throws IOException {
    String previous = "n300 cosigned";
    for (int size = BATCH; size < BATCH + 6; size += 2) {
      String next = "n" + (size + 2);
      LogBatch batch = batch(Optional.of(previous), size, 2, next);
      expect("small batches are kept", true, store.commit(batch));
      previous = next;
    }
    List<StoredEntry> across = store.entries(BATCH - 1, 4);
    List<Long> sizes = across.stream().map(StoredEntry::treeSize).toList();
    expect("entries know their batch", List.of(300L, 302L, 302L, 304L), sizes);
    List<LogEntry> entries = across.stream().map(StoredEntry::entry).toList();
    expect(
        "reads go across batches",
        List.of(entry(299), entry(300), entry(301), entry(302)),
        entries);
  }

  private void expect(String what, Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      violations.add(what + ": expected " + expected + ", found " + found);
    }
  }

  private static LogBatch batch(Optional<String> expected, int first, int count, String note) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      entries.add(entry(i));
    }
    boolean fills = first == 0 && count == BATCH;
    return new LogBatch(expected, first, entries, fills ? List.of(tile()) : List.of(), note);
  }

  private static StoredEntry stored(int index) {
    return new StoredEntry(index, BATCH, entry(index));
  }

  private static LogEntry entry(int number) {
    return new LogEntry(
        id(number), "{\"leaf\":" + number + "}", "{\"opening\":\"开" + number + "\"}");
  }

  /** Ids whose order is not the order of arrival. */
  private static UUID id(int number) {
    return new UUID(number * 0x9E3779B97F4A7C15L, number);
  }

  private static Tile tile() {
    List<Hash> hashes = new ArrayList<>();
    for (int i = 0; i < Tile.WIDTH; i++) {
      hashes.add(MerkleTree.leafHash(new byte[] {(byte) i}));
    }
    return new Tile(0, 0, hashes);
  }
}
