package org.tiezheng.collect.qq.nt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.Conversation.Participant;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.sqlite.Table;

/**
 * The names of accounts, groups and their members, from {@code profile_info.db} and {@code
 * group_info.db} beside the messages. Columns: QQBackup/QQDecrypt, docs/database. A name is what
 * somebody wrote, never who somebody is. Not thread-safe.
 */
final class Directory {
  static final String PLATFORM = "qq";

  private static final Pattern PROFILES = Pattern.compile("profile_info_v\\d{1,3}");
  private static final Pattern MEMBERS = Pattern.compile("group_member\\d{1,3}");
  private static final Pattern GROUPS = Pattern.compile("group_list|group_detail_info_ver\\d{1,3}");
  private static final int MOST = 500_000;
  private static final int LONGEST = 200;

  /** An account by its names; a name that is not there is empty. */
  private record Person(String nick, String remark) {
    String shown() {
      return remark.isEmpty() ? nick : remark;
    }
  }

  private final ReadingSession session;
  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, String> groups = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Map<String, String> cards = new HashMap<>();
  private final Map<String, List<Member>> rosters = new TreeMap<>();
  private int members;

  /** A member of a group. */
  private record Member(String uid, Participant participant) {}

  Directory(ReadingSession session) {
    this.session = session;
  }

  void read(StoreFolder folder) {
    folder
        .database("profile_info.db", session)
        .ifPresentOrElse(
            this::profiles,
            () ->
                session.note(
                    "没有可读的 profile_info.db:没有昵称和备注,只有消息自带的名称",
                    "there is no readable profile_info.db: no names and remarks of accounts beyond"
                        + " those that messages carry"));
    folder
        .database("group_info.db", session)
        .ifPresentOrElse(
            this::groups,
            () ->
                session.note(
                    "没有可读的 group_info.db:没有群名和群成员",
                    "there is no readable group_info.db: no names of groups and no members"));
  }

  /** The name of a group by its number, or else of the account; empty if neither is known. */
  String title(boolean group, String number, String uid) {
    return group
        ? groups.getOrDefault(number, "")
        : person(number, uid).map(Person::shown).orElse("");
  }

  /** The name of an account in a group, else its nick; empty if none is known. */
  String name(String group, String number, String uid) {
    String card = cards.getOrDefault(group + '\0' + number, "");
    return card.isEmpty() ? person(number, uid).map(Person::nick).orElse("") : card;
  }

  private Optional<Person> person(String number, String uid) {
    return Optional.ofNullable(people.get(uid)).or(() -> Optional.ofNullable(people.get(number)));
  }

  private void profiles(Store store) {
    Set<String> read = tables(store, PROFILES, "1000", "20002");
    store.note(session);
    read.forEach(table -> rows(store, "profile_info.db", table, this::profile));
    new StoreFacts(store, session, "profile_info.db/").tables(read);
  }

  private void profile(String counted, StoredRow row) {
    String uid = row.text("1000", LONGEST);
    String number = row.number("1002").filter(n -> n > 0).map(String::valueOf).orElse("");
    Person person = new Person(row.text("20002", LONGEST), row.text("20009", LONGEST));
    if (people.size() < MOST) {
      Stream.of(uid, number)
          .filter(key -> !key.isEmpty())
          .forEach(key -> people.putIfAbsent(key, person));
    }
    Map<String, String> extra = row.rest();
    extra.put("uid", uid);
    extra.put("table", counted.substring(counted.lastIndexOf('/') + 1));
    if (!person.remark().isEmpty()) {
      extra.put("remark", person.remark());
    }
    session.record(
        counted,
        new Contact(
            row.provenance(),
            person.nick(),
            List.of(),
            List.of(PLATFORM + ":" + (number.isEmpty() ? uid : number)),
            "",
            person.remark(),
            row.rowid(),
            RecordedTime.none(),
            row.state(),
            extra));
  }

