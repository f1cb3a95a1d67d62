package org.tiezheng.collect;

/**
 * A sink that makes and digests the lines of records itself, such as on another thread: a {@link
 * ReadingSession} then makes none and asks for the digest.
 */
public interface DigestingSink extends RecordSink {
  /**
   * SHA-256 over the lines, as {@link org.tiezheng.evidence.json.EvidenceJson#line} makes them, of
   * the records taken since the last call; waits until all are made. In hexadecimal digits; empty
   * if a sink behind this one digests them ({@link RecordSink#digestsLines}).
   */
  String recordsDigest();
}
