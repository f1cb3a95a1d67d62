package org.tiezheng.testkit.file;

import java.time.Instant;

/**
 * A row of a payment provider's bill.
 *
 * @param sign +1 received, -1 paid, 0 neither
 */
public record BillRow(
    Instant time,
    String type,
    String counterpart,
    String counterpartAccount,
    String description,
    int sign,
    long fen,
    String method,
    String status,
    String order,
    String merchantOrder,
    String memo) {}
