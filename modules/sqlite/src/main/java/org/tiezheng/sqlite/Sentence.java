package org.tiezheng.sqlite;

/**
 * A sentence for people, in the two languages of everything this library says.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record Sentence(String zh, String en) {}
