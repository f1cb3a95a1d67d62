package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The people of the world and its conversations. */
final class Cast {
  static final Persona A =
      new Persona(
          "wxid_a1lin8qw2e3r21",
          "linhai_88",
          "林海",
          "海阔天空",
          "",
          "林老板",
          "10086001",
          "+8613800000001");
  static final Persona B =
      new Persona(
          "wxid_b2zhou7ty4u922",
          "zhoushan2020",
          "周山🏔",
          "周山",
          "周山（欠款）",
          "",
          "10086002",
          "+8613900000002");
  static final Persona C =
      new Persona("wxid_c3chen5op6a123", "", "陈静", "静静", "陈会计", "", "10086003", "+8613700000003");
  static final Persona D =
      new Persona(
          "wxid_d4guo1df9g224",
          "guogh",
          "老郭,\"五金\"",
          "老郭",
          "",
          "郭师傅",
          "10086004",
          "+8613600000004");
  static final Persona E =
      new Persona("yangliu1990", "", "𠮷田·杨柳", "杨柳", "", "", "10086005", "+8613500000005");
  static final Persona SERVICE =
      new Persona("gh_3dfda90e39d6", "wxpay", "微信支付", "微信支付", "", "", "10086006", "");
  static final List<Persona> ALL = List.of(A, B, C, D, E, SERVICE);

  static final String DIRECT = "direct";
  static final String GROUP = "group";
  static final String TRIO = "trio";
  static final String ONLY_A = "onlyA";
  static final String ONLY_B = "onlyB";
  static final String SERVICE_A = "serviceA";
  static final String SERVICE_B = "serviceB";
  static final List<String> KEYS =
      List.of(DIRECT, GROUP, TRIO, ONLY_A, ONLY_B, SERVICE_A, SERVICE_B);
  static final String GROUP_ID = "20231101088@chatroom";
  static final String TRIO_ID = "34567890123@chatroom";

  private final List<RoomEvent> events;

  Cast(Instant from, Instant to) {
    this.events = script(from, to);
  }

  List<RoomEvent> events() {
    return events;
  }

  static Persona persona(String id) {
    return ALL.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  static Persona self(Side side) {
    return side == Side.A ? A : B;
  }

  /** The sides whose account is in a conversation. */
  static List<Side> sides(String conversation) {
    return switch (conversation) {
      case ONLY_A, SERVICE_A -> List.of(Side.A);
      case ONLY_B, SERVICE_B -> List.of(Side.B);
      default -> List.of(Side.A, Side.B);
    };
  }

  /** Those who can write in a conversation at that time. */
  List<Persona> members(String conversation, Instant time) {
    return switch (conversation) {
      case DIRECT -> List.of(A, B);
      case ONLY_A -> List.of(A, C);
      case ONLY_B -> List.of(B, D);
      case SERVICE_A -> List.of(A, SERVICE);
      case SERVICE_B -> List.of(B, SERVICE);
      case TRIO -> List.of(A, B, C);
      default -> groupMembers(time);
    };
  }

  private List<Persona> groupMembers(Instant time) {
    Map<String, Persona> in = new LinkedHashMap<>();
    for (Persona p : List.of(A, B, C, D)) {
      in.put(p.id(), p);
    }
    for (RoomEvent event : events) {
      if (event.time().isAfter(time)) {
        break;
      }
      switch (event.kind()) {
        case JOINED -> in.put(event.who(), persona(event.who()));
        case LEFT, REMOVED -> in.remove(event.who());
        default -> {}
      }
    }
    return List.copyOf(in.values());
  }

  private static List<RoomEvent> script(Instant from, Instant to) {
    List<RoomEvent> all = new ArrayList<>();
    all.add(event(from, to, 0, RoomEvent.Kind.FOUNDED, A, A, "五金厂往来"));
    all.add(event(from, to, 80, RoomEvent.Kind.JOINED, E, C, ""));
    all.add(event(from, to, 250, RoomEvent.Kind.CARD, B, B, "周山-供货"));
    all.add(event(from, to, 300, RoomEvent.Kind.CARD, C, C, "陈静（财务）"));
    all.add(event(from, to, 400, RoomEvent.Kind.NICK, D, D, D.nick()));
    all.add(event(from, to, 450, RoomEvent.Kind.NICK, B, B, B.nick()));
    all.add(event(from, to, 550, RoomEvent.Kind.TITLE, A, A, "五金厂往来（对账）"));
    all.add(event(from, to, 650, RoomEvent.Kind.REMOVED, E, A, ""));
    all.add(event(from, to, 700, RoomEvent.Kind.JOINED, E, B, ""));
    all.add(event(from, to, 900, RoomEvent.Kind.LEFT, D, D, ""));
    return List.copyOf(all);
  }

  private static RoomEvent event(
      Instant from, Instant to, int mille, RoomEvent.Kind kind, Persona who, Persona by, String v) {
    long seconds = (to.getEpochSecond() - from.getEpochSecond()) * mille / 1000;
    return new RoomEvent(from.plusSeconds(seconds), GROUP, kind, who.id(), by.id(), v);
  }

  /** The conversations as one side's app shows them at the end. */
  List<Conversation> conversations(Side side, Instant end) {
    List<Conversation> all = new ArrayList<>();
    Persona self = self(side);
    for (String key : KEYS) {
      if (!sides(key).contains(side)) {
        continue;
      }
      List<Persona> members = members(key, end);
      if (key.equals(GROUP) || key.equals(TRIO)) {
        all.add(room(key, members));
      } else {
        Persona peer = members.stream().filter(p -> !p.equals(self)).findFirst().orElseThrow();
        Conversation.Kind kind =
            peer.equals(SERVICE) ? Conversation.Kind.SERVICE : Conversation.Kind.DIRECT;
        List<String> ids = members.stream().map(Persona::id).toList();
        all.add(new Conversation(key, kind, peer.id(), peer.shownOn(side), ids, "", Map.of()));
      }
    }
    return all;
  }

  private Conversation room(String key, List<Persona> members) {
    boolean large = key.equals(GROUP);
    Map<String, String> cards = new TreeMap<>();
    String title = "三人小群";
    for (RoomEvent event : large ? events : List.<RoomEvent>of()) {
      switch (event.kind()) {
        case FOUNDED, TITLE -> title = event.value();
        case CARD -> cards.put(event.who(), event.value());
        default -> {}
      }
    }
    return new Conversation(
        key,
        Conversation.Kind.GROUP,
        large ? GROUP_ID : TRIO_ID,
        title,
        members.stream().map(Persona::id).toList(),
        large ? A.id() : C.id(),
        cards);
  }

  /** Writes the names that stand in braces as that side shows them; the own account is 你. */
  static String shown(String template, Side side) {
    String text = template;
    for (Persona p : ALL) {
      String name = p.equals(self(side)) ? "你" : "“" + p.shownOn(side) + "”";
      text = text.replace("{" + p.id() + "}", name);
    }
    return text;
  }
}
