package org.tiezheng.casework;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.collect.pictures.PicturesRead;
import org.tiezheng.collect.pictures.ReadingLine;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.ReadFromPicture;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * A reading of pictures as a person goes through it: each message with its place on the picture,
 * what is still to be confirmed, the times above them, whose bubbles they are, and how the pictures
 * hang together.
 *
 * @param item its number
 * @param rows the messages, in order
 * @param times the times shown between them, in order
 * @param names accounts of the reading, and the title, with the name that a person gave
 * @param pictures that were read, with the day on which they were taken
 * @param beside what was read and taken for no message: title, clock, names
 */
public record PicturesSheet(
    int item,
    String title,
    List<Row> rows,
    List<Shown> times,
    List<Named> names,
    List<OfPicture> pictures,
    List<ReadPictures.Between> seams,
    List<Shown> beside) {
  public PicturesSheet {
    rows = List.copyOf(rows);
    times = List.copyOf(times);
    names = List.copyOf(names);
    pictures = List.copyOf(pictures);
    seams = List.copyOf(seams);
    beside = List.copyOf(beside);
  }

  /**
   * A message.
   *
   * @param line its number in the item
   * @param sight id by which it is confirmed
   * @param picture SHA-256 of the sealed picture to look at
   * @param concerns what is to be confirmed, by its word
   * @param read the words as the machine read them
   * @param words as they are now
   * @param confirmedBy empty if nobody has looked at it
   */
  public record Row(
      long line,
      String sight,
      String picture,
      Locator.Region at,
      String side,
      String sender,
      String time,
      List<String> concerns,
      String read,
      String words,
      Optional<String> confirmedBy,
      Optional<Text> remark) {
    public Row {
      concerns = List.copyOf(concerns);
    }

    /** Whether a person has to look at it. */
    public boolean open() {
      return !concerns.isEmpty();
    }

    /** Whether its own words are to be looked at, and not only its time or sender. */
    public boolean wordsOpen() {
      return concerns.stream().anyMatch(c -> !c.equals("TIME") && !c.equals("SENDER"));
    }
  }

  /** A time between the bubbles, or what stands beside them. */
  public record Shown(
      String sight,
      String picture,
      Locator.Region at,
      String read,
      String words,
      Optional<String> confirmedBy) {}

  /**
   * An account of the reading.
   *
   * @param target by which it is named
   * @param shown the name on the pictures; may be empty
   * @param name that a person gave
   */
  public record Named(String target, String shown, Optional<String> name) {}

  /** A picture. */
  public record OfPicture(
      int number,
      String name,
      String sha256,
      int width,
      int height,
      Optional<String> taken,
      String takenFrom,
      Optional<Text> unread) {}

  /** What is still to be done: rows, times and names that nobody has confirmed. */
  public long left() {
    return rows.stream().filter(Row::wordsOpen).count()
        + times.stream().filter(t -> t.confirmedBy().isEmpty()).count()
        + names.stream().filter(n -> n.name().isEmpty()).count();
  }

  /**
   * That of an item.
   *
   * @throws TiezhengException if it was not read from pictures
   */
  public static PicturesSheet of(OpenCase open, int number) throws IOException {
    Item item =
        open.matter()
            .item(number)
            .orElseThrow(() ->
                new TiezhengException(
                    new Text("没有编号为 " + number + " 的证据。", "There is no item " + number + ".")));
    PicturesRead read = PicturesRead.of(new SealedReading(open).last(item));
    ReadingLine.Head head =
        read.head()
            .orElseThrow(() ->
                new TiezhengException(
                    new Text("识读件无法读取。", "The reading of the pictures cannot be read.")));
    Map<Integer, ReadingLine.Source> sources = new LinkedHashMap<>();
    head.pictures().forEach(p -> sources.put(p.number(), p));
    List<Row> rows = rows(open, number, read, sources);
    return new PicturesSheet(
        number,
        item.title(),
        rows,
        shown(read, sources, ReadingLine.Kind.TIME),
        names(read, head, rows),
        sources.values().stream().map(s -> picture(s, read)).toList(),
        read.seams().stream()
            .map(s ->
                new ReadPictures.Between(s.before(), s.after(), s.overlap().name(), s.merged()))
            .toList(),
        shown(read, sources, ReadingLine.Kind.OUTSIDE));
  }

  private static OfPicture picture(ReadingLine.Source s, PicturesRead read) {
    Optional<PicturesRead.Taken> taken = read.taken(s.number());
    return new OfPicture(
        s.number(),
        s.name(),
        s.sha256(),
        s.width(),
        s.height(),
        taken.map(t -> t.day().toString()),
        taken.map(PicturesRead.Taken::from).orElse(""),
        s.unread());
  }

  private static String picture(Map<Integer, ReadingLine.Source> sources, Locator.Region at) {
    ReadingLine.Source source = sources.get(at.picture());
    return source == null ? "" : source.sha256();
  }

  private static List<Row> rows(
      OpenCase open, int number, PicturesRead read, Map<Integer, ReadingLine.Source> sources) {
    List<Row> rows = new ArrayList<>();
    long[] line = new long[1];
    try (Stream<Record> records = open.records(number)) {
      records.forEach(record -> {
        line[0]++;
        if (record instanceof ChatMessage message
            && message.provenance().locator() instanceof Locator.Region at) {
          read.sight(message.extra().getOrDefault(ReadFromPicture.SIGHT, ""))
              .ifPresent(sight -> rows.add(row(line[0], message, at, sight, read, sources)));
        }
      });
    }
    return rows;
  }

  private static Row row(
      long line,
      ChatMessage message,
      Locator.Region at,
      ReadingLine.Sight sight,
      PicturesRead read,
      Map<Integer, ReadingLine.Source> sources) {
    String concerns = message.extra().getOrDefault(ReadFromPicture.OPEN, "");
    return new Row(
        line,
        sight.id(),
        picture(sources, at),
        at,
        read.side(sight).name(),
        message.senderName(),
        message.time().raw(),
        concerns.isEmpty() ? List.of() : List.of(concerns.split(",", -1)),
        sight.read(),
        read.words(sight),
        read.settled(ReadingLine.Matter.WORDS, sight.id()).map(ReadingLine.Settled::by),
        ReadFromPicture.remark(message));
  }

  private static List<Shown> shown(
      PicturesRead read, Map<Integer, ReadingLine.Source> sources, ReadingLine.Kind kind) {
    return read.sights().stream()
        .filter(s -> s.kind() == kind && read.sameAs(s).isEmpty())
        .filter(s -> read.settled(ReadingLine.Matter.ASIDE, s.id()).isEmpty())
        .map(s ->
            new Shown(
                s.id(),
                picture(sources, s.at()),
                s.at(),
                s.read(),
                read.words(s),
                read.settled(ReadingLine.Matter.WORDS, s.id()).map(ReadingLine.Settled::by)))
        .toList();
  }

  private static List<Named> names(PicturesRead read, ReadingLine.Head head, List<Row> rows) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put(ReadingLine.TITLE, head.title());
    rows.forEach(row ->
        read.sight(row.sight())
            .filter(s -> s.kind() == ReadingLine.Kind.BUBBLE)
            .ifPresent(
                s -> read.account(s).ifPresent(a -> shown.putIfAbsent(a, s.name().orElse("")))));
    return shown.entrySet().stream()
        .map(e ->
            new Named(
                e.getKey(),
                e.getValue(),
                read.settled(ReadingLine.Matter.NAME, e.getKey()).map(ReadingLine.Settled::says)))
        .toList();
  }
}
