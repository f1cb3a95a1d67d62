package org.tiezheng.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tiezheng.casework.reading.ItemReader;
import org.tiezheng.casework.search.Excerpt;
import org.tiezheng.casework.search.Found;
import org.tiezheng.casework.search.RecordKind;
import org.tiezheng.casework.search.RecordText;
import org.tiezheng.casework.search.Sought;
import org.tiezheng.casework.search.Words;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.paper.StorageLocation;

/**
 * Looks for words in all records of a case (检索): chats, text messages, mails, posts, bills, and
 * rows that were recovered, which are marked. Hits come as they are found and none is held; what
 * was searched, and what could not be, is counted, so that nobody takes an absent hit for more than
 * it is. Changes nothing.
 */
public final class Search {
  private final OpenCase open;

  public Search(OpenCase open) {
    this.open = open;
  }

  /**
   * What is looked for.
   *
   * @param words all of which must stand in a record; none for every record that fits the rest
   * @param item only in this item
   * @param conversation as for {@link Export}
   * @param from earliest time
   * @param to the first moment that is too late
   * @param sender a name or a part of it, an account, or a party by name or role
   */
  public record Request(
      List<String> words,
      Optional<Integer> item,
      Optional<String> conversation,
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<String> sender,
      Optional<RecordKind> kind) {
    public Request {
      words = List.copyOf(words);
    }
  }

  /**
   * How much was searched.
   *
   * @param records that were looked at
   * @param items that they are of
   * @param fitting records that were in the conversation, time, kind and sender asked for
   * @param wordless of those, the ones whose content is no text: pictures, sound, files
   * @param untimed records without a known time, which a span of time passes over
   * @param setAside rows that no importer could read, searched as they are
   * @param hits how many were found
   * @param recovered of these, rows that a store has no more, or not with this content
   * @param again of these, messages that were recovered a second time, from another place
   * @param outside sealed files, and known message stores inside of sealed containers, that belong
   *     to no item, such as those that a limit to some kinds left unread
   * @param unread items that have not been read
   * @param incomplete items whose reading does not balance: rows of theirs were not searched
   */
  public record Searched(
      long records,
      int items,
      long fitting,
      long wordless,
      long untimed,
      long setAside,
      long hits,
      long recovered,
      long again,
      long outside,
      List<Integer> unread,
      List<Integer> incomplete) {
    public Searched {
      unread = List.copyOf(unread);
      incomplete = List.copyOf(incomplete);
    }
  }

  /**
   * Searches.
   *
   * @param hits taken as they come, in the order of the items and of their sources
   * @throws TiezhengException if no conversation or item is called so
   */
  public Searched run(Request request, Consumer<Found> hits) {
    Case matter = open.matter();
    List<Item> items = items(matter, request.item());
    Map<Integer, Set<String>> conversations = new HashMap<>();
    Conversations all = new Conversations(open, matter);
    request
        .conversation()
        .ifPresent(word -> {
          open.place()
              .watch()
              .begins(new Text("查找会话", "looking for conversations"), 0, Watch.Unit.THINGS);
          List<Conversations.Found> known = all.withTexts(request.item());
          List<Conversations.Found> meant = all.meant(word, known);
          if (meant.isEmpty()) {
            throw new TiezhengException(Export.none(request.conversation(), known));
          }
          meant.forEach(
              f -> conversations.computeIfAbsent(f.item(), _ -> new HashSet<>()).add(f.id()));
        });
    Sought sought =
        new Sought(
            request.from(),
            request.to(),
            request.sender(),
            request.sender().map(all::accounts).orElse(Set.of()),
            request.kind());
    open.place().watch().begins(new Text("检索", "searching"), 0, Watch.Unit.THINGS);
    Pass pass = new Pass(Words.of(request.words()), sought, places(matter), hits);
    for (Item item : items) {
      if (item.reading().isPresent()) {
        Optional<Set<String>> only =
            request.conversation().map(_ -> conversations.getOrDefault(item.number(), Set.of()));
        pass.item(item, only);
      }
    }
    return pass.searched(items, request.item().isPresent() ? 0 : outside(matter));
  }

