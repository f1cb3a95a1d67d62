package org.tiezheng.examine.rule;

import org.tiezheng.evidence.Text;

/**
 * Where a popular guide that the product started from is out of date: what it says, and what holds
 * today. The rule follows what holds today and shows the difference.
 *
 * @param seed the requirement that was taken from the guide
 * @param says what the guide says, in our words
 * @param today what holds today and where it stands; says so where it could not be verified
 */
public record Outdated(String seed, Text says, Text today) {}
