package org.tiezheng.evidence;

import java.util.Map;
import java.util.Optional;

/**
 * A row of a bill or bank statement.
 *
 * @param provider alipay, wechatpay, or the bank's short name
 * @param account {@link Account#key()} of the account that the statement is of, if it says so
 * @param counterpart as written; may be masked by the provider
 * @param counterpartAccount as written; may be masked
 * @param amount always positive; {@link #direction} says which way
 * @param balance after the row, if the statement carries one
 * @param orderId the provider's transaction number (交易单号)
 * @param merchantOrderId the merchant's number (商户单号)
 * @param extra columns that have no place here, kept raw by their heading
 */
public record Payment(
    Provenance provenance,
    String provider,
    Optional<String> account,
    RecordedTime time,
    String type,
    String counterpart,
    String counterpartAccount,
    String description,
    Direction direction,
    Amount amount,
    Optional<Amount> balance,
    String method,
    String status,
    String orderId,
    String merchantOrderId,
    String memo,
    Map<String, String> extra)
    implements Record {
  public Payment {
    extra = Map.copyOf(extra);
  }

  /** Which way the money went, as the statement says. */
  public enum Direction {
    IN,
    OUT,
    /** 不计收支, 中性交易. */
    NEUTRAL
  }
}
