package org.tiezheng.present.paper;

/**
 * A full version that was printed.
 *
 * @param number of the paper, as printed on it
 * @param lines where each line stands
 */
public record FullVersion(Printed printed, String number, LinePages lines) {}
