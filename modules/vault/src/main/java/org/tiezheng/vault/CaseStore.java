package org.tiezheng.vault;

import java.util.Optional;
import org.tiezheng.evidence.Case;

/**
 * What is known about the case, its custody log and what was derived from the originals; each part
 * behind an interface of its own.
 *
 * <p>A caller may rely on this: a call that returned is durable, and each call is one transaction.
 * A caller may <em>not</em> rely on: two calls being seen together by a reader, a list being a
 * snapshot that later calls continue, or anything about the files and tables behind it.
 *
 * <p>Safe for use by many threads at once; writes are done one after the other. Faults of the store
 * are {@link VaultException}s.
 */
public interface CaseStore {
  /** The newest revision of the case; empty before the first {@link #save}. */
  Optional<CaseRevision> current();

  /**
   * Keeps the case as a new revision. The items are part of it. Earlier revisions stay.
   *
   * @param basedOn number of the revision that was changed; 0 for the first
   * @return the new revision; the one that is there if nothing differs from it
   * @throws StaleRevisionException when somebody saved in between; nothing is written
   * @throws IllegalArgumentException when the case has another id than the one kept here
   */
  CaseRevision save(Case changed, long basedOn);

  /** What was taken in. */
  IntakeStore intake();

  /** The custody log (保管链). */
  CustodyStore custody();

  /** What importers read from the originals. */
  ReadingStore readings();

  /** What the rules found. */
  ExaminationStore examinations();

  /** What was observed once and is kept. */
  ObservationStore observations();

  /** Receipts for deposits. */
  ReceiptStore receipts();
}
