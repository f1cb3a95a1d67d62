package org.tiezheng.collect.schema;

import org.tiezheng.evidence.Text;

/**
 * Something about the schema of a store that is not as usual. It has many innocent causes, above
 * all another version of the app.
 *
 * @param sign id of the sign, such as {@code schema.column}
 * @param original SHA-256 of the file
 * @param place the table
 * @param notable whether it needs an explanation; else it is common in untouched stores, too
 */
public record SchemaRemark(
    String sign, String original, String place, boolean notable, Text what) {}
