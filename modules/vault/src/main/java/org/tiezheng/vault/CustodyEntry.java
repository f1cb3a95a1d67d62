package org.tiezheng.vault;

import org.tiezheng.evidence.Event;

/**
 * An event as it lies in the custody log.
 *
 * @param deposit request id under which the line is deposited in the log
 * @param line the event in JCS form without line feed: the bytes (UTF-8) that are hashed and
 *     deposited
 * @param sha256 of the line; the {@code prev} of the next event
 */
public record CustodyEntry(Event event, String deposit, String line, String sha256) {}
