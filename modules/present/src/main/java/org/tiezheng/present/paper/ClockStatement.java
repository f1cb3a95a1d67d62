package org.tiezheng.present.paper;

import java.time.Instant;
import java.util.Optional;

/**
 * A time service whose tokens the bundle carries.
 *
 * @param name as in the bundle: {@code own-p256}, or the service's name
 * @param thirdParty false for the operator's own clock
 * @param service who runs it, for a person
 * @param newest the newest time it has stated for what is handed over, if any
 */
public record ClockStatement(
    String name, boolean thirdParty, String service, Optional<Instant> newest) {}
