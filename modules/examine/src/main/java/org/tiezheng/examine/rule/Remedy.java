package org.tiezheng.examine.rule;

import java.util.Optional;

/**
 * What can be done about a finding, in the order in which it should be tried: explain, corroborate,
 * ask an expert, and appraisal only as a last resort (SEED-JUD-18).
 *
 * @param action id of the action; its text is in {@link Actions}
 * @param doc the paper to prefill, such as {@code DOC-PRODUCE}
 * @param cost rough cost in words, if known
 * @param lead how long it usually takes, in words, if known
 */
public record Remedy(
    String action, Optional<String> doc, Optional<String> cost, Optional<String> lead) {}
