package org.tiezheng.unlock.ios;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.container.Inner;

/**
 * What the backup's list says of one file.
 *
 * @param fileId the name of the stored file, 40 hexadecimal digits; as found
 * @param size in bytes; empty if it is not stated or the entry is damaged
 * @param key class and wrapped key of the file's own key; empty if it is not encrypted
 * @param protectionClass 0 if it is not stated
 * @param digest SHA-1 of the file; what exactly it covers is not published
 * @param damaged whether the entry could not be understood
 * @param facts what else it says, as found
 */
record Entry(
    String fileId,
    Inner.Type type,
    Optional<Long> size,
    Optional<Instant> modified,
    Optional<byte[]> key,
    int protectionClass,
    Optional<byte[]> digest,
    boolean damaged,
    Map<String, String> facts) {}
