package org.tiezheng.examine.compare;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tiezheng.evidence.Record;

/**
 * One party's copy, as an importer read it.
 *
 * @param item number of the item in the case
 * @param name by which a person knows the item
 * @param format id of the importer that read it
 * @param owner {@link org.tiezheng.evidence.Account#key()} of the account whose copy it is
 * @param conversation the conversation to compare, by its id or title; empty to find it
 * @param records all records of the item in the order of the source; asked for more than once, each
 *     time the same, closed by the one who asks
 */
public record Side(
    int item,
    String name,
    String format,
    Optional<String> owner,
    Optional<String> conversation,
    Supplier<Stream<Record>> records) {}
