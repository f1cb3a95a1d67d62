package org.tiezheng.evidence;

/**
 * A row or member of a source that did not become a record, with its reason: nothing is skipped
 * silently.
 *
 * @param table the table, sheet or part that it belongs to
 * @param raw the beginning of what was there, at most 200 characters
 */
public record SetAside(Provenance provenance, String table, Text reason, String raw) {}
