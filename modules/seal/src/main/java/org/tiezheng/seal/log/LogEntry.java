package org.tiezheng.seal.log;

import java.util.UUID;

/**
 * One entry as it goes into a store.
 *
 * @param id the request id
 * @param leaf JCS, what the tree is built over
 * @param opening JCS, what opens the leaf's commitment; never published
 */
public record LogEntry(UUID id, String leaf, String opening) {}
