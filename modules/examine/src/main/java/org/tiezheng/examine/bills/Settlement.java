package org.tiezheng.examine.bills;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Text;

/**
 * One movement of money as the conversation and the bills state it.
 *
 * @param messages the states of one transfer, or a red packet, in the order of the source
 * @param payments rows of the bills, such as a payment and its refund
 * @param differences what the conversation and the bills state differently
 * @param remarks what was not compared, or what makes a candidate weak
 */
public record Settlement(
    Agreement agreement,
    List<ChatMessage> messages,
    List<Payment> payments,
    List<Text> differences,
    List<Text> remarks) {
  public Settlement {
    messages = List.copyOf(messages);
    payments = List.copyOf(payments);
    differences = List.copyOf(differences);
    remarks = List.copyOf(remarks);
  }

  /** Whether conversation and bills state something differently. */
  public boolean differs() {
    return !differences.isEmpty();
  }

  /** The differences, then the remarks. */
  public List<Text> said() {
    List<Text> all = new ArrayList<>(differences);
    all.addAll(remarks);
    return List.copyOf(all);
  }

  Settlement with(List<ChatMessage> all, Text remark) {
    List<Text> more = new ArrayList<>(remarks);
    more.add(remark);
    return new Settlement(agreement, all, payments, differences, more);
  }
}
