package org.tiezheng.collect.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.sqlite.Table;

/**
 * The databases of messages of one account: their rows one shard after the other, then what was
 * recovered from them. Not thread-safe.
 */
public final class MessageShards {
  private final ReadingSession session;
  private final Predicate<String> messages;
  private boolean allThere = true;
  private final List<Shard> shards = new ArrayList<>();

  /**
   * One database.
   *
   * @param name of the file
   */
  public record Shard(String name, Store store) {
    /** The name under which a row is counted. */
    public String counted(StoredRow row) {
      return name + "/" + row.countedIn();
    }
  }

  /** Takes a row of a table of messages, live or recovered. */
  @FunctionalInterface
  public interface Rows {
    void take(Shard shard, String table, StoredRow row);
  }

  /**
   * @param messages tells by its name whether a table holds messages
   */
  public MessageShards(ReadingSession session, Predicate<String> messages) {
    this.session = session;
    this.messages = messages;
  }

  /** Opens databases; what cannot be opened is said. */
  public void open(StoreFolder folder, StoreFolder.Shards files) {
    for (Member member : files.there()) {
      folder
          .open(member, session)
          .ifPresent(store -> shards.add(new Shard(member.fileName(), store)));
    }
    allThere &= files.missing().isEmpty() && shards.size() == files.there().size();
  }

  /** Adds a database that is open. */
  public void add(Store store) {
    shards.add(new Shard(store.source().main().fileName(), store));
  }

  public List<Shard> all() {
    return List.copyOf(shards);
  }

  /** The tables of messages of a database. */
  public List<String> tables(Shard shard) {
    return shard.store().database().schema().tables().stream()
        .map(Table::name)
        .filter(messages)
        .toList();
  }

  /**
   * Delivers the live rows of all tables of messages, and states what else the databases hold.
   *
   * @param others tables that are read elsewhere
   */
  public void live(Set<String> others, Rows rows) {
    for (Shard shard : shards) {
      shard.store().note(session);
      StoreFacts facts = new StoreFacts(shard.store(), session, shard.name() + "/");
      facts.header();
      Set<String> read = new TreeSet<>(others);
      for (String table : tables(shard)) {
        String counted = shard.name() + "/" + table;
        session.table(counted);
        shard.store().rows(table, counted, session, row -> rows.take(shard, table, row));
        read.add(table);
      }
      facts.tables(read);
    }
  }

  /**
   * Whether every database was there and could be opened, its header, log and schema well: no table
   * can have been missed.
   */
  public boolean whole() {
    return allThere
        && shards.stream().allMatch(shard -> shard.store().database().damage().isEmpty());
  }

  /** Delivers what was found of rows that are gone or were changed. */
  public void recovered(Rows rows) {
    for (Shard shard : shards) {
      new RecoveredRows(shard.store(), session, shard.name() + "/")
          .read(messages, (table, row) -> rows.take(shard, table, row));
    }
  }

  /** Looks at the first rows of every table, without counting them. */
  public void glance(int most, Rows rows) {
    for (Shard shard : shards) {
      for (String table : tables(shard)) {
        int[] left = {most};
        shard
            .store()
            .rows(
                table,
                session,
                row -> {
                  if (left[0]-- > 0) {
                    rows.take(shard, table, row);
                  }
                });
      }
    }
  }
}
