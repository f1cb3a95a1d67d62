package org.tiezheng.verify;

import java.time.Instant;
import java.util.Optional;
import org.tiezheng.seal.time.ClockOrigin;

/**
 * What became of one time token.
 *
 * @param file the token's path in the bundle
 * @param service name of the time service
 * @param treeSize of the checkpoint that it is over
 * @param overBag whether it is over the bag root's checkpoint
 * @param genTime the time it states; empty when it cannot be read
 * @param clock OWN, THIRD_PARTY only when the reader pinned the certificate from outside, else
 *     UNKNOWN
 * @param statedThirdParty whether the bundle calls it a third party's; nobody confirmed that
 * @param result PASSED when every check of the token held
 */
public record TokenLine(
    String file,
    String service,
    long treeSize,
    boolean overBag,
    Optional<Instant> genTime,
    ClockOrigin clock,
    boolean statedThirdParty,
    Result result) {}
