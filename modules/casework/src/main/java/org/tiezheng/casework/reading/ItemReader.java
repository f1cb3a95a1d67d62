package org.tiezheng.casework.reading;

import java.nio.charset.StandardCharsets;
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
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Importers;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.Recognition;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * Reads all originals of one item, one after the other, as one reading: the tables of several files
 * are told apart by the file's name, and every row stays accounted for.
 */
public final class ItemReader {
  private final Importers importers;
  private final SealedFiles files;

  public ItemReader(Importers importers, SealedFiles files) {
    this.importers = importers;
    this.files = files;
  }

  /**
   * What reading an item gave.
   *
   * @param media digests of other originals that were read as parts of these: a chat's pictures,
   *     the log of a database
   * @param ties sentences about sources that several importers claim
   */
  public record Outcome(Reading reading, List<String> media, List<Text> ties) {
    public Outcome {
      media = List.copyOf(media);
      ties = List.copyOf(ties);
    }
  }

  /** Which importer would read this original, and as what. */
  public Recognition recognise(Original original) {
    return importers.recognise(Probe.of(files.source(original)));
  }

  /**
   * Reads the originals into the sink: what names other files first, so that the lines of a
   * conversation are numbered from 1; then everything else that was not read as a part of those.
   *
   * @param originals at least one
   */
  public Outcome read(List<Original> originals, RecordSink sink) {
    Watcher watcher = new Watcher(sink);
    List<Original> order = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    List<Text> ties = new ArrayList<>();
    Map<Original, Recognition> recognised = new LinkedHashMap<>();
    originals.forEach(o -> recognised.put(o, recognise(o)));
    for (boolean first : new boolean[] {true, false}) {
      recognised.forEach((original, recognition) -> {
        if (recognition.importer().namesOthers() != first
            || watcher.media.contains(original.digests().sha256())) {
          return;
        }
        if (!recognition.tied().isEmpty()) {
          ties.add(tie(original, recognition));
        }
        order.add(original);
        readings.add(
            recognition
                .importer()
                .read(
                    files.source(original, o -> watcher.media.add(o.digests().sha256())), watcher));
      });
    }
    Reading reading =
        readings.size() == 1
            ? withDigest(readings.getFirst(), watcher.digest())
            : merged(order, readings, watcher.digest());
    return new Outcome(reading, List.copyOf(watcher.media), ties);
  }

  private static Text tie(Original original, Recognition recognition) {
    String names = String.join(", ", recognition.tied().stream().map(Importer::id).toList());
    return new Text(
        "“" + original.name() + "”同样像几种格式(" + names + "),未作猜测,按普通文件登记。",
        original.name()
            + " looks equally like several formats ("
            + names
            + "); nothing was guessed, it is listed as a file.");
  }

  private static Reading withDigest(Reading r, String digest) {
    return new Reading(
        r.importer(),
        r.version(),
        r.kind(),
        r.tables(),
        r.accounts(),
        r.owner(),
        r.statements(),
        r.notes(),
        digest);
  }

  private static Reading merged(List<Original> originals, List<Reading> readings, String digest) {
    Set<String> importers = new LinkedHashSet<>();
    Set<String> versions = new LinkedHashSet<>();
    List<Accounting> tables = new ArrayList<>();
    Map<String, Account> accounts = new LinkedHashMap<>();
    List<Reading.Statement> statements = new ArrayList<>();
    Set<Text> notes = new LinkedHashSet<>();
    Set<String> owners = new LinkedHashSet<>();
    for (int i = 0; i < readings.size(); i++) {
      Reading r = readings.get(i);
      String name = originals.get(i).name();
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

  /** Passes everything on, digests it, and remembers which media the records refer to. */
  private static final class Watcher implements RecordSink {
    private final RecordSink next;
    private final MessageDigest digest = sha256();
    private final Set<String> media = new LinkedHashSet<>();

    Watcher(RecordSink next) {
      this.next = next;
    }

    @Override
    public void record(Record row) {
      digest.update(EvidenceJson.write(row).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
      if (row instanceof ChatMessage message
          && message.content() instanceof MessageContent.Media found) {
        found.found().ifPresent(media::add);
      }
      next.record(row);
    }

    @Override
    public void setAside(SetAside row) {
      next.setAside(row);
    }

    String digest() {
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
