package org.tiezheng.casework.reading;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tiezheng.collect.DigestingSink;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Importers;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.Recognition;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.WritingThread;
import org.tiezheng.collect.container.Containers.Recognised;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.store.Store;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * Reads all pieces of one item, one after the other, as one reading: the tables of several files
 * are told apart by the file's name, and every row stays accounted for.
 */
public final class ItemReader {
  /** Statement of a container's reading: path of a file inside that was not wanted. */
  public static final String LEFT_UNREAD = "leftUnread";

  private final Importers importers;
  private final SealedFiles files;
  private final OpenContainers containers;
  private final StoreLocks locks;
  private final Arena arena;

  /**
   * @param arena owns what is decrypted and unpacked
   */
  public ItemReader(
      Importers importers,
      SealedFiles files,
      OpenContainers containers,
      StoreLocks locks,
      Arena arena) {
    this.importers = importers;
    this.files = files;
    this.containers = containers;
    this.locks = locks;
    this.arena = arena;
  }

  /**
   * What reading an item gave.
   *
   * @param media digests of other originals that were read as parts of these: a chat's pictures,
   *     the log of a database
   * @param ties sentences about sources that several importers claim, and databases that no key
   *     opens
   * @param locked whether a container or database could not be looked into for want of its key
   * @param ownUnknown whether there are texts or calls and none says which number this phone had
   * @param missing what a container lists and does not hold
   */
  public record Outcome(
      Reading reading,
      List<String> media,
      List<Text> ties,
      boolean locked,
      boolean ownUnknown,
      Optional<Text> missing) {
    public Outcome {
      media = List.copyOf(media);
      ties = List.copyOf(ties);
    }
  }

  /** Which importer would read this original, and as what. */
  public Recognition recognise(Original original) {
    return recognise(Piece.of(original));
  }

  private Recognition recognise(Piece piece) {
    Optional<Recognised> kind =
        piece.inner().isPresent() ? Optional.empty() : containers.recognise(piece.original());
    return kind.map(k -> listing(piece.original(), k))
        .orElseGet(() -> importers.recognise(Probe.of(source(piece, _ -> {}))));
  }

  private Recognition listing(Original head, Recognised kind) {
    ListContainer listing = new ListContainer(containers, head, kind);
    return new Recognition(listing, listing.match(), List.of());
  }

  /**
   * The piece as a database with its logs, if it is one.
   *
   * @throws TiezhengException if the piece is inside a container that is locked or has it no more
   */
  public Optional<Store> store(Piece piece) {
    return Store.look(Probe.of(source(piece, _ -> {})));
  }

  /**
   * The piece with the files around it, as importers see it.
   *
   * @throws TiezhengException if the piece is inside a container that is locked or has it no more
   */
  public SealedSource source(Piece piece) {
    return source(piece, _ -> {});
  }

  private SealedSource source(Piece piece, Consumer<Original> named) {
    if (piece.inner().isEmpty()) {
      return files.source(piece.original(), named);
    }
    String path = piece.inner().get();
    OpenedContainer open = containers.open(piece.original());
    Inner inner =
        open.find(path)
            .orElseThrow(() ->
                new TiezhengException(
                    new Text(
                        "“" + piece.original().name() + "”里没有“" + path + "”。",
                        piece.original().name() + " has no file " + path + " inside.")));
    return open.source(inner, arena, containers.opening()).with(locks);
  }

  /**
   * Reads the pieces into the sink: what names other files first, so that the lines of a
   * conversation are numbered from 1; then everything else that was not read as a part of those.
   *
   * @param pieces at least one
   * @param sink if it digests the lines itself, the reading states no digest of its records
   * @throws TiezhengException if a piece is inside a container that stays locked
   */
  public Outcome read(List<Piece> pieces, RecordSink sink) {
    try (Watcher watcher = new Watcher(sink, pieces.size() > 1)) {
      return read(pieces, watcher);
    }
  }

