package org.tiezheng.testkit.talk;

import java.time.Instant;

/**
 * A payment that the story mentions but that was not made in the chat.
 *
 * @param provider alipay or wechat
 * @param in whether the plaintiff received the money
 */
public record OutsidePayment(
    Instant time, String provider, boolean in, long fen, String party, String description) {}
