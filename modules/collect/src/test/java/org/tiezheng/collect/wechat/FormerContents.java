package org.tiezheng.collect.wechat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.Step;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.Survival;

/**
 * Compares what was recovered of a store with what the planted cases took: which former contents
 * that survive whole were delivered, which were set aside with a reason, and whether anything was
 * delivered that nobody ever wrote.
 */
public final class FormerContents {
  private final SideTruth truth;
  private final Rendered rendered;
  private final Collected read;
  private final Map<String, List<ChatMessage>> byId = new HashMap<>();
  private final Map<String, List<ChatMessage>> byWords = new HashMap<>();

  /** Lines that the app's list of conversations shows: a delivery, too. */
  private final Set<String> shown = new HashSet<>();

  public FormerContents(SideTruth truth, Rendered rendered, Collected read) {
    this.truth = truth;
    this.rendered = rendered;
    this.read = read;
    for (Record r : read.records()) {
      if (r instanceof Conversation c) {
        c.lastLine().ifPresent(line -> shown.add(key(c.id(), line)));
      }
    }
    for (ChatMessage m : recovered()) {
      m.nativeId().ifPresent(id -> byId.computeIfAbsent(id, _ -> new ArrayList<>()).add(m));
      byWords.computeIfAbsent(key(m.conversation(), words(m)), _ -> new ArrayList<>()).add(m);
    }
  }

  /**
   * What came of it.
   *
   * @param surviving former contents that are whole in the files
   * @param aside those that were set aside with a reason
   * @param lost those that were neither delivered nor set aside
   * @param words recovered messages of words
   * @param invented those of them that were never written in their conversation
   */
  public record Result(
      int surviving,
      int delivered,
      int aside,
      List<Survival> lost,
      int words,
      List<String> invented) {
    @Override
    public String toString() {
      return "surviving %d, delivered %d, set aside %d, lost %d; messages of words %d, invented %d"
          .formatted(surviving, delivered, aside, lost.size(), words, invented.size());
    }
  }

  public Result compare() {
    int surviving = 0;
    int delivered = 0;
    int aside = 0;
    List<Survival> lost = new ArrayList<>();
    for (Survival s : rendered.planted()) {
      if (s.extent() != Survival.Extent.WHOLE) {
        continue;
      }
      surviving++;
      if (delivered(s.former())) {
        delivered++;
      } else if (read.aside().stream().anyMatch(a -> a.raw().contains(s.former().serverId()))) {
        aside++;
      } else {
        lost.add(s);
      }
    }
    List<String> invented = invented();
    int words = (int) recovered().stream().filter(FormerContents::wordy).count();
    return new Result(surviving, delivered, aside, lost, words, invented);
  }

  private List<ChatMessage> recovered() {
    return read.records().stream()
        .filter(ChatMessage.class::isInstance)
        .map(ChatMessage.class::cast)
        .filter(m -> EARLIER.contains(m.state()))
        .toList();
  }

  private static final Set<RowState> EARLIER =
      Set.of(RowState.DELETED_RECOVERED, RowState.EARLIER_VERSION, RowState.DELETED_OR_EARLIER);

  private boolean delivered(HeldMessage former) {
    String in = truth.conversation(former.conversation()).id();
    String lines =
        switch (former.body()) {
          case Body.Text t -> t.text();
          case Body.Notice n -> n.text();
          default -> "";
        };
    if (!lines.isEmpty()
        && (byWords.containsKey(key(in, lines))
            || byWords.containsKey(key("?", lines))
            || shown.contains(key(in, lines)))) {
      return true;
    }
    return byId.getOrDefault(former.serverId(), List.of()).stream()
        .anyMatch(m -> m.nativeType().startsWith(String.valueOf(former.body().type())));
  }

  /** Messages whose words are damaged are marked so and claim nothing. */
  private List<String> invented() {
    Set<String> written = new HashSet<>();
    for (Step step : truth.history()) {
      switch (step) {
        case Step.Arrived s -> written(s.message(), written);
        case Step.Recalled s -> written(s.after(), written);
        case Step.Edited s -> written(s.after(), written);
        case Step.Inserted s -> written(s.message(), written);
        default -> {}
      }
    }
    return recovered().stream()
        .filter(FormerContents::wordy)
        .filter(m -> conversations(m).noneMatch(in -> written.contains(key(in, words(m)))))
        .map(m -> m.conversation() + ": " + m.line() + " " + m.provenance())
        .toList();
  }

  /** Where the row does not tell its conversation, those that fit are named. */
  private static Stream<String> conversations(ChatMessage m) {
    return m.conversation().equals("?")
        ? Stream.of(m.extra().getOrDefault("conversations_that_fit", "").split(",", -1))
        : Stream.of(m.conversation());
  }

  private void written(HeldMessage m, Set<String> all) {
    String in = truth.conversation(m.conversation()).id();
    switch (m.body()) {
      case Body.Text t -> all.add(key(in, t.text()));
      case Body.Quote q -> all.add(key(in, q.text()));
      // Words that were shared: the title is all there is.
      case Body.App a when a.subtype() == 1 -> all.add(key(in, a.title()));
      default -> {}
    }
  }

  private static boolean wordy(ChatMessage m) {
    boolean damaged =
        (m.extra().getOrDefault("_lost", "") + m.extra().getOrDefault("_partial", ""))
            .contains("message_content");
    return m.content() instanceof MessageContent.Words && !damaged;
  }

  private static String words(ChatMessage m) {
    return m.content() instanceof MessageContent.Words w ? w.text() : "";
  }

  private static String key(String conversation, String words) {
    return conversation + "\n" + words;
  }
}
