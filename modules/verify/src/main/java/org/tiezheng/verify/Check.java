package org.tiezheng.verify;

/** The steps of a verification by name, in the order in which they are made and reported. */
public enum Check {
  /** The folder or zip can be read and holds a bag. */
  READABLE(Question.BYTES),
  /** The zip's own bytes against the checksum file beside it. */
  CONTAINER(Question.BYTES),
  /** Names and kinds of files: links, hostile paths, names that some system takes for the same. */
  NAMES(Question.BYTES),
  /** The bag's declaration, its manifests and its metadata (RFC 8493). */
  BAG(Question.BYTES),
  /** Number and size of the payload against Payload-Oxum. */
  PAYLOAD_OXUM(Question.BYTES),
  /** Every listed file is there. */
  PRESENT(Question.BYTES),
  /** No other file is there. */
  NOTHING_ELSE(Question.BYTES),
  /** Every file has its listed SHA-256. */
  SHA256(Question.BYTES),
  /** Every payload file has its listed SM3. */
  SM3(Question.BYTES),
  /** The claim can be read, is canonical, and names the same digests as the manifest. */
  CLAIM(Question.BYTES),
  /** The evidence root, computed again. */
  EVIDENCE_ROOT(Question.BYTES),

  /** The log key: where it comes from. */
  LOG_KEY(Question.LOG),
  /** Each original's leaf, opening, inclusion proof and checkpoint. */
  ORIGINAL_DEPOSIT(Question.LOG),
  /** What is withheld: its commitment is in the log. */
  WITHHELD_DEPOSIT(Question.LOG),
  /** The custody events follow one another. */
  EVENT_CHAIN(Question.LOG),
  /** Each custody event's deposit. */
  EVENT_DEPOSIT(Question.LOG),
  /** The bag root's deposit, in canonical form. */
  BAG_DEPOSIT(Question.LOG),
  /** The checkpoint files are those that the proofs lead to. */
  CHECKPOINT(Question.LOG),
  /** The second signature on checkpoints. */
  COSIGNATURE(Question.LOG),
  /** Lines of key versions are verbatim what a custody event seals (docs/excerpt-proofs.md). */
  EXCERPT(Question.LOG),

  /** The certificates of time services: where they come from. */
  TIME_SERVICE(Question.TIME),
  /** Each token over each checkpoint. */
  TOKEN(Question.TIME),
  /** Revocation of certificates. */
  REVOCATION(Question.TIME),

  /** What no verification of bytes can show. */
  LIMIT(Question.NOT_SHOWN);

  private final Question question;

  Check(Question question) {
    this.question = question;
  }

  public Question question() {
    return question;
  }
}
