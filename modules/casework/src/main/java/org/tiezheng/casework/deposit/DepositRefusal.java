package org.tiezheng.casework.deposit;

import java.time.Duration;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** A request that the service does not do as asked; nothing was deposited by it. */
public final class DepositRefusal extends TiezhengException {
  private final Why why;
  private final Duration later;
  private final transient Optional<Tenant> tenant;

  /** The kinds of refusal. */
  public enum Why {
    /** The request is not what it should be. */
    BAD,
    /** The bytes are not those that the digest in the request is of. */
    DIFFERS,
    /** A copy that is kept is no longer what was deposited. */
    ALTERED,
    /** There is no such thing, or it is another tenant's, which is the same to the one who asks. */
    UNKNOWN,
    /** The idempotency key was used for something else. */
    CONFLICT,
    /** More than what may be sent at once. */
    TOO_LARGE,
    /** More than the tenant may deposit on this day. */
    QUOTA,
    /** Too many such requests of the tenant, or of all, are at work. */
    BUSY,
    /** The service cannot take deposits now. */
    STOPPED
  }

  DepositRefusal(Why why, String zh, String en) {
    this(why, new Text(zh, en), Duration.ZERO);
  }

  DepositRefusal(Why why, Text sentence, Duration later) {
    this(why, sentence, later, Optional.empty());
  }

  private DepositRefusal(Why why, Text sentence, Duration later, Optional<Tenant> tenant) {
    super(sentence);
    this.why = why;
    this.later = later;
    this.tenant = tenant;
  }

  static DepositRefusal quota(Tenant tenant, Text sentence, Duration later) {
    return new DepositRefusal(Why.QUOTA, sentence, later, Optional.of(tenant));
  }

  static DepositRefusal busy() {
    return new DepositRefusal(
        Why.BUSY,
        new Text(
            "正在处理的同类请求太多,请稍后再试。", "Too many such requests are at work; try again in a moment."),
        Duration.ofSeconds(4));
  }

  static DepositRefusal unknown() {
    return new DepositRefusal(Why.UNKNOWN, "没有这个编号的存证。", "There is no deposit with this id.");
  }

  public Why why() {
    return why;
  }

  /** The tenant whose quota is used up, if that is why. */
  public Optional<Tenant> tenant() {
    return tenant;
  }

  /** After how long it may be asked again; zero if that does not help or is not known. */
  public Duration later() {
    return later;
  }
}
