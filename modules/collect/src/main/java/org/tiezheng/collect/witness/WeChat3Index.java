package org.tiezheng.collect.witness;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tiezheng.collect.store.Store;
import org.tiezheng.evidence.Witness;

/** The index of words of WeChat 3 on Windows: words and ids stand in two tables. */
final class WeChat3Index {
  private static final String CONTENT = "FTSChatMsg2_content";
  private static final String IDS = "FTSChatMsg2_MetaData";

  /** Of an index with more rows the rest is not compared. */
  private static final int MOST = 2_000_000;

  private WeChat3Index() {}

  /** The message of a row of the index. */
  private record Entry(long message, long conversation) {}

  static void read(Store store, Consumer<Witness> to) {
    if (!store.has(CONTENT, "c0content") || !store.has(IDS, "msgId", "entityId")) {
      return;
    }
    Map<Long, String> names = WitnessReader.names(store, "NameToId", "userName");
    Map<Long, Entry> entries = new HashMap<>();
    store
        .table(IDS)
        .ifPresent(table ->
            store.rows(
                table,
                row ->
                    row.rowid()
                        .filter(_ -> entries.size() < MOST)
                        .ifPresent(id ->
                            entries.put(
                                id,
                                new Entry(
                                    row.numberOrZero("msgId"), row.numberOrZero("entityId"))))));
    store
        .table(CONTENT)
        .ifPresent(table ->
            store.rows(
                table,
                row ->
                    row.rowid()
                        .map(entries::get)
                        .filter(e -> e.message() != 0)
                        .ifPresent(e ->
                            to.accept(
                                new Witness(
                                    Witness.Kind.INDEX,
                                    WitnessReader.main(store),
                                    row.provenance(),
                                    WitnessReader.source(store, CONTENT),
                                    names.getOrDefault(e.conversation(), ""),
                                    Optional.of(Long.toUnsignedString(e.message())),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    row.word("c0content"))))));
  }
}
