package org.tiezheng.collect;

import org.tiezheng.evidence.Reading;

/**
 * Turns the sealed bytes of one format into records. Found by {@link java.util.ServiceLoader}; one
 * format, one package, one importer.
 *
 * <p>An importer never writes, never opens the network, never changes its source, and uses no name
 * found in a source as a path. The same source gives the same records in the same order. Instances
 * keep no state between calls and are thread-safe.
 */
public interface Importer {
  /** Stable id such as {@code payment.alipay}; also the name of its page in docs/importers. */
  String id();

  /** Changes whenever the same bytes may give other records. */
  String version();

  /**
   * Says cheaply whether this importer reads the source: by name, first bytes and, where these do
   * not decide, a bounded look further in. Never throws because of what the bytes are.
   */
  Match recognises(Probe probe);

  /**
   * Reads the whole source once, giving records to the sink as they come.
   *
   * <p>A damaged source is no exception: what cannot be read is set aside with its reason, and a
   * source that breaks off, or meets a limit, gives a reading that is not {@link Reading#complete}
   * and says so in its notes.
   *
   * @throws org.tiezheng.evidence.TiezhengException only for faults that are not the source's, such
   *     as a sink that fails
   */
  Reading read(SealedSource source, RecordSink sink);

  /**
   * Whether sources of this format usually name other files (pictures of a chat, the log of a
   * database). They are read first, so that what they name becomes a part of them and no evidence
   * of its own.
   */
  default boolean namesOthers() {
    return false;
  }

  /**
   * Whether a file of this format begins with all that an earlier one of the same item holds: then
   * only the last of them is read.
   */
  default boolean holdsThoseBefore() {
    return false;
  }
}
