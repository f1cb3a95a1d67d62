package org.tiezheng.evidence;

import java.util.Optional;

/**
 * An item supports or contradicts a fact.
 *
 * @param lines line or row range in the item, such as {@code 120-131}
 */
public record Link(int item, String fact, boolean supports, Optional<String> lines, String note) {}
