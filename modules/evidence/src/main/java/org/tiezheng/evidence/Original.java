package org.tiezheng.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * Bytes that were taken in and sealed. Never written to again.
 *
 * @param digests of all the bytes
 * @param size in bytes
 * @param name as found, relative to the folder that was collected; not a path on our side
 * @param mediaType told from the content
 * @param modified as the file system states it
 * @param container whether it holds other material (backup, store, mailbox, archive, folder) and
 *     therefore stays in the case
 * @param acquisition id of the acquisition it came with
 * @param deposit request id of its deposit in the log
 */
public record Original(
    Digests digests,
    long size,
    String name,
    String mediaType,
    Optional<Instant> modified,
    boolean container,
    String acquisition,
    String deposit) {}
