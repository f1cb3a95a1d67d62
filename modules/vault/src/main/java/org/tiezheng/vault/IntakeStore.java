package org.tiezheng.vault;

import java.util.List;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Original;

/** Acquisitions and the originals that came with them; rows are only ever added. */
public interface IntakeStore {
  /**
   * Adds an acquisition with its originals. The same call again changes nothing. The same bytes may
   * come under several names and in several acquisitions; each is an original of its own.
   *
   * @throws UnknownOriginalException when the bytes of an original are not in the {@link
   *     OriginalStore}; nothing is written
   * @throws AlreadyKeptException when another acquisition, or another original under the same name,
   *     is kept under the same id; nothing is written
   */
  void add(Acquisition acquisition, List<Original> originals);

  /** In the order in which they were added. */
  List<Acquisition> acquisitions();

  /** In the order in which they were added. */
  List<Original> originals();

  /** Every original with these bytes, in the order in which they were added. */
  List<Original> originals(String sha256);
}
