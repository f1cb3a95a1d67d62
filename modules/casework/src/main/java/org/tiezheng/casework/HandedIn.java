package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.casework.search.RecordText;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Selection;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.paper.Scope;

/**
 * What of an item leaves: everything, or the conversations that a person chose, with the people in
 * them and the pictures and voices that they refer to. A source file from which anything else was
 * read stays; so does every database, in whose free pages anything may lie.
 */
final class HandedIn {
  /** Begin of the media types of files that hold nothing but what they show. */
  private static final List<String> PLAIN =
      List.of("text/", "application/json", "application/pdf", "application/vnd.openxmlformats");

  private final Set<String> conversations;
  private final Set<String> accounts = new HashSet<>();
  private final Set<String> media = new HashSet<>();

  /** By original: whether everything read from it goes. */
  private final Map<String, Boolean> sources = new HashMap<>();

  private final Ranges ranges = new Ranges();
  private final boolean everything;
  private final List<Conversations.Found> stay;
  private long withheldLines;
  private long withheldRecords;
  private long withheldFiles;

  private HandedIn(Set<String> conversations, List<Conversations.Found> stay, boolean everything) {
    this.conversations = conversations;
    this.stay = stay;
    this.everything = everything;
  }

  /**
   * Measures what leaves.
   *
   * @throws TiezhengException if a word of {@code conversations:} means none, or several
   */
  static HandedIn of(OpenCase open, Item item) {
    Selection selection = item.selection().orElse(Selection.NONE);
    if (!selection.narrows()) {
      return new HandedIn(Set.of(), List.of(), true);
    }
    if (item.reading().isEmpty()) {
      throw unread(item.number());
    }
    List<Conversations.Found> all =
        new Conversations(open, open.matter()).withTexts(Optional.of(item.number()));
    List<Conversations.Found> chosen =
        selection.conversations().stream().map(word -> one(item.number(), word, all)).toList();
    Set<String> ids = chosen.stream().map(Conversations.Found::id).collect(Collectors.toSet());
    HandedIn handed =
        new HandedIn(ids, all.stream().filter(f -> !ids.contains(f.id())).toList(), false);
    handed.people(open, item, chosen);
    try (Stream<Record> records = open.records(item.number())) {
      records.forEach(handed::measure);
    }
    return handed;
  }

  private static TiezhengException unread(int item) {
    return new TiezhengException(
        new Text(
            "case.yaml:证据 "
                + item
                + " 写有 conversations,但该证据没有读取,无法只提交选定的会话;请先读取(加密的给出密钥),或写 conversations: [\"*\"]。",
            "case.yaml: item "
                + item
                + " has conversations but was not read, so no part of it can be handed in; read it"
                + " first (give the key if it is encrypted), or write conversations: [\"*\"]."));
  }

  private static Conversations.Found one(int item, String word, List<Conversations.Found> all) {
    List<Conversations.Found> byId = all.stream().filter(f -> f.id().equals(word)).toList();
    List<Conversations.Found> meant =
        byId.isEmpty() ? all.stream().filter(f -> f.title().equals(word)).toList() : byId;
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    String how = "tiezheng conversations CASE --item " + item;
    throw new TiezhengException(
        meant.isEmpty()
            ? new Text(
                "case.yaml:证据 "
                    + item
                    + " 的 conversations 写有“"
                    + word
                    + "”,来源中没有以此为编号或标题的会话;用 "
                    + how
                    + " 查看。",
                "case.yaml: conversations of item "
                    + item
                    + " has \""
                    + word
                    + "\", which is neither id nor title of a conversation there; see: "
                    + how)
            : new Text(
                "case.yaml:证据 "
                    + item
                    + " 有 "
                    + meant.size()
                    + " 个会话的标题是“"
                    + word
                    + "”;请改写会话编号,用 "
                    + how
                    + " 查看。",
                "case.yaml: "
                    + meant.size()
                    + " conversations of item "
                    + item
                    + " have the title \""
                    + word
                    + "\"; write the id, see: "
                    + how));
  }

  /** Those who write in what is chosen, those it is held with, and the roster of a group. */
  private void people(OpenCase open, Item item, List<Conversations.Found> chosen) {
    chosen.forEach(f -> {
      accounts.addAll(f.accounts());
      accounts.add(f.platform() + ":" + f.id());
    });
    try (Stream<Record> records = open.records(item.number())) {
      records
          .filter(Conversation.class::isInstance)
          .map(Conversation.class::cast)
          .filter(c -> conversations.contains(c.id()))
          .forEach(c -> c.participants().forEach(p -> accounts.add(p.account())));
    }
    item.reading().flatMap(Reading::owner).ifPresent(accounts::add);
  }

