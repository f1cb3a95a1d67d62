package org.tiezheng.examine.bills;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TransferChain;
import org.tiezheng.evidence.TransferChain.Outcome;
import org.tiezheng.evidence.Transfers;

/**
 * What came of laying the money of a copy of conversations beside bills.
 *
 * @param settlements every movement and every row of the bills, each in exactly one
 * @param bills that were compared
 * @param notes what a person should know
 */
public record BillReport(List<Settlement> settlements, List<Bill> bills, List<Text> notes) {
  public BillReport {
    settlements = List.copyOf(settlements);
    bills = List.copyOf(bills);
    notes = List.copyOf(notes);
  }

  /**
   * A bill.
   *
   * @param item number of its item
   * @param rows of it, also those that stand in another bill and were compared once
   * @param first time of its earliest row
   */
  public record Bill(
      int item,
      String title,
      String provider,
      long rows,
      Optional<Instant> first,
      Optional<Instant> last) {}

  /** How many settlements of a kind there are. */
  public long count(Agreement agreement) {
    return settlements.stream().filter(s -> s.agreement() == agreement).count();
  }

  /** Whether a settlement needs an explanation: see {@link #needsExplanation}. */
  public boolean weighty() {
    return settlements.stream().anyMatch(this::needsExplanation);
  }

  /**
   * Whether what the conversation says and what the bills say do not fit: numbers agree and amount,
   * direction, time or outcome do not; or a transfer that the conversation shows as received is in
   * none of the bills that would show it although their rows cover its time. That a row of another
   * kind of bill, such as a bank's, fits it in time and amount does not change that.
   */
  public boolean needsExplanation(Settlement s) {
    return switch (s.agreement()) {
      case BY_NUMBER -> s.differs();
      case CHAT_ONLY -> s.differs() || (received(s) && covered(s));
      case BY_TIME_AND_AMOUNT -> s.differs() || (received(s) && covered(s) && !ofItsKind(s));
      case BILL_ONLY -> false;
    };
  }

  private static boolean ofItsKind(Settlement s) {
    return s.payments().stream()
        .anyMatch(p -> BillSpan.shows(p.provider(), s.messages().getFirst()));
  }

  private static boolean received(Settlement s) {
    return s.messages().stream().anyMatch(m -> m.content() instanceof MessageContent.Transfer)
        && Transfers.of(s.messages()).stream()
            .map(TransferChain::outcome)
            .anyMatch(Outcome.RECEIVED::equals);
  }

  /** Whether the rows of a bill that would show the movement begin before and end after it. */
  public boolean covered(Settlement s) {
    List<BillSpan> spans = new ArrayList<>();
    for (Bill b : bills) {
      if (b.first().isPresent() && b.last().isPresent()) {
        spans.add(new BillSpan(b.provider(), b.first().get(), b.last().get()));
      }
    }
    return s.messages().stream()
        .anyMatch(m -> spans.stream().anyMatch(b -> b.concerns(m) && b.covers(m)));
  }
}