  /** Members first: they become the roster of their group's row. */
  private void groups(Store store) {
    store.note(session);
    for (String table : tables(store, MEMBERS, "60001", "1000")) {
      store.rows(table, "group_info.db/" + table, session, this::member);
    }
    if (members >= MOST) {
      session.note(
          "群成员过多,超出部分没有列入群名单", "more members of groups than are kept; the rest is in no roster");
    }
    Set<String> read = tables(store, GROUPS, "60001", "60007");
    for (String table : read) {
      rows(store, "group_info.db", table, this::group);
    }
    Set<String> unnamed = new TreeSet<>(rosters.keySet());
    unnamed.removeAll(groups.keySet());
    if (!unnamed.isEmpty()) {
      // Their numbers are left out: a note is printed even where those groups are not handed in.
      session.note(
          "有 " + unnamed.size() + " 个群只有成员行、没有群资料,其名单不在记录中",
          unnamed.size()
              + " groups have rows of members but none of their own; their rosters are no records");
    }
    new StoreFacts(store, session, "group_info.db/").tables(read);
  }

  private void member(StoredRow row) {
    if (members++ >= MOST) {
      return;
    }
    String group = row.text("60001", LONGEST);
    String uid = row.text("1000", LONGEST);
    String number = row.number("1002").filter(n -> n > 0).map(String::valueOf).orElse(uid);
    String card = row.text("64003", LONGEST);
    if (!card.isEmpty()) {
      cards.put(group + '\0' + number, card);
    }
    rosters
        .computeIfAbsent(group, _ -> new ArrayList<>())
        .add(
            new Member(
                uid,
                new Participant(
                    PLATFORM + ":" + number,
                    card.isEmpty() ? row.text("20002", LONGEST) : card,
                    row.numberOrZero("64010") == 1 ? "admin" : "",
                    Optional.empty(),
                    row.number("64007").filter(t -> t > 0).map(String::valueOf).orElse(""),
                    row.numberOrZero("64016") == 0 ? "" : "left")));
  }

  private void group(String counted, StoredRow row) {
    String number = row.text("60001", LONGEST);
    String remark = row.text("60026", LONGEST);
    String name = remark.isEmpty() ? row.text("60007", LONGEST) : remark;
    String owner = row.text("60002", LONGEST);
    if (groups.size() < MOST && !name.isEmpty()) {
      groups.putIfAbsent(number, name);
    }
    // Several tables tell of the same group: the roster is given to the first.
    List<Participant> roster =
        !told.add(number)
            ? List.of()
            : rosters.getOrDefault(number, List.of()).stream()
                .map(m -> m.uid().equals(owner) && !owner.isEmpty() ? owner(m) : m.participant())
                .toList();
    row.keep("60007", "60026", "60002");
    Map<String, String> extra = row.rest();
    extra.put("table", counted.substring(counted.lastIndexOf('/') + 1));
    session.record(
        counted,
        new Conversation(
            row.provenance(),
            PLATFORM,
            number,
            name,
            Conversation.Type.GROUP,
            roster,
            RecordedTime.none(),
            Optional.empty(),
            row.state(),
            extra));
  }

  private static Participant owner(Member member) {
    Participant p = member.participant();
    return new Participant(p.account(), p.name(), "owner", p.inviter(), p.since(), p.until());
  }

  private static Set<String> tables(Store store, Pattern name, String... columns) {
    Set<String> found = new TreeSet<>();
    for (Table table : store.database().schema().tables()) {
      if (name.matcher(table.name()).matches() && store.has(table.name(), columns)) {
        found.add(table.name());
      }
    }
    return found;
  }

  private void rows(Store store, String file, String table, BiConsumer<String, StoredRow> reader) {
    String counted = file + "/" + table;
    session.table(counted);
    store.rows(
        table,
        counted,
        session,
        row -> {
          session.seen(counted);
          reader.accept(counted, row);
        });
  }
}
