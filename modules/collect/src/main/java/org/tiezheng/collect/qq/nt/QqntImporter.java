package org.tiezheng.collect.qq.nt;

import java.util.List;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/**
 * Reads {@code nt_msg.db} of QQ (QQNT) with the names in the databases beside it, plain or opened
 * with the user's key; the clear header of 1,024 bytes before the encrypted form is handled where
 * keys are.
 */
public final class QqntImporter implements Importer {
  static final List<String> TABLES = List.of("c2c_msg_table", "group_msg_table");

  @Override
  public String id() {
    return "chat.qqnt";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean namesOthers() {
    return true;
  }

  @Override
  public Match recognises(Probe probe) {
    return Store.look(probe).filter(QqntImporter::knows).isPresent()
        ? Match.of(Confidence.CERTAIN, Kind.CHAT)
        : Match.none();
  }

  private static boolean knows(Store store) {
    return TABLES.stream().anyMatch(t -> store.has(t, "40001", "40050", "40800"));
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    try {
      Store store = Store.open(source);
      store.note(session);
      new QqntReading(store, session).read(StoreFolder.of(source, ""));
    } catch (FormatException e) {
      session.broke(TABLES.getFirst(), e.sentence());
    }
    return session.finish(Kind.CHAT);
  }
}
