package org.tiezheng.examine.rule;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * A law, judicial interpretation, guide or standard that rules cite. We keep article numbers and
 * our own words, never its text.
 *
 * @param status in force, replaced, reading … in words
 * @param since first day in force, or the day of the checked text where only that is known
 * @param until last day in force, if it has ended
 * @param renumbered article in older texts → article now
 * @param where the copy that was read
 * @param checkedOn when that was done
 */
public record Norm(
    String id,
    Text title,
    Text status,
    LocalDate since,
    Optional<LocalDate> until,
    Map<String, String> renumbered,
    String where,
    LocalDate checkedOn,
    Confidence confidence) {}
