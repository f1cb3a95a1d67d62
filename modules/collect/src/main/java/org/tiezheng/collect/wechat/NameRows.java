package org.tiezheng.collect.wechat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.Conversation.Participant;
import org.tiezheng.evidence.RecordedTime;

/**
 * Turns what a store says of people, rooms and its list of conversations into records, and keeps
 * the names. One reading; not thread-safe.
 */
public final class NameRows {
  private final ReadingSession session;
  private final People people;

  public NameRows(ReadingSession session, People people) {
    this.session = session;
    this.people = people;
  }

  public People people() {
    return people;
  }

  /** Records a row about a person or about the name of a room. */
  public void person(String counted, StoredRow row, People.Person person) {
    session.seen(counted);
    people.add(person);
    Map<String, String> extra = new TreeMap<>(row.rest());
    extra.put("table", counted.substring(counted.lastIndexOf('/') + 1));
    if (!person.alias().isEmpty()) {
      extra.put("alias", person.alias());
    }
    if (!person.remark().isEmpty()) {
      extra.put("remark", person.remark());
    }
    session.record(
        counted,
        new Contact(
            row.provenance(),
            person.nick(),
            List.of(),
            List.of(People.key(person.id())),
            "",
            person.remark(),
            row.rowid(),
            RecordedTime.none(),
            row.state(),
            extra));
  }

  /** Records a row about a room. */
  public void room(String counted, StoredRow row, String room, List<Participant> participants) {
    session.seen(counted);
    conversation(
        counted, row, room, participants, RecordedTime.none(), Optional.empty(), row.rest());
  }

  /** Records a row of the list of conversations that the app shows. */
  public void listed(
      String counted, StoredRow row, String id, RecordedTime time, Optional<String> lastLine) {
    session.seen(counted);
    conversation(counted, row, id, List.of(), time, lastLine, row.rest());
  }

  private void conversation(
      String counted,
      StoredRow row,
      String id,
      List<Participant> participants,
      RecordedTime time,
      Optional<String> lastLine,
      Map<String, String> extra) {
    session.record(
        counted,
        new Conversation(
            row.provenance(),
            People.PLATFORM,
            id,
            people.title(id),
            type(id),
            participants,
            time,
            lastLine,
            row.state(),
            extra));
  }

  /** The kind of a conversation, which WeChat's ids tell. */
  public static Conversation.Type type(String id) {
    if (id.endsWith("@chatroom")) {
      return Conversation.Type.GROUP;
    }
    return id.startsWith("gh_") ? Conversation.Type.SERVICE : Conversation.Type.DIRECT;
  }

  /**
   * The members of a room, whose names there are kept.
   *
   * @param cards name in the room by account, empty where there is none
   */
  public List<Participant> members(String room, String owner, Map<String, String> cards) {
    List<Participant> participants = new ArrayList<>();
    cards.forEach((account, card) -> {
      people.member(room, account, card);
      participants.add(
          new Participant(
              People.key(account),
              card,
              account.equals(owner) ? "owner" : "",
              Optional.empty(),
              "",
              ""));
    });
    return participants;
  }

  /**
   * The members of a room from a list of their accounts and from the XML that holds their names
   * there ({@code <RoomData><Member UserName="…"><DisplayName>…}).
   */
  public static Map<String, String> cards(String list, String separator, String roomData) {
    Map<String, String> cards = new LinkedHashMap<>();
    for (String account : list.split(java.util.regex.Pattern.quote(separator), -1)) {
      if (!account.isBlank()) {
        cards.put(account, "");
      }
    }
    Markup.root(roomData)
        .ifPresent(data ->
            data.children("Member")
                .forEach(member ->
                    member
                        .attribute("UserName")
                        .ifPresent(account -> cards.put(account, member.words("DisplayName")))));
    return cards;
  }
}
