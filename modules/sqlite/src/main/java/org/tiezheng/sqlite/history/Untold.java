package org.tiezheng.sqlite.history;

import java.util.Optional;
import org.tiezheng.sqlite.Sentence;

/**
 * Something that the files cannot tell about the history.
 *
 * @param step the transaction concerned; empty if it concerns none alone
 * @param table name of the table concerned; empty if unknown or none
 * @param page number of the page concerned; 0 if none
 * @param what what cannot be told and why
 */
public record Untold(Optional<Step> step, String table, long page, Sentence what) {}
