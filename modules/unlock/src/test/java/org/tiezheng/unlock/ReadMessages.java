package org.tiezheng.unlock;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SetAside;

/** What an importer read of an unlocked store: the messages that are there. */
public record ReadMessages(Reading reading, List<ChatMessage> live) {
  public static ReadMessages of(Importer importer, SealedSource source) {
    List<ChatMessage> live = new ArrayList<>();
    Reading reading =
        importer.read(
            source,
            new RecordSink() {
              @Override
              public void record(Record row) {
                if (row instanceof ChatMessage m
                    && (m.state() == RowState.LIVE || m.state() == RowState.RECALLED)) {
                  live.add(m);
                }
              }

              @Override
              public void setAside(SetAside row) {}
            });
    return new ReadMessages(reading, live);
  }

  /** Numbers of the server in the order of their digits; messages without one have 0. */
  public List<String> liveIds() {
    return sorted(live.stream().map(m -> m.nativeId().orElse("0")));
  }

  public static List<String> sorted(Stream<String> ids) {
    return ids.sorted().toList();
  }
}
