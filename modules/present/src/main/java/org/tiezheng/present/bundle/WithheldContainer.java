package org.tiezheng.present.bundle;

import org.tiezheng.evidence.Receipt;

/**
 * A container (backup, store, mailbox, folder) that stays in the case. Only its salted commitment,
 * the description and the holder leave; its name, size and digests do not.
 *
 * @param sha256 of the container; used to keep it out of records and events, never written
 * @param description what it is, for a person, without names from inside it
 * @param holder who has it
 * @param receipt of its deposit, renewed; the opening is never written
 */
public record WithheldContainer(
    String sha256, String description, String holder, Receipt receipt) {}
