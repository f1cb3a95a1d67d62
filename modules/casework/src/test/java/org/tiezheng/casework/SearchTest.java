package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.search.Found;
import org.tiezheng.casework.search.RecordKind;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** A WeChat folder with deleted rows and a phone's texts, searched and read. */
class SearchTest {
  private static final String SMS =
      """
      <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
      <smses count="2">
      <sms protocol="0" address="+8613900001111" date="1700000000000" type="1" subject="null" \
      body="ＡＢＣ公司：还款伍仟元整，逾期不候" read="1" status="-1" contact_name="老周" />
      <sms protocol="0" address="+8613900001111" date="1700000060000" type="2" subject="null" \
      body="知道了" read="1" status="-1" contact_name="老周" />
      </smses>
      """;

  @TempDir static Path folder;
  private static Path vault = Path.of("");
  private static Workplace place = Places.at(Path.of(""), Clock.systemUTC());

  @BeforeAll
  static void collect() throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    new WeChat4Store()
        .write(
            ChatWorld.of(3, 300), Side.A, evidence.resolve("wx"), WriteOptions.OPEN.withoutMedia());
    Files.writeString(evidence.resolve("sms-20231114.xml"), SMS);
    vault = folder.resolve("case");
    place = Places.at(folder, Clock.systemUTC());
    new NewCase(place).open(vault, "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "原告", "复制", Map.of()));
    }
  }

  private static final class Run {
    private final List<Found> found = new ArrayList<>();
    private final Search.Searched searched;

    Run(Search.Request request) throws Exception {
      try (OpenCase open = OpenCase.forReading(vault, place)) {
        searched = new Search(open).run(request, found::add);
      }
    }
  }

  private static Search.Request words(String... words) {
    return request(Optional.empty(), Optional.empty(), words);
  }

  private static Search.Request request(
      Optional<String> conversation, Optional<RecordKind> kind, String... words) {
    return new Search.Request(
        List.of(words),
        Optional.empty(),
        conversation,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        kind);
  }

  private static List<Record> all() throws Exception {
    List<Record> all = new ArrayList<>();
    try (OpenCase open = OpenCase.forReading(vault, place)) {
      for (int number : open.file().numbers()) {
        try (Stream<Record> rows = open.records(number)) {
          rows.forEach(all::add);
        }
      }
    }
    return all;
  }

  @Test
  void everyWrittenLineIsFoundByItsOwnWords() throws Exception {
    List<ChatMessage> written =
        all().stream()
            .filter(ChatMessage.class::isInstance)
            .map(ChatMessage.class::cast)
            .filter(m -> m.content() instanceof MessageContent.Words w && !w.text().isBlank())
            .toList();

    assertThat(written).hasSizeGreaterThan(50);
    for (int i = 0; i < written.size(); i += 9) {
      ChatMessage message = written.get(i);
      assertThat(new Run(words(message.line())).found)
          .as(message.line())
          .anyMatch(f -> f.provenance().equals(message.provenance()));
    }
  }

  @Test
  void rowsThatWereRecoveredAreFoundAndMarked() throws Exception {
    List<ChatMessage> recovered =
        all().stream()
            .filter(ChatMessage.class::isInstance)
            .map(ChatMessage.class::cast)
            .filter(m -> m.state() == RowState.DELETED_RECOVERED)
            .filter(m -> m.provenance().locator() instanceof Locator.Residue)
            .filter(m -> m.content() instanceof MessageContent.Words)
            .toList();

    assertThat(recovered).isNotEmpty();
    ChatMessage message = recovered.getFirst();
    assertThat(new Run(words(message.line())).found)
        .filteredOn(f -> f.provenance().equals(message.provenance()))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.state()).isEqualTo(RowState.DELETED_RECOVERED);
          assertThat(f.place()).contains("残留于");
        });
  }

  @Test
  void aMessageRecoveredFromSeveralPlacesIsListedForEachAndCountedOnce() throws Exception {
    Map<Long, ChatMessage> lines = new TreeMap<>();
    Map<Long, Long> same = new TreeMap<>();
    RecoveredOnce once = new RecoveredOnce();
    List<Record> all;
    try (OpenCase open = OpenCase.forReading(vault, place);
        Stream<Record> rows = open.records(1)) {
      all = rows.toList();
    }
    for (int i = 0; i < all.size(); i++) {
      long line = i + 1L;
      if (all.get(i) instanceof ChatMessage m && RecoveredOnce.isRecovered(m.state())) {
        lines.put(line, m);
      }
      once.before(all.get(i), line).ifPresent(first -> same.put(line, first));
    }
    assertThat(same).isNotEmpty();
    // What is linked is the same words of the same sender in the same second, by the same id.
    same.forEach((line, first) -> {
      ChatMessage one = Objects.requireNonNull(lines.get(line));
      ChatMessage other = Objects.requireNonNull(lines.get(first));
      assertThat(first).isLessThan(line);
      assertThat(one.line()).isEqualTo(other.line());
      assertThat(one.sender()).isEqualTo(other.sender());
      assertThat(one.time().instant()).isEqualTo(other.time().instant());
      if (one.nativeId().isPresent() && other.nativeId().isPresent()) {
        assertThat(one.nativeId()).isEqualTo(other.nativeId());
      }
    });
    // And no message is left that is counted twice.
    List<String> counted =
        lines.entrySet().stream()
            .filter(e -> !same.containsKey(e.getKey()) && e.getValue().nativeId().isPresent())
            .map(e -> e.getValue().nativeId().get() + e.getValue().line())
            .toList();
    assertThat(counted).doesNotHaveDuplicates();
    Search.Searched searched = new Run(request(Optional.empty(), Optional.empty())).searched;
    assertThat(searched.recovered()).isGreaterThanOrEqualTo(lines.size());
    assertThat(searched.again()).isEqualTo(same.size());
    try (OpenCase open = OpenCase.forReading(vault, place)) {
      List<ListConversations.Line> listed =
          new ListConversations(open).run(Optional.of(1), Optional.empty());
      assertThat(listed.stream().mapToLong(ListConversations.Line::recovered).sum())
          .isEqualTo(lines.size());
      assertThat(listed.stream().mapToLong(ListConversations.Line::again).sum())
          .isEqualTo(same.size());
    }
  }

  @Test
  void whatWasSearchedIsCounted() throws Exception {
    Run none = new Run(words("这句话不在任何记录里"));
    List<Record> all = all();

    assertThat(none.found).isEmpty();
    assertThat(none.searched.records()).isEqualTo(all.size());
    assertThat(none.searched.fitting()).isEqualTo(all.size());
    assertThat(none.searched.items()).isEqualTo(2);
    assertThat(none.searched.wordless()).isPositive().isLessThan(all.size());
    assertThat(none.searched.unread()).isEmpty();
  }

  @Test
  void aTextMessageIsFoundByAmountSenderAndSpanOfTime() throws Exception {
    assertThat(new Run(words("5000", "abc")).found)
        .singleElement()
        .satisfies(f -> {
          assertThat(f.kind()).contains(RecordKind.SMS);
          assertThat(f.sender()).isEqualTo("老周");
          assertThat(f.excerpt().match()).isEqualTo("伍仟元整");
        });
    Search.Request hour =
        new Search.Request(
            List.of(),
            Optional.empty(),
            Optional.of("老周"),
            Optional.of(Instant.ofEpochSecond(1_700_000_030)),
            Optional.of(Instant.ofEpochSecond(1_700_000_090)),
            Optional.empty(),
            Optional.empty());
    assertThat(new Run(hour).found).extracting(Found::text).containsExactly("知道了");
    Search.Request sender =
        new Search.Request(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("13900001111"),
            Optional.empty());
    assertThat(new Run(sender).found).hasSize(1);
  }

  @Test
  void transfersAreFoundByTheirKind() throws Exception {
    Run run = new Run(request(Optional.empty(), Optional.of(RecordKind.TRANSFER)));

    long transfers =
        all().stream()
            .filter(
                r -> r instanceof ChatMessage m && m.content() instanceof MessageContent.Transfer)
            .count();
    assertThat(run.found).hasSize((int) transfers).isNotEmpty();
  }

  @Test
  void conversationsAreListedAndReadWhole() throws Exception {
    try (OpenCase open = OpenCase.forReading(vault, place)) {
      List<ListConversations.Line> lines =
          new ListConversations(open).run(Optional.empty(), Optional.empty());
      long rows = lines.stream().mapToLong(ListConversations.Line::messages).sum();

      assertThat(lines).extracting(ListConversations.Line::platform).contains("wechat", "sms");
      assertThat(lines).anyMatch(l -> l.recovered() > 0);
      assertThat(rows)
          .isEqualTo(
              all().stream()
                  .filter(r -> r instanceof ChatMessage || r instanceof TextMessage)
                  .count());
      List<Long> counts = lines.stream().map(ListConversations.Line::messages).toList();
      assertThat(counts.subList(Math.max(0, counts.indexOf(0L)), counts.size()))
          .as("what the sources list without a message stands behind the others")
          .allMatch(n -> !counts.contains(0L) || n == 0);
      for (ListConversations.Line line : lines.stream().filter(l -> l.messages() > 0).toList()) {
        List<Found> read = new ArrayList<>();
        new Search(open).run(request(Optional.of(line.id()), Optional.empty()), read::add);
        assertThat(read).as(line.title()).hasSize((int) line.messages());
      }
      assertThatThrownBy(
              () -> new Search(open).run(request(Optional.of("没有这个会话"), Optional.empty()), _ -> {}))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("老周");
    }
  }

  @Test
  void aChatWithoutMessagesIsListed(@TempDir Path other) throws Exception {
    Path evidence = Files.createDirectories(other.resolve("evidence"));
    String head =
        """
        {"chatlab":{"version":"0.0.2"},
        "meta":{"name":"装修群","platform":"wechat","type":"group","groupId":"5@chatroom"},
        "members":[{"platformId":"wxid_b","accountName":"老周","groupNickname":"包工头"}],
        "messages":[]}
        """;
    Files.writeString(evidence.resolve("empty.json"), head);
    Files.writeString(
        evidence.resolve("empty.jsonl"),
        """
        {"_type":"header","chatlab":{"version":"0.0.2"},"meta":{"name":"小李","platform":"qq",\
        "type":"private"}}
        """);
    Path of = other.resolve("case");
    Workplace at = Places.at(other, Clock.systemUTC());
    new NewCase(at).open(of, "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(of, at)) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "原告", "复制", Map.of()));
      assertThat(new ListConversations(open).run(Optional.empty(), Optional.empty()))
          .extracting(
              ListConversations.Line::platform,
              ListConversations.Line::title,
              ListConversations.Line::messages,
              ListConversations.Line::participants)
          .containsExactlyInAnyOrder(
              tuple("wechat", "装修群", 0L, List.of("包工头")), tuple("qq", "小李", 0L, List.of()));
    }
  }
}
