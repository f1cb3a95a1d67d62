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
final class StatesById {
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
    Map<RowState, Integer> states = new EnumMap<>(RowState.class);
    for (Record row : records) {
      if (row instanceof ChatMessage m
          && RECOVERED.contains(m.state())
          && m.nativeId().isPresent()
          && !m.extra().containsKey("_concluded")
          && !m.extra().containsKey("_partial")) {
        states.merge(m.state(), 1, Integer::sum);
        assertThat(m.state())
            .as("%s %s", m.nativeId(), m.provenance())
            .isEqualTo(
                live.containsKey(m.nativeId().get())
                    ? RowState.EARLIER_VERSION
                    : RowState.DELETED_RECOVERED);
        assertThat(m.conversation())
            .as("%s %s", m.nativeId(), m.provenance())
            .isEqualTo(live.getOrDefault(m.nativeId().get(), m.conversation()));
      }
    }
    return states;
  }
}
