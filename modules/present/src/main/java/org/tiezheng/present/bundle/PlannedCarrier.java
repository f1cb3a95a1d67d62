package org.tiezheng.present.bundle;

import java.time.Instant;
import java.util.Optional;

/**
 * A carrier that the bundle is handed in on. Items whose attribute {@code carrierNo} names it are
 * listed on it, all others on the first carrier.
 *
 * @param number such as {@code ZT-1}
 * @param type such as 光盘 or U盘; may be empty
 * @param serial of the medium; may be empty
 * @param capacity as printed on it; may be empty
 * @param written when it was written; empty if it is still to be written
 * @param software program that wrote it; may be empty
 * @param seal seal number or photograph of the seal; may be empty
 */
public record PlannedCarrier(
    String number,
    String type,
    String serial,
    String capacity,
    Optional<Instant> written,
    String software,
    String seal) {}
