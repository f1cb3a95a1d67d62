package org.tiezheng.evidence;

import java.util.Map;

/**
 * A file as such: what can be said about any file, and about each member of an archive.
 *
 * @param name as found, including the folders within its source
 * @param size in bytes, uncompressed
 * @param mediaType told from the content, not from the name
 * @param time last modified, as the file system or archive states it
 * @param sha256 of the content; empty if it was not computed, as for the files of a whole backup
 */
public record FileEntry(
    Provenance provenance,
    String name,
    long size,
    String mediaType,
    RecordedTime time,
    String sha256,
    Map<String, String> extra)
    implements Record {
  public FileEntry {
    extra = Map.copyOf(extra);
  }
}
