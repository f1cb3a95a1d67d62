package org.tiezheng.testkit.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChatWorldTest {
  private static final List<Integer> TYPES =
      List.of(
          1, 3, 34, 35, 37, 40, 42, 43, 47, 48, 49, 50, 51, 52, 53, 62, 64, 66, 9999, 10000, 10002);
  private static final List<Integer> APPS =
      List.of(
          1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 15, 16, 17, 19, 24, 33, 36, 50, 51, 57, 62, 63, 68, 74,
          87, 92, 2000, 2001, 2003);

  @Test
  void the_same_seed_gives_the_same_world() {
    assertEquals(ChatWorld.of(7, 300), ChatWorld.of(7, 300));
    assertNotEquals(ChatWorld.of(8, 300).messages(), ChatWorld.of(7, 300).messages());
  }

  @Test
  void every_type_is_held_by_both_sides_and_exactly_so_many_messages_were_sent() {
    for (long seed = 0; seed < 20; seed++) {
      ChatWorld world = ChatWorld.of(seed, 300);
      assertEquals(300, world.messages().size());
      for (Side side : Side.values()) {
        Set<Integer> types = new TreeSet<>();
        Set<Integer> apps = new TreeSet<>();
        for (HeldMessage m : world.truth(side).genuine()) {
          types.add(m.body().type());
          apps.add(m.body().subtype());
        }
        assertTrue(types.containsAll(TYPES), side + " " + seed + " " + types);
        assertTrue(apps.containsAll(APPS), side + " " + seed + " " + apps);
      }
    }
  }

  @Test
  void both_sides_hold_what_both_saw_under_the_same_number() {
    ChatWorld world = ChatWorld.clean(3, 1_000);
    Map<String, HeldMessage> b = byServer(world.truth(Side.B).messages());
    int common = 0;
    for (HeldMessage m : world.truth(Side.A).messages()) {
      HeldMessage other = b.get(m.serverId());
      if (other != null && !m.serverId().equals("0")) {
        common++;
        assertEquals(m.sender(), other.sender());
        int apart = world.truth(Side.B).clock() - world.truth(Side.A).clock();
        assertEquals(m.time().plusSeconds(apart), other.time());
      }
    }
    assertTrue(common > 600, "common " + common);
    assertTrue(world.plants().isEmpty());
  }

  @Test
  void local_numbers_count_without_holes_but_for_finished_files() {
    ChatWorld world = ChatWorld.clean(5, 1_000);
    for (Side side : Side.values()) {
      SideTruth truth = world.truth(side);
      long gone = truth.history().stream().filter(s -> s instanceof Step.Completed).count();
      List<HeldMessage> held = truth.messages();
      assertEquals(held.size() + gone, held.getLast().storeId());
      Map<String, Long> last = new HashMap<>();
      for (HeldMessage m : held) {
        long before = last.getOrDefault(m.conversation(), 0L);
        assertTrue(m.localId() > before);
        last.put(m.conversation(), m.localId());
      }
    }
  }

  @Test
  void every_sort_of_case_is_planted_on_either_side_and_touches_nothing_twice() {
    for (long seed = 0; seed < 20; seed++) {
      ChatWorld world = ChatWorld.of(seed, 300);
      Set<String> touched = new HashSet<>();
      for (Side side : Side.values()) {
        SideTruth truth = world.truth(side);
        assertEquals(
            EnumSet.allOf(Plant.Kind.class),
            truth.plants().stream().map(Plant::kind).collect(Collectors.toSet()),
            "seed " + seed);
        Map<String, HeldMessage> genuine = byServer(truth.genuine());
        Map<String, HeldMessage> held = byServer(truth.messages());
        for (Plant plant : truth.plants()) {
          for (String id : plant.serverIds()) {
            assertTrue(id.equals("0") || touched.add(id), plant.toString());
            if (!id.equals("0")) {
              assertEquals(plant.kind() != Plant.Kind.INSERT, genuine.containsKey(id));
              assertEquals(!plant.kind().deletion(), held.containsKey(id));
            }
          }
        }
      }
    }
  }

  @Test
  void the_states_of_a_transfer_are_joined_by_its_number_and_agree_with_the_bill() {
    ChatWorld world = ChatWorld.clean(9, 2_000);
    SideTruth a = world.truth(Side.A);
    Map<String, Long> states = new HashMap<>();
    for (HeldMessage m : a.messages()) {
      if (m.body() instanceof Body.Transfer t) {
        states.merge(t.transferId(), 1L, Long::sum);
        boolean mine = t.payer().equals(a.account().id());
        if (mine && t.state() == 1) {
          assertTrue(
              a.wechatBill().stream()
                  .anyMatch(r ->
                      r.order().equals(t.transactionId()) && r.fen() == t.fen() && r.sign() < 0));
        }
      }
    }
    assertTrue(states.containsValue(2L));
    assertTrue(states.containsValue(1L));
  }

  private static Map<String, HeldMessage> byServer(List<HeldMessage> messages) {
    Map<String, HeldMessage> all = new HashMap<>();
    messages.forEach(m -> all.put(m.serverId(), m));
    return all;
  }
}