  /**
   * Sealed files, and known message stores inside of sealed containers, that belong to no item.
   *
   * @param matter the case that is open
   */
  public long outside(Case matter) {
    Set<String> named = new HashSet<>();
    Set<String> inside = new HashSet<>();
    matter.items().forEach(i -> named.addAll(i.originals()));
    for (Item item : matter.items()) {
      open.pieces(item.number()).forEach(piece -> piece.inner().ifPresent(inside::add));
    }
    long files =
        open.originals().stream()
            .map(o -> o.digests().sha256())
            .distinct()
            .filter(sha256 -> !named.contains(sha256))
            .count();
    return files
        + matter.items().stream()
            .flatMap(i -> i.reading().stream())
            .flatMap(r -> r.statements().stream())
            .filter(s -> s.name().endsWith(ItemReader.LEFT_UNREAD))
            .map(Reading.Statement::value)
            .distinct()
            .filter(path -> !inside.contains(path))
            .count();
  }

  private static List<Item> items(Case matter, Optional<Integer> number) {
    if (number.isPresent() && matter.item(number.get()).isEmpty()) {
      throw new TiezhengException(
          new Text("没有编号为 " + number.get() + " 的证据。", "There is no item " + number.get() + "."));
    }
    return matter.items().stream()
        .filter(i -> number.isEmpty() || i.number() == number.get())
        .toList();
  }

  private StorageLocation places(Case matter) {
    Map<String, String> files = new HashMap<>();
    for (Original original : open.originals()) {
      files.putIfAbsent(original.digests().sha256(), original.name());
    }
    return new StorageLocation(Export.facts(open.place(), matter), files);
  }

  /** One pass over the items. */
  private final class Pass {
    private final Words words;
    private final Sought sought;
    private final StorageLocation places;
    private final Consumer<Found> hits;
    private long records;
    private long fitting;
    private long wordless;
    private long untimed;
    private long setAside;
    private long found;
    private long recovered;
    private long again;

    Pass(Words words, Sought sought, StorageLocation places, Consumer<Found> hits) {
      this.words = words;
      this.sought = sought;
      this.places = places;
      this.hits = hits;
    }

    void item(Item item, Optional<Set<String>> conversations) {
      long[] line = new long[1];
      RecoveredOnce once = new RecoveredOnce();
      try (Stream<Record> rows = open.records(item.number())) {
        rows.forEach(row -> {
          Optional<Long> same = once.before(row, ++line[0]);
          row(item, line[0], same, row, conversations);
        });
      }
      if (conversations.isEmpty() && sought.everything() && !words.isEmpty()) {
        try (Stream<SetAside> rows = open.setAsides(item.number())) {
          rows.forEach(row -> aside(item, row));
        }
      }
    }

    private void row(
        Item item,
        long line,
        Optional<Long> same,
        Record row,
        Optional<Set<String>> conversations) {
      if (++records % 1_000 == 0) {
        open.place().watch().at(records);
      }
      Optional<String> conversation = RecordText.conversation(row);
      boolean within =
          conversations
              .map(ids -> conversation.filter(ids::contains).isPresent() && talk(row))
              .orElse(true);
      if (!within || !sought.fits(row)) {
        untimed += within && sought.untimed(row) ? 1 : 0;
        return;
      }
      fitting++;
      wordless += RecordText.wordless(row) ? 1 : 0;
      Optional<Excerpt> at = words.in(row);
      at.or(() -> words.isEmpty() ? Optional.of(Excerpt.NONE) : Optional.empty())
          .ifPresent(excerpt -> {
            found++;
            Found hit =
                Found.of(item.number(), line, same, row, excerpt, places.of(row.provenance()));
            recovered += RecoveredOnce.isRecovered(hit.state()) ? 1 : 0;
            again += same.isPresent() ? 1 : 0;
            hits.accept(hit);
          });
    }

    /** What a store says of a conversation is none of its messages. */
    private boolean talk(Record row) {
      return RecordKind.of(row) != RecordKind.CONVERSATION;
    }

    private void aside(Item item, SetAside row) {
      setAside++;
      words
          .in(row.raw())
          .ifPresent(excerpt -> {
            found++;
            hits.accept(Found.of(item.number(), row, excerpt, places.of(row.provenance())));
          });
    }

    Searched searched(List<Item> items, long outside) {
      List<Integer> unread = new ArrayList<>();
      List<Integer> incomplete = new ArrayList<>();
      int read = 0;
      for (Item item : items) {
        read += item.reading().isPresent() ? 1 : 0;
        if (item.reading().isEmpty()) {
          unread.add(item.number());
        } else if (!item.reading().get().complete()) {
          incomplete.add(item.number());
        }
      }
      return new Searched(
          records,
          read,
          fitting,
          wordless,
          untimed,
          setAside,
          found,
          recovered,
          again,
          outside,
          unread,
          incomplete);
    }
  }
}
