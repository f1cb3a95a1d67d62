package org.tiezheng.seal.log;

/**
 * One entry as it comes out of a store.
 *
 * @param index of the leaf, from 0
 * @param treeSize of the checkpoint that its batch came with
 * @param entry what was kept
 */
public record StoredEntry(long index, long treeSize, LogEntry entry) {}
