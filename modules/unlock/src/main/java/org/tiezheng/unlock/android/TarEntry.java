package org.tiezheng.unlock.android;

import java.time.Instant;
import java.util.Optional;
import org.tiezheng.collect.container.Inner;

/**
 * A file in the tar.
 *
 * @param path as found
 * @param mode permissions
 * @param link where a link points; empty for all else
 * @param offset of its bytes in the tar
 */
record TarEntry(
    String path,
    Inner.Type type,
    long size,
    Optional<Instant> modified,
    long mode,
    String link,
    long offset) {}
