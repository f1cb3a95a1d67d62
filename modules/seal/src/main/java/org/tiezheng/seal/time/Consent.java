package org.tiezheng.seal.time;

import java.time.Instant;

/**
 * A person's agreement that digests go to one outside service.
 *
 * @param by who agreed
 * @param at when
 */
public record Consent(String by, Instant at) {}
