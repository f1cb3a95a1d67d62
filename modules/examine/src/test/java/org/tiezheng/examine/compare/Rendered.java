package org.tiezheng.examine.compare;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;

/** One party's copy of what was told, in a format with its limits, and with what was done to it. */
final class Rendered {
  private static final List<String> ACCOUNTS = List.of("wechat:wxid_a", "wechat:wxid_b");

  /** How a format writes ids. */
  enum IdForm {
    EXACT,
    ROUNDED,
    NONE,
    /** Each copy counts for itself. */
    OWN_COUNT
  }

  /** How much a format carries. */
  enum Carries {
    ALL,
    /** Media as a label, without digest. */
    LABELS,
    WORDS_ONLY
  }

  final int owner;
  IdForm ids = IdForm.EXACT;
  Carries carries = Carries.ALL;
  Precision precision = Precision.SECOND;
  boolean named = true;
  String conversation;
  LongUnaryOperator clock = time -> 0;
  int from = 1;
  int to = Integer.MAX_VALUE;
  final Set<Integer> deleted = new HashSet<>();
  final Map<Integer, String> edited = new HashMap<>();
  final Map<Integer, Long> shifted = new HashMap<>();
  final Set<Integer> doubled = new HashSet<>();
  final List<Told.Message> inserted = new ArrayList<>();

  Rendered(int owner) {
    this.owner = owner;
    this.conversation = ACCOUNTS.get(1 - owner);
  }

  Side side(Told told) {
    List<Record> records = records(told);
    return new Side(
        owner + 1,
        owner == 0 ? "A" : "B",
        ids + " " + carries,
        Optional.of(ACCOUNTS.get(owner)),
        Optional.empty(),
        records::stream);
  }

  private record Placed(long time, Record row) {}

  private List<Record> records(Told told) {
    Random jitter = new Random(owner + 77);
    List<Placed> rows = new ArrayList<>();
    List<Told.Message> all = new ArrayList<>(told.messages());
    all.addAll(inserted);
    for (Told.Message m : all) {
      long noise = 1_000L * jitter.nextInt(2);
      boolean planted = m.number() > told.messages().size();
      if (!planted && (m.number() < from || m.number() > to || deleted.contains(m.number()))) {
        continue;
      }
      Optional<MessageContent> content = content(m);
      if (content.isPresent()) {
        long time =
            m.time() + clock.applyAsLong(m.time()) + noise + shifted.getOrDefault(m.number(), 0L);
        for (int k = 0; k < (doubled.contains(m.number()) ? 2 : 1); k++) {
          rows.add(new Placed(time, row(m, time, content.get(), rows.size())));
        }
      }
    }
    rows.sort(Comparator.comparingLong(Placed::time));
    return rows.stream().map(Placed::row).toList();
  }

  private Record row(Told.Message m, long time, MessageContent content, int count) {
    boolean notice = content instanceof MessageContent.Notice;
    String name = named ? ACCOUNTS.get(m.sender()) : (m.sender() == 0 ? "txt:张三" : "txt:李四");
    return new ChatMessage(
        Provenance.of("ab".repeat(32), new Locator.Line(m.number(), 0, 0)),
        "wechat",
        conversation,
        "对方",
        id(m, count),
        Optional.empty(),
        notice ? Optional.empty() : Optional.of(name),
        notice ? "" : name,
        Optional.of(m.sender() == owner),
        time(time),
        "1",
        content,
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.of());
  }

  private Optional<String> id(Told.Message m, int count) {
    return switch (ids) {
      case EXACT -> Optional.of(String.valueOf(m.id()));
      case ROUNDED -> Optional.of(new BigDecimal(Double.toString((double) m.id())).toPlainString());
      case NONE -> Optional.empty();
      case OWN_COUNT -> Optional.of(String.valueOf(100 + owner * 40 + count));
    };
  }

  private RecordedTime time(long millis) {
    long unit = precision == Precision.MINUTE ? 60_000 : 1_000;
    Instant instant = Instant.ofEpochMilli(Math.floorDiv(millis, unit) * unit);
    return precision == Precision.NONE
        ? RecordedTime.none()
        : new RecordedTime(instant.toString(), Optional.of(instant), precision, Basis.DEVICE);
  }

  private Optional<MessageContent> content(Told.Message m) {
    String text = edited.getOrDefault(m.number(), m.text());
    if (m.kind() == ContentKind.WORDS) {
      return Optional.of(new MessageContent.Words(text));
    }
    if (carries == Carries.WORDS_ONLY) {
      return Optional.empty();
    }
    boolean label = carries == Carries.LABELS;
    return Optional.of(
        switch (m.kind()) {
          case IMAGE -> label ? new MessageContent.Words("[图片]") : media(MediaType.IMAGE, m);
          case STICKER -> label ? new MessageContent.Words("[表情]") : media(MediaType.STICKER, m);
          case VOICE -> label ? new MessageContent.Words("[语音]") : media(MediaType.VOICE, m);
          case FILE -> label ? new MessageContent.Words("[文件]") : media(MediaType.FILE, m);
          case TRANSFER ->
              new MessageContent.Transfer(
                  Optional.of("1000" + m.detail()),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(new Amount(Math.floorMod(m.detail(), 100_000L), "CNY", "")),
                  "",
                  m.sender() == owner ? "发起" : "已收款");
          case CALL ->
              new MessageContent.Call(false, Optional.of(60L), owner == 0 ? "已取消" : "对方已取消");
          default -> new MessageContent.Notice(owner == 0 ? "你撤回了一条消息" : "对方撤回了一条消息");
        });
  }

  private static MessageContent media(MediaType type, Told.Message m) {
    Optional<Long> millis =
        type == MediaType.VOICE ? Optional.of(m.detail() % 60_000) : Optional.empty();
    return new MessageContent.Media(
        type,
        Optional.empty(),
        Optional.empty(),
        type == MediaType.VOICE
            ? Optional.empty()
            : Optional.of(
                new MessageContent.Media.Claimed(
                    Optional.of("%032x".formatted(m.detail())), Optional.of(m.detail() % 9_999))),
        "",
        millis);
  }
}
