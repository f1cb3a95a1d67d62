package org.tiezheng.present.hearing;

import org.tiezheng.evidence.Text;
import org.tiezheng.present.paper.LinePages;

/**
 * The printed copy of an item that was handed in.
 *
 * @param number of the paper, as printed on it
 * @param volume number of its first page within all papers of the bundle
 * @param pages how many it has
 * @param lines on which of its pages each line stands
 */
public record SubmittedCopy(String number, Text title, int volume, int pages, LinePages lines) {}