  private Outcome read(List<Piece> pieces, Watcher watcher) {
    List<Piece> order = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    List<Text> ties = new ArrayList<>();
    List<Text> closed = new ArrayList<>();
    Map<Piece, Recognition> recognised = new LinkedHashMap<>();
    pieces.forEach(p -> recognised.put(p, recognise(p)));
    recognised.keySet().removeAll(withinLater(recognised, watcher));
    for (boolean first : new boolean[] {true, false}) {
      recognised.forEach((piece, recognition) -> {
        String sha256 = piece.original().digests().sha256();
        boolean part = piece.inner().isEmpty() && watcher.media.contains(sha256);
        if (recognition.importer().namesOthers() != first || part) {
          return;
        }
        if (!recognition.tied().isEmpty()) {
          ties.add(tie(piece, recognition));
        }
        order.add(piece);
        boolean listing = recognition.importer() instanceof ListContainer;
        if (!listing) { // The list of an encrypted backup looks like an encrypted database.
          locks.locked(source(piece, _ -> {})).ifPresent(closed::add);
        }
        SealedSource source = source(piece, o -> watcher.media.add(o.digests().sha256()));
        watcher.inside = piece.inner().isPresent();
        readings.add(beside(piece, recognition.importer().read(source, watcher)));
        if (listing) {
          containers.parts(piece.original()).forEach(o -> watcher.media.add(o.digests().sha256()));
        }
      });
    }
    Reading reading =
        readings.size() == 1 ? readings.getFirst() : merged(order, readings, watcher.digestOfAll());
    List<ListContainer> lists =
        recognised.values().stream()
            .map(Recognition::importer)
            .filter(ListContainer.class::isInstance)
            .map(ListContainer.class::cast)
            .toList();
    boolean locked = lists.stream().anyMatch(ListContainer::locked);
    ties.addAll(closed);
    return new Outcome(
        reading,
        List.copyOf(watcher.media),
        ties,
        locked || !closed.isEmpty(),
        watcher.talks > 0 && watcher.owned == 0,
        lists.stream().flatMap(list -> list.missing().stream()).findFirst());
  }

  /** Files whose whole content a later one of the same format begins with: parts of that one. */
  private static List<Piece> withinLater(Map<Piece, Recognition> recognised, Watcher watcher) {
    List<Piece> all =
        recognised.entrySet().stream()
            .filter(e -> e.getValue().importer().holdsThoseBefore())
            .map(Map.Entry::getKey)
            .toList();
    List<Piece> before = all.isEmpty() ? List.of() : all.subList(0, all.size() - 1);
    before.forEach(p -> watcher.media.add(p.original().digests().sha256()));
    return before;
  }

  /** A store in a container, with a word about what should lie beside it and does not. */
  private Reading beside(Piece piece, Reading reading) {
    return piece
        .inner()
        .flatMap(path -> AbsentMembers.beside(path, containers.open(piece.original())))
        .map(reading::with)
        .orElse(reading);
  }

  private static Text tie(Piece original, Recognition recognition) {
    String names = String.join(", ", recognition.tied().stream().map(Importer::id).toList());
    return new Text(
        "“" + original.name() + "”同样像几种格式(" + names + "),未作猜测,按普通文件登记。",
        original.name()
            + " looks equally like several formats ("
            + names
            + "); nothing was guessed, it is listed as a file.");
  }

