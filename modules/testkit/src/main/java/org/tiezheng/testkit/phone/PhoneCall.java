package org.tiezheng.testkit.phone;

/**
 * A call as it really was.
 *
 * @param type 1 incoming, 2 outgoing, 3 missed, 4 voice mail, 5 rejected, 6 blocked
 * @param date in milliseconds
 */
public record PhoneCall(long id, String number, String name, int type, long date, long seconds) {}
