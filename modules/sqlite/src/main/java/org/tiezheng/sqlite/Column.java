package org.tiezheng.sqlite;

/**
 * A column whose values are stored in the rows.
 *
 * @param name as declared, without quotes
 * @param declaredType the words of its type as declared; empty if it has none
 * @param affinity what the type means
 * @param notNull whether NULL is forbidden
 * @param defaultValue what rows have that were stored before the column was added; NULL if there is
 *     no default or it is an expression
 */
public record Column(
    String name, String declaredType, Affinity affinity, boolean notNull, Value defaultValue) {}
