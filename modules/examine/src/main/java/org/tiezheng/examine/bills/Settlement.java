package org.tiezheng.examine.bills;

import java.util.List;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Text;

/**
 * One movement of money as the conversation and the bills state it.
 *
 * @param messages the states of one transfer, or a red packet, in the order of the source
 * @param payments rows of the bills, such as a payment and its refund
 * @param remarks what does not agree, or what makes a candidate weak
 */
public record Settlement(
    Agreement agreement, List<ChatMessage> messages, List<Payment> payments, List<Text> remarks) {
  public Settlement {
    messages = List.copyOf(messages);
    payments = List.copyOf(payments);
    remarks = List.copyOf(remarks);
  }

  /** Whether the numbers agree and something else does not. */
  public boolean differs() {
    return agreement == Agreement.BY_NUMBER && !remarks.isEmpty();
  }
}
