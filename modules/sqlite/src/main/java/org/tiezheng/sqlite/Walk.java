package org.tiezheng.sqlite;

import java.util.List;

/**
 * What came of walking a b-tree.
 *
 * @param rows how many rows were delivered
 * @param damageCount how many defects were met
 * @param damage the first thousand of them
 */
public record Walk(long rows, long damageCount, List<Damage> damage) {}
