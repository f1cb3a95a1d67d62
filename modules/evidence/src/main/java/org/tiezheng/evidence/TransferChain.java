package org.tiezheng.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One transfer over all its states: the cards of a conversation that bear the same number. A card
 * without a number stands alone, and nothing is claimed of what it belongs to.
 *
 * @param conversation id within its source
 * @param conversationTitle as the source shows it
 * @param transferId number that all states share; empty for a card that stands alone
 * @param transactions numbers by which bills name it; several if the cards contradict each other
 * @param payers {@link Account#key()} as the cards name them, else who sent the offer
 * @param receivers {@link Account#key()} as the cards name them, else who sent the receipt
 * @param amounts as the cards state them; several if they contradict each other
 * @param memo the first that a card carries; may be empty
 * @param states in the order of their times
 * @param outcome what the states say together
 * @param remarks what does not fit, or is not there
 */
public record TransferChain(
    String conversation,
    String conversationTitle,
    Optional<String> transferId,
    List<String> transactions,
    List<String> payers,
    List<String> receivers,
    List<Amount> amounts,
    String memo,
    List<State> states,
    Outcome outcome,
    List<Text> remarks) {
  public TransferChain {
    transactions = List.copyOf(transactions);
    payers = List.copyOf(payers);
    receivers = List.copyOf(receivers);
    amounts = List.copyOf(amounts);
    states = List.copyOf(states);
    remarks = List.copyOf(remarks);
  }

  /**
   * A row that states where the transfer stands.
   *
   * @param words the state as the field calls it, or the notice
   * @param line number of the row among those that were joined, from 1
   * @param byNumber whether the number joins it; else a notice without one, by its time alone
   * @param row whether the row is live or was recovered
   */
  public record State(
      Stage stage,
      String words,
      RecordedTime time,
      Optional<String> sender,
      String senderName,
      long line,
      boolean byNumber,
      RowState row,
      Provenance provenance) {}

  /** What a state means. */
  public enum Stage {
    OFFERED("发起", "offered"),
    RECEIVED("已收款", "received"),
    RETURNED("已退还", "returned"),
    EXPIRED("过期退还", "expired, returned"),
    /** The source states none, or one that is not known. */
    UNKNOWN("状态未载明", "state not stated");

    private final Text title;

    Stage(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }

    /** By the words of {@link MessageContent.Transfer#state}. */
    public static Stage of(String state) {
      if (state.contains("过期")) {
        return EXPIRED;
      }
      if (state.contains("退还") || state.contains("退回")) {
        return RETURNED;
      }
      if (state.endsWith("收款") || state.startsWith("已收")) {
        return RECEIVED;
      }
      return state.endsWith("发起") ? OFFERED : UNKNOWN;
    }
  }

  /** How the transfer ended, as far as this copy shows it. */
  public enum Outcome {
    RECEIVED("已收款", "received"),
    RETURNED("已退还", "returned"),
    EXPIRED("过期退还", "expired and returned"),
    /** An offer proves no receipt. */
    ONLY_OFFERED("仅见发起,未见收款或退还", "only offered; neither receipt nor return is seen"),
    CONTRADICTORY("各状态互相矛盾", "the states contradict each other"),
    UNKNOWN("状态未载明", "no state is stated");

    private final Text title;

    Outcome(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }
  }

  /** When it first shows. */
  public Optional<Instant> began() {
    return states.stream().flatMap(s -> s.time().instant().stream()).findFirst();
  }

  /** Whether a state of this stage is there. */
  public boolean has(Stage stage) {
    return states.stream().anyMatch(s -> s.stage() == stage);
  }
}
