package org.tiezheng.vault;

import org.tiezheng.evidence.Digests;

/**
 * What {@link OriginalStore} made durable.
 *
 * @param digests of the bytes that were stored
 * @param size in bytes
 * @param added false if the same bytes were there before
 */
public record StoredOriginal(Digests digests, long size, boolean added) {}
