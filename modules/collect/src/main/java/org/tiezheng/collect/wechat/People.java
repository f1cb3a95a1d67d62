package org.tiezheng.collect.wechat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;

/**
 * The accounts that a store knows, with the names that they go by. A name is what somebody wrote,
 * never who somebody is. Not thread-safe.
 */
public final class People {
  /** The platform's name in {@link Account}. */
  public static final String PLATFORM = "wechat";

  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, Map<String, String>> rooms = new HashMap<>();

  /**
   * An account.
   *
   * @param alias WeChat id that its owner chose; may be empty
   * @param nick name that its owner chose; may be empty
   * @param remark name that the store's owner gave it; may be empty
   */
  public record Person(String id, String alias, String nick, String remark) {
    /** The name that the app shows: the remark before the nickname. */
    public String shown() {
      return remark.isEmpty() ? nick : remark;
    }

    public Account account() {
      List<String> names = Stream.of(nick, remark).filter(n -> !n.isEmpty()).distinct().toList();
      return new Account(
          PLATFORM, id, Optional.of(alias).filter(a -> !a.isEmpty() && !a.equals(id)), names);
    }
  }

  /** The key of an account. */
  public static String key(String id) {
    return PLATFORM + ":" + id;
  }

  public void add(Person person) {
    people.putIfAbsent(person.id(), person);
  }

  /** A member of a room with the name that is shown there, which may be empty. */
  public void member(String room, String account, String name) {
    rooms.computeIfAbsent(room, _ -> new LinkedHashMap<>()).put(account, name);
  }

  public Optional<Person> person(String id) {
    return Optional.ofNullable(people.get(id));
  }

  public Set<String> members(String room) {
    return rooms.getOrDefault(room, Map.of()).keySet();
  }

  /** The members of all rooms. */
  public Set<String> membersOfAny() {
    return rooms.values().stream()
        .flatMap(room -> room.keySet().stream())
        .collect(Collectors.toSet());
  }

  /** The name of a conversation; its id if the store has no name. */
  public String title(String conversation) {
    return person(conversation).map(Person::shown).filter(t -> !t.isEmpty()).orElse(conversation);
  }

  /** The name of a sender within a conversation; empty if the store has none. */
  public String name(String account, String conversation) {
    String inRoom = rooms.getOrDefault(conversation, Map.of()).getOrDefault(account, "");
    return inRoom.isEmpty() ? person(account).map(Person::shown).orElse("") : inRoom;
  }

  public Stream<Person> all() {
    return people.values().stream();
  }
}
