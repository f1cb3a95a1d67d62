package org.tiezheng.examine.bills;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Payment;

/** From when to when the rows of a provider's bills go. What lies outside is in no bill. */
record BillSpan(String provider, Instant first, Instant last) {
  /**
   * Whose bill shows the money of an app's conversations; other apps' money is in no known bill.
   */
  private static final Map<String, String> BILL_OF =
      Map.of("wechat", "wechatpay", "wecom", "wechatpay", "qq", "qqpay");

  static List<BillSpan> of(Collection<Payment> payments) {
    Map<String, BillSpan> spans = new LinkedHashMap<>();
    for (Payment p : payments) {
      p.time()
          .instant()
          .ifPresent(
              t -> spans.merge(p.provider(), new BillSpan(p.provider(), t, t), BillSpan::and));
    }
    return List.copyOf(spans.values());
  }

  private BillSpan and(BillSpan other) {
    return new BillSpan(
        provider,
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }

  /** Whether a bill of that provider would show what the message speaks of. */
  static boolean shows(String provider, ChatMessage message) {
    return provider.equals(BILL_OF.getOrDefault(message.platform(), message.platform()));
  }

  /** Whether a bill of this provider would show what the message speaks of. */
  boolean concerns(ChatMessage message) {
    return shows(provider, message);
  }

  boolean covers(ChatMessage message) {
    return message.time().instant().filter(t -> !t.isBefore(first) && !t.isAfter(last)).isPresent();
  }
}
