package org.tiezheng.collect;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * The bookkeeping of one reading: counts rows per table, digests the records, collects what the
 * source says about itself, and makes the {@link Reading}. An importer first calls {@link #seen}
 * for a row and then {@link #record} or {@link #setAside}; a row that it forgets makes the reading
 * incomplete. Not thread-safe.
 */
public final class ReadingSession {
  /** How much of a row that is set aside is kept. */
  private static final int RAW_CHARS = 200;

  private static final int MAX_NOTES = 200;

  private final Importer importer;
  private final RecordSink sink;
  private final Optional<DigestingSink> digesting;
  private final MessageDigest digest = sha256();
  private final Map<String, long[]> tables = new LinkedHashMap<>();
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final List<Reading.Statement> statements = new ArrayList<>();
  private final Set<Text> notes = new LinkedHashSet<>();
  private Optional<String> owner = Optional.empty();
  private @Nullable String lastTable;
  private long[] lastCounts = {};

  public ReadingSession(Importer importer, RecordSink sink) {
    this.importer = importer;
    this.sink = sink;
    this.digesting = sink instanceof DigestingSink d ? Optional.of(d) : Optional.empty();
  }

  /** Declares a table, so that it is listed even if it turns out to have no rows. */
  public void table(String table) {
    counts(table);
  }

  /** A row was met. */
  public void seen(String table) {
    counts(table)[0]++;
  }

  /** The row that was met became a record. */
  public void record(String table, Record row) {
    if (digesting.isPresent()) {
      sink.record(row);
    } else {
      ByteBuffer line = EvidenceJson.passingLine(row);
      digest.update(line.duplicate());
      sink.record(row, line);
    }
    counts(table)[1]++;
  }

  /**
   * The row that was met did not become a record.
   *
   * @param raw what was there; its beginning is kept
   */
  public void setAside(String table, Provenance provenance, Text reason, String raw) {
    sink.setAside(new SetAside(provenance, table, reason, beginning(raw)));
    counts(table)[2]++;
  }

  /**
   * Reading stopped before the end of the source: the rest counts as one row that is not accounted
   * for, so the reading is incomplete.
   */
  public void broke(String table, Text why) {
    seen(table);
    note(why);
  }

  /** An account that the source names; a later mention adds the names that are new. */
  public void account(Account account) {
    accounts.merge(account.key(), account, ReadingSession::merged);
  }

  /** The account that the source belongs to. */
  public void owner(Account account) {
    account(account);
    owner = Optional.of(account.key());
  }

  /** Something that the source says about itself, as found. */
  public void statement(String name, String value) {
    statements.add(new Reading.Statement(name, value));
  }

  /** Something that a person should know; the same text is kept once. */
  public void note(Text note) {
    if (notes.size() < MAX_NOTES) {
      notes.add(note);
    }
  }

  public void note(String zh, String en) {
    note(new Text(zh, en));
  }

  /** How many tables were declared or had rows. */
  public int tables() {
    return tables.size();
  }

  /** Whether every row that was met so far became a record. */
  public boolean allRecorded() {
    return tables.values().stream().allMatch(n -> n[0] == n[1]);
  }

  /** Rows met so far in a table. */
  public long seenIn(String table) {
    return counts(table)[0];
  }

  /** Ends the session. */
  public Reading finish(Kind kind) {
    List<Accounting> sums = new ArrayList<>();
    tables.forEach((name, n) -> sums.add(new Accounting(name, n[0], n[1], n[2])));
    return new Reading(
        importer.id(),
        importer.version(),
        kind,
        sums,
        List.copyOf(accounts.values()),
        owner,
        statements,
        List.copyOf(notes),
        digesting
            .map(DigestingSink::recordsDigest)
            .orElseGet(() -> HexFormat.of().formatHex(digest.digest())));
  }

  /** Asked twice for every row, mostly for the table of the row before. */
  private long[] counts(String table) {
    if (!table.equals(lastTable)) {
      lastCounts = tables.computeIfAbsent(table, _ -> new long[3]);
      lastTable = table;
    }
    return lastCounts;
  }

  private static Account merged(Account known, Account more) {
    Set<String> names = new LinkedHashSet<>(known.names());
    names.addAll(more.names());
    return new Account(
        known.platform(), known.id(), known.alias().or(more::alias), List.copyOf(names));
  }

  private static String beginning(String raw) {
    if (raw.length() <= RAW_CHARS) {
      return raw;
    }
    int end = Character.isHighSurrogate(raw.charAt(RAW_CHARS - 1)) ? RAW_CHARS - 1 : RAW_CHARS;
    return raw.substring(0, end);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
