package org.tiezheng.collect.ios;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.ios.typedstream.AttributedText;
import org.tiezheng.collect.plist.Plist;
import org.tiezheng.collect.plist.PropertyList;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;

/**
 * What a phone keeps of the past of a message since iOS 16 ({@code message_summary_info}): every
 * version of an edited part with its time, and which parts were taken back.
 *
 * @param versions by part, then from the oldest to the one that is shown now
 * @param retracted numbers of the parts that were taken back ({@code rp})
 * @param parts numbers of the parts that the message had when it was sent ({@code otr})
 * @param damage why not all of it could be read, if so
 */
record MessageSummary(
    List<Version> versions, List<Long> retracted, List<Long> parts, Optional<Text> damage) {
  private static final int LARGEST = 16 << 20;

  MessageSummary {
    versions = List.copyOf(versions);
    retracted = List.copyOf(retracted);
    parts = List.copyOf(parts);
  }

  /**
   * A text that a part of the message had.
   *
   * @param last whether it is the newest that is kept of its part
   */
  record Version(long part, RecordedTime time, String text, boolean last) {}

  static MessageSummary none() {
    return new MessageSummary(List.of(), List.of(), List.of(), Optional.empty());
  }

  /** Reads the column; never throws for what the bytes are. */
  static MessageSummary of(MemorySegment bytes) {
    try {
      if (bytes.byteSize() > LARGEST) {
        throw new FormatException(
            "消息历史(message_summary_info)超过上限", "message_summary_info is larger than the limit");
      }
      Plist.Dict list = PropertyList.dict(bytes.toArray(ValueLayout.JAVA_BYTE));
      Histories histories = new Histories();
      byNumber(list.dict("ec")).forEach(histories::add);
      return new MessageSummary(
          histories.versions,
          numbers(list, "rp"),
          List.copyOf(byNumber(list.dict("otr")).keySet()),
          histories.damage);
    } catch (FormatException e) {
      return new MessageSummary(List.of(), List.of(), List.of(), Optional.of(e.sentence()));
    }
  }

  /** Whether all parts that it had were taken back. */
  boolean whollyRetracted() {
    return !retracted.isEmpty() && retracted.containsAll(parts);
  }

  /** The versions of all parts. Entries may share their bytes, so these are counted. */
  private static final class Histories {
    private final List<Version> versions = new ArrayList<>();
    private Optional<Text> damage = Optional.empty();
    private long budget = LARGEST;

    void add(long part, Plist history) {
      List<Plist> entries = history instanceof Plist.Array array ? array.values() : List.of();
      if (entries.isEmpty()) {
        unread();
      }
      for (int i = 0; i < entries.size() && budget > 0; i++) {
        Optional<AttributedText> text =
            entries.get(i) instanceof Plist.Dict entry ? text(entry) : Optional.empty();
        if (text.isEmpty()) {
          unread();
          continue;
        }
        damage = damage.or(text.get()::damage);
        RecordedTime time =
            entries.get(i) instanceof Plist.Dict entry
                ? entry.get("d").map(MessageSummary::time).orElseGet(RecordedTime::none)
                : RecordedTime.none();
        versions.add(new Version(part, time, text.get().text(), i == entries.size() - 1));
      }
      if (budget <= 0) {
        unread();
      }
    }

    private Optional<AttributedText> text(Plist.Dict entry) {
      Optional<byte[]> archive = entry.data("t");
      budget -= 100 + archive.map(bytes -> bytes.length).orElse(0);
      return archive.flatMap(bytes -> AttributedText.of(MemorySegment.ofArray(bytes)));
    }

    private void unread() {
      damage =
          damage.or(() ->
              Optional.of(
                  new Text("编辑历史中有无法读取的版本", "a version of an edited message cannot be read")));
    }
  }

  private static RecordedTime time(Plist value) {
    return switch (value) {
      case Plist.Real real -> AppleTime.ofSeconds(real.value());
      case Plist.Int whole when whole.value().bitLength() < Long.SIZE ->
          AppleTime.of(whole.value().longValue());
      default -> RecordedTime.none();
    };
  }

  private static SortedMap<Long, Plist> byNumber(Optional<Plist.Dict> dict) {
    SortedMap<Long, Plist> parts = new TreeMap<>();
    dict.ifPresent(found ->
        found.entries().forEach((key, value) -> number(key).ifPresent(n -> parts.put(n, value))));
    return parts;
  }

  private static List<Long> numbers(Plist.Dict list, String key) {
    List<Long> numbers = new ArrayList<>();
    if (list.get(key).orElse(null) instanceof Plist.Array array) {
      for (Plist value : array.values()) {
        value.asText().flatMap(MessageSummary::number).ifPresent(numbers::add);
      }
    }
    return numbers;
  }

  private static Optional<Long> number(String digits) {
    return digits.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }
}
