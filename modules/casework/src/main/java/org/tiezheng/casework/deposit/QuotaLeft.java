package org.tiezheng.casework.deposit;

import java.time.Duration;

/**
 * What a tenant may still deposit today.
 *
 * @param quota of the whole day
 * @param reset until the next day begins
 */
public record QuotaLeft(long deposits, long bytes, Quota quota, Duration reset) {}
