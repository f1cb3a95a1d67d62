package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.SideTruth;

/** What recovered rows are called, compared with what the account truly still has. */
public final class StatesById {
  private static final Set<RowState> RECOVERED =
      Set.of(RowState.DELETED_RECOVERED, RowState.EARLIER_VERSION, RowState.DELETED_OR_EARLIER);

  private StatesById() {}

  /** A row whose id of the server can be read is never undecided, and never decided wrongly. */
  static Map<RowState, Integer> assertRight(SideTruth truth, List<? extends Record> records) {
    Map<String, String> live =
        truth.messages().stream()
            .collect(
                Collectors.toMap(
                    HeldMessage::serverId,
                    m -> truth.conversation(m.conversation()).id(),
                    (a, _) -> a));
    for (ChatMessage m : sure(records)) {
      assertThat(m.conversation())
          .as("%s %s", m.nativeId(), m.provenance())
          .isEqualTo(live.getOrDefault(m.nativeId().orElseThrow(), m.conversation()));
    }
    return assertNamed(live.keySet(), records);
  }

  /**
   * The same for ids alone.
   *
   * @param live ids of all messages that the store truly still has, as the format writes them
   */
  public static Map<RowState, Integer> assertNamed(
      Set<String> live, List<? extends Record> records) {
    Map<RowState, Integer> states = new EnumMap<>(RowState.class);
    for (ChatMessage m : sure(records)) {
      states.merge(m.state(), 1, Integer::sum);
      assertThat(m.state())
          .as("%s %s", m.nativeId(), m.provenance())
          .isEqualTo(
              live.contains(m.nativeId().orElseThrow())
                  ? RowState.EARLIER_VERSION
                  : RowState.DELETED_RECOVERED);
    }
    return states;
  }

  private static List<ChatMessage> sure(List<? extends Record> records) {
    return records.stream()
        .filter(ChatMessage.class::isInstance)
        .map(ChatMessage.class::cast)
        .filter(m -> RECOVERED.contains(m.state()) && m.nativeId().isPresent())
        .filter(m -> !m.extra().containsKey("_concluded") && !m.extra().containsKey("_partial"))
        .toList();
  }
}
