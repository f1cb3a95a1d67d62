package org.tiezheng.seal.log;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Where one log keeps itself. A store knows nothing of hashes, keys or trees: it keeps what it is
 * given, all of a batch or nothing of it, and never gives up what it has once kept.
 *
 * <p>Reads may come from many threads at once; {@link #commit} comes from one at a time. What
 * callers may <em>not</em> rely on: that a read sees a commit that has not returned; that a failed
 * commit left nothing (it may be complete: reopen and look); that two processes are kept apart by
 * anything but the comparison in {@link #commit}; that what is read has not been changed by
 * somebody with access to the medium ({@link LogCheck} finds that out). After an {@link
 * IOException} from {@link #commit} the store is not used for writing again: an fsync that failed
 * once may succeed the next time without having written anything.
 */
public interface LogStore {
  /** The newest signed checkpoint; empty in a new store. */
  Optional<String> checkpoint() throws IOException;

  /** The signed checkpoint that the batch ending at this tree size came with, as last replaced. */
  Optional<String> checkpoint(long size) throws IOException;

  /**
   * Keeps entries, their request ids, the tiles that they fill and the new checkpoint in one
   * durable transaction: when this returns true, all of it survives a loss of power.
   *
   * @return false, with nothing kept, when the newest checkpoint is not {@link LogBatch#expected()}
   * @param batch its ids are new; callers have asked {@link #indexOf}, and may not rely on an id
   *     that exists being refused
   * @throws IOException when it is not known whether the batch was kept
   */
  boolean commit(LogBatch batch) throws IOException;

  /** The leaf index that a request id was given; empty when it was never kept. */
  OptionalLong indexOf(UUID id) throws IOException;

  /** Up to {@code count} entries from index {@code from} in their order; fewer only at the end. */
  List<StoredEntry> entries(long from, int count) throws IOException;

  /** A full tile that came with a batch; empty when there is none. */
  Optional<Tile> tile(int level, long number) throws IOException;
}
