package org.tiezheng.verify;

import java.util.Optional;

/**
 * What became of one deposit.
 *
 * @param deposit request id
 * @param type what was deposited: {@code original}, {@code event}, {@code bundle}, {@code digest};
 *     empty when the leaf cannot be read
 * @param file what it is about: a path in the bundle, with {@code #line} for an event
 * @param index the leaf's place in the log, from 0; -1 when the proof cannot be read
 * @param treeSize the checkpoint's tree size; -1 when the proof cannot be read
 * @param time the operator's own statement in the leaf, RFC 3339; no trusted time
 * @param result PASSED when leaf, opening, inclusion and signature hold
 */
public record DepositLine(
    String deposit,
    String type,
    String file,
    long index,
    long treeSize,
    Optional<String> time,
    Result result) {}
