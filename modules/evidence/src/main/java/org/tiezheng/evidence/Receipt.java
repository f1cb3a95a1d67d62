package org.tiezheng.evidence;

/**
 * A receipt for a deposit (存证回执) in the form that is kept and handed out. It is given only after
 * the leaf is durable and part of the tree.
 *
 * @param leaf the leaf, JCS
 * @param opening what opens the leaf's commitment, JCS
 * @param proof a C2SP tlog-proof including the signed checkpoint
 */
public record Receipt(String leaf, String opening, String proof) {}
