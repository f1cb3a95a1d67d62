package org.tiezheng.collect.wechat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.Step;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.Survival;

/**
 * Compares what was recovered with what the planted cases took away: what survives in one piece
 * must be a record or be listed, and no record may tell of a message that never was.
 *
 * @param survived former messages whose content is whole in a file
 * @param delivered of them, those that are records
 * @param missing of them, those that are neither records nor listed
 * @param recovered records of rows that are gone or were changed
 * @param wrong of them, those that no message ever was
 */
record PlantedRows(
    int survived, int delivered, List<Survival> missing, int recovered, List<ChatMessage> wrong) {
  /** The columns of the stores that hold the text of a message. */
  private static final Set<String> TEXTS = Set.of("Message", "msgContent", "StrContent", "content");

  static PlantedRows of(
      SideTruth truth, Rendered rendered, List<? extends Record> records, List<SetAside> aside) {
    List<ChatMessage> recovered =
        records.stream()
            .filter(ChatMessage.class::isInstance)
            .map(ChatMessage.class::cast)
            .filter(m ->
                m.state() == RowState.DELETED_RECOVERED
                    || m.state() == RowState.EARLIER_VERSION
                    || m.state() == RowState.DELETED_OR_EARLIER)
            .toList();
    List<Survival> whole =
        rendered.planted().stream().filter(s -> s.extent() == Survival.Extent.WHOLE).toList();
    Set<String> told = new HashSet<>();
    recovered.forEach(m -> told.addAll(names(m)));
    List<Survival> missing = new ArrayList<>();
    int delivered = 0;
    for (Survival survival : whole) {
      HeldMessage former = survival.former();
      boolean byToken =
          former.body() instanceof Body.Voice v
              && recovered.stream()
                  .anyMatch(m -> v.clientId().equals(m.extra().get("clientmsgid")));
      if (byToken || names(truth, former).anyMatch(told::contains)) {
        delivered++;
      } else if (aside.stream().noneMatch(a -> a.raw().contains(former.serverId()))) {
        missing.add(survival);
      }
    }
    NavigableSet<String> ever = new TreeSet<>();
    truth.history().forEach(s -> messages(s).forEach(m -> names(truth, m).forEach(ever::add)));
    List<ChatMessage> wrong =
        recovered.stream().filter(m -> names(m).stream().noneMatch(n -> was(n, m, ever))).toList();
    return new PlantedRows(whole.size(), delivered, missing, recovered.size(), wrong);
  }

  /** Words that are said to be cut or lost must be the beginning of what the message said. */
  private static boolean was(String name, ChatMessage m, NavigableSet<String> ever) {
    return ever.contains(name)
        || (cut(m) && Objects.requireNonNullElse(ever.higher(name), "").startsWith(name));
  }

  private static boolean cut(ChatMessage m) {
    Map<String, String> extra = m.extra();
    List<String> cut =
        List.of(
            (extra.getOrDefault("_partial", "") + "," + extra.getOrDefault("_lost", ""))
                .split(","));
    return m.nativeType().equals("1") && TEXTS.stream().anyMatch(cut::contains);
  }

  private static Stream<HeldMessage> messages(Step step) {
    return switch (step) {
      case Step.Arrived s -> Stream.of(s.message());
      case Step.Recalled s -> Stream.of(s.before(), s.after());
      case Step.Completed s -> Stream.of(s.announcement());
      case Step.Edited s -> Stream.of(s.before(), s.after());
      case Step.Deleted s -> Stream.of(s.message());
      case Step.Dropped _ -> Stream.empty();
      case Step.Inserted s -> Stream.of(s.message());
    };
  }

  /** By its number or by its second; words count as well, since an edit changes nothing else. */
  private static Stream<String> names(SideTruth truth, HeldMessage m) {
    String words = m.body() instanceof Body.Text t ? "=" + t.text() : "";
    String in = truth.conversation(m.conversation()).id();
    return Stream.of(
        m.serverId() + words, m.serverId() + "/" + in + words, in + "@" + m.seconds() + words);
  }

  private static List<String> names(ChatMessage m) {
    String words =
        m.nativeType().equals("1")
            ? "=" + (m.content() instanceof MessageContent.Words w ? w.text() : "")
            : "";
    boolean unknown =
        m.conversation().startsWith(StoredMessage.UNNAMED)
            || m.conversation().equals(StoredMessage.UNKNOWN);
    String in = unknown ? "" : "/" + m.conversation();
    return List.of(
        m.nativeId().orElse("?") + in + words,
        m.conversation()
            + "@"
            + m.time().instant().map(Instant::getEpochSecond).orElse(0L)
            + words);
  }

  @Override
  public String toString() {
    return "recovered: %d of %d whole delivered, %d neither delivered nor listed; %d records, %d wrong"
        .formatted(delivered, survived, missing.size(), recovered, wrong.size());
  }
}