  private void measure(Record record) {
    boolean goes = goes(record);
    sources.merge(record.provenance().original(), goes, Boolean::logicalAnd);
    switch (record) {
      case ChatMessage message -> {
        ranges.next(goes);
        withheldLines += goes ? 0 : 1;
        if (goes && message.content() instanceof MessageContent.Media found) {
          found.found().ifPresent(media::add);
        }
      }
      case TextMessage message -> {
        withheldLines += goes ? 0 : 1;
        if (goes) {
          message.attachments().forEach(a -> a.sha256().ifPresent(media::add));
        }
      }
      default -> withheldRecords += goes ? 0 : 1;
    }
  }

  /** Whether a person chose: then no database leaves, whatever was read of it. */
  boolean narrowed() {
    return !everything;
  }

  /** Whether a record leaves. */
  boolean goes(Record record) {
    return everything
        || switch (record) {
          case ChatMessage _, TextMessage _, Conversation _ ->
              RecordText.conversation(record).filter(conversations::contains).isPresent();
          case Contact contact ->
              contact.addresses().stream()
                  .anyMatch(a -> accounts.contains(a) || conversations.contains(a));
          default -> false;
        };
  }

  /** Whether a sign of a conversation may be told; empty stands for none in particular. */
  boolean tells(String conversation) {
    return everything || conversations.contains(conversation);
  }

  /** Whether a file leaves. */
  boolean goes(Original original) {
    String sha256 = original.digests().sha256();
    boolean goes =
        !narrowed()
            || media.contains(sha256)
            || (sources.getOrDefault(sha256, false)
                && PLAIN.stream().anyMatch(original.mediaType()::startsWith));
    withheldFiles += goes ? 0 : 1;
    return goes;
  }

  /** What was read, with the accounts of those only who take part in what leaves. */
  Reading narrowed(Reading reading) {
    if (!narrowed()) {
      return reading;
    }
    return new Reading(
        reading.importer(),
        reading.version(),
        reading.kind(),
        reading.tables(),
        reading.accounts().stream().filter(this::takesPart).toList(),
        reading.owner(),
        reading.statements(),
        reading.notes(),
        reading.recordsDigest());
  }

  private boolean takesPart(Account account) {
    return accounts.contains(account.key()) || conversations.contains(account.id());
  }

  /** What papers say of it; complete when every original was asked for. */
  Scope scope(boolean named) {
    if (!narrowed()) {
      return Scope.WHOLE;
    }
    Scope scope = scope();
    List<String> titles =
        named
            ? stay.stream().map(f -> f.title().isBlank() ? f.id() : f.title()).toList()
            : List.of();
    return new Scope(
        scope.lines(),
        scope.conversations(),
        scope.withheldConversations(),
        scope.withheldLines(),
        scope.withheldRecords(),
        withheldFiles,
        titles);
  }

  /** How much leaves and stays, for the custody log; names nobody. */
  String counts() {
    return "conversations %d, withheld conversations %d, withheld lines %d, withheld records %d"
        .formatted(conversations.size(), stay.size(), withheldLines, withheldRecords);
  }

  /** What somebody who hands in a part must know (SEED-GD-12, SEED-GD-14). */
  Optional<Text> caution(int item) {
    if (everything || (stay.isEmpty() && withheldLines + withheldRecords == 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new Text(
            ("注意:证据 %d 只提交选定的 %,d 个会话,另有 %,d 个会话(%,d 行)未提交。与案件有关的对话应当完整提交;"
                    + "当事人应当真实、完整陈述(民事证据规定第六十三条),控制证据无正当理由拒不提交可致不利认定(第九十五条),"
                    + "毁灭证据要受处罚(第九十八条);法院可以要求提交某一期间的全部对话(case.yaml 中用 periods)。")
                .formatted(item, conversations.size(), stay.size(), withheldLines),
            ("Note: of item %d only %,d chosen conversations are handed in, %,d more (%,d lines)"
                    + " are not. What concerns the case must be complete: see arts 63, 95 and 98 of"
                    + " the provisions on civil evidence. A court may order the whole dialogue of a"
                    + " period (periods in case.yaml).")
                .formatted(item, conversations.size(), stay.size(), withheldLines)));
  }

  private Scope scope() {
    return new Scope(
        ranges.all(),
        conversations.size(),
        stay.size(),
        withheldLines,
        withheldRecords,
        withheldFiles,
        List.of());
  }

  /** Numbers of lines, gathered to ranges while they pass. */
  private static final class Ranges {
    private final List<LineRange> closed = new ArrayList<>();
    private int line;
    private int first;

    void next(boolean goes) {
      line++;
      if (goes && first == 0) {
        first = line;
      } else if (!goes && first > 0) {
        closed.add(new LineRange(first, line - 1));
        first = 0;
      }
    }

    List<LineRange> all() {
      List<LineRange> all = new ArrayList<>(closed);
      if (first > 0) {
        all.add(new LineRange(first, line));
      }
      return all;
    }
  }
}
