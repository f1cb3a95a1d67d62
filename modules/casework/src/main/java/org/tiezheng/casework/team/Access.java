package org.tiezheng.casework.team;

/**
 * Somebody looked at something of a case, or did something with it.
 *
 * @param account its name
 * @param from address that the request came from
 * @param what pattern of the address with numbers of items and lines; never content, nor words that
 *     were searched for
 */
public record Access(String account, String from, String what) {}