  private static Reading merged(List<Piece> pieces, List<Reading> readings, String digest) {
    Set<String> importers = new LinkedHashSet<>();
    Set<String> versions = new LinkedHashSet<>();
    List<Accounting> tables = new ArrayList<>();
    Map<String, Account> accounts = new LinkedHashMap<>();
    List<Reading.Statement> statements = new ArrayList<>();
    Set<Text> notes = new LinkedHashSet<>();
    Set<String> owners = new LinkedHashSet<>();
    for (int i = 0; i < readings.size(); i++) {
      Reading r = readings.get(i);
      String name = pieces.get(i).name();
      importers.add(r.importer());
      versions.add(r.version());
      r.owner().ifPresent(owners::add);
      r.tables()
          .forEach(t ->
              tables.add(
                  new Accounting(name + ": " + t.table(), t.seen(), t.records(), t.setAside())));
      r.accounts().forEach(a -> accounts.putIfAbsent(a.key(), a));
      r.statements()
          .forEach(s -> statements.add(new Reading.Statement(name + ": " + s.name(), s.value())));
      notes.addAll(r.notes());
    }
    return new Reading(
        String.join("+", importers),
        String.join("+", versions),
        kind(readings),
        tables,
        List.copyOf(accounts.values()),
        owners.size() == 1 ? Optional.of(owners.iterator().next()) : Optional.empty(),
        statements,
        List.copyOf(notes),
        digest);
  }

  /** The kind of most of the records. */
  private static Kind kind(List<Reading> readings) {
    Map<Kind, Long> records = new EnumMap<>(Kind.class);
    for (Reading r : readings) {
      long rows = r.tables().stream().mapToLong(Accounting::records).sum();
      records.merge(r.kind(), rows, Long::sum);
    }
    return records.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Kind.OTHER);
  }

  /**
   * Remembers which media the records refer to and passes everything on, to be written on another
   * thread.
   */
  private static final class Watcher implements DigestingSink, AutoCloseable {
    private final WritingThread lines;
    private final Optional<Digesting> all;
    private final Set<String> media = new LinkedHashSet<>();

    /** Whether what is read lies in a container: then the sealed files that hold it are parts. */
    private boolean inside;

    private long talks;
    private long owned;

    /**
     * @param several whether there will be more than one reading
     */
    Watcher(RecordSink next, boolean several) {
      all = several && !next.digestsLines() ? Optional.of(new Digesting(next)) : Optional.empty();
      lines = new WritingThread(all.isPresent() ? all.get() : next);
    }

    @Override
    public void record(Record row) {
      if (row instanceof ChatMessage message
          && message.content() instanceof MessageContent.Media found) {
        found.found().ifPresent(media::add);
      }
      switch (row) {
        case TextMessage message -> talk(message.own());
        case Call call -> talk(call.own());
        case Post post ->
            post.contents().stream()
                .filter(MessageContent.Media.class::isInstance)
                .flatMap(content -> ((MessageContent.Media) content).found().stream())
                .forEach(media::add);
        default -> {}
      }
      if (inside || row.provenance().locator() instanceof Locator.Region) {
        media.add(row.provenance().original()); // A picture is a part of what was read in it.
      }
      lines.record(row);
    }

    @Override
    public void setAside(SetAside row) {
      lines.setAside(row);
    }

    private void talk(Optional<String> own) {
      talks++;
      owned += own.isPresent() ? 1 : 0;
    }

    @Override
    public String recordsDigest() {
      return lines.recordsDigest();
    }

    /** The digest over the records of all readings; empty if the sink makes it. */
    String digestOfAll() {
      lines.close();
      return all.map(Digesting::hex).orElse("");
    }

    @Override
    public void close() {
      lines.close();
    }
  }

  /** Digests the lines of several readings as one. */
  private static final class Digesting implements RecordSink {
    private final RecordSink next;
    private final MessageDigest digest = sha256();

    Digesting(RecordSink next) {
      this.next = next;
    }

    @Override
    public void record(Record row) {
      record(row, EvidenceJson.passingLine(row));
    }

    @Override
    public void record(Record row, ByteBuffer line) {
      digest.update(line.duplicate());
      next.record(row, line);
    }

    @Override
    public void setAside(SetAside row) {
      next.setAside(row);
    }

    @Override
    public boolean digestsLines() {
      return true;
    }

    String hex() {
      return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
