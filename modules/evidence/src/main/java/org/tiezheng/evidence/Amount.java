package org.tiezheng.evidence;

/**
 * An amount of money.
 *
 * @param minor in the currency's smallest unit (fen for CNY)
 * @param currency ISO 4217 code
 * @param raw as the source writes it
 */
public record Amount(long minor, String currency, String raw) {}
