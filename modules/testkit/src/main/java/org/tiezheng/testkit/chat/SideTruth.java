package org.tiezheng.testkit.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.testkit.file.BillRow;

/**
 * Everything that is true about the copy of one side.
 *
 * @param clock seconds by which the device of that side dates everything later than the server
 * @param history what happened to the store; the planted cases come last
 * @param wechatBill rows of the WeChat Pay bill; agree with the transfers that were really made
 * @param alipayBill rows of the Alipay bill
 */
public record SideTruth(
    Side side,
    Persona account,
    int clock,
    List<Conversation> conversations,
    List<Step> history,
    List<RoomEvent> roomEvents,
    List<Moment> moments,
    List<Favourite> favourites,
    List<BillRow> wechatBill,
    List<BillRow> alipayBill) {
  public SideTruth {
    conversations = List.copyOf(conversations);
    history = List.copyOf(history);
    roomEvents = List.copyOf(roomEvents);
    moments = List.copyOf(moments);
    favourites = List.copyOf(favourites);
    wechatBill = List.copyOf(wechatBill);
    alipayBill = List.copyOf(alipayBill);
  }

  /** The messages that the store holds at the end: what an importer must find, by store number. */
  public List<HeldMessage> messages() {
    return replay(true);
  }

  /** The messages that the store held before anyone touched it. */
  public List<HeldMessage> genuine() {
    return replay(false);
  }

  /** The messages of one conversation at the end, as the app shows them. */
  public List<HeldMessage> messages(String conversation) {
    return messages().stream()
        .filter(m -> m.conversation().equals(conversation))
        .sorted(Comparator.comparing(HeldMessage::time).thenComparingLong(HeldMessage::localId))
        .toList();
  }

  /** The planted cases, by number. */
  public List<Plant> plants() {
    List<Plant> all = new ArrayList<>();
    for (Step step : history) {
      step.plant().filter(p -> !all.contains(p)).ifPresent(all::add);
    }
    return all;
  }

  SideTruth then(List<Step> more) {
    List<Step> steps = new ArrayList<>(history);
    steps.addAll(more);
    return new SideTruth(
        side,
        account,
        clock,
        conversations,
        steps,
        roomEvents,
        moments,
        favourites,
        wechatBill,
        alipayBill);
  }

  public Conversation conversation(String key) {
    return conversations.stream().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
  }

  private List<HeldMessage> replay(boolean planted) {
    Map<Long, HeldMessage> rows = new LinkedHashMap<>();
    for (Step step : history) {
      if (step.planted() && !planted) {
        continue;
      }
      switch (step) {
        case Step.Arrived s -> rows.put(s.message().storeId(), s.message());
        case Step.Recalled s -> rows.put(s.after().storeId(), s.after());
        case Step.Completed s -> rows.remove(s.announcement().storeId());
        case Step.Edited s -> rows.put(s.after().storeId(), s.after());
        case Step.Deleted s -> rows.remove(s.message().storeId());
        case Step.Dropped s ->
            rows.values().removeIf(m -> m.conversation().equals(s.conversation()));
        case Step.Inserted s -> rows.put(s.message().storeId(), s.message());
      }
    }
    List<HeldMessage> all = new ArrayList<>(rows.values());
    all.sort(Comparator.comparingLong(HeldMessage::storeId));
    return all;
  }
}
