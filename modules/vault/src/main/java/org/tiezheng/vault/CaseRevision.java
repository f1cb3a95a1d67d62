package org.tiezheng.vault;

import java.time.Instant;
import org.tiezheng.evidence.Case;

/**
 * The case as it was saved once.
 *
 * @param number from 1 without holes
 * @param saved our own clock
 */
public record CaseRevision(long number, Instant saved, Case value) {}
