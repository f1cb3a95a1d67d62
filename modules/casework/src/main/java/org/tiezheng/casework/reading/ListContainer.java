package org.tiezheng.casework.reading;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.Containers.Recognised;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.container.SecretNeededException;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * Lists what is inside a container, file by file: nothing in a backup is passed over, read or not.
 * What is locked or broken off makes the reading incomplete and says why.
 */
final class ListContainer implements Importer {
  private static final String TABLE = "members";
  private static final String UNLISTED = "stored files that are not listed";

  private final OpenContainers containers;
  private final Original head;
  private final Recognised kind;
  private final AbsentMembers absent = new AbsentMembers();
  private boolean locked;

  ListContainer(OpenContainers containers, Original head, Recognised kind) {
    this.containers = containers;
    this.head = head;
    this.kind = kind;
  }

  @Override
  public String id() {
    return kind.container().id();
  }

  @Override
  public String version() {
    return kind.container().version();
  }

  @Override
  public Match recognises(Probe probe) {
    return match();
  }

  Match match() {
    return new Match(Confidence.CERTAIN, Kind.OTHER, true);
  }

  @Override
  public boolean namesOthers() {
    return true;
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    kind.claim().facts().forEach((fact, value) -> session.statement(fact.key(), value));
    kind.claim().notes().forEach(session::note);
    containers
        .leftUnread(head)
        .forEach((path, note) -> {
          session.statement(ItemReader.LEFT_UNREAD, path);
          session.note(note);
        });
    session.table(TABLE);
    try {
      OpenedContainer open = containers.open(head);
      Set<String> listed = new HashSet<>();
      try (Stream<Inner> members = open.members()) {
        members.forEach(inner -> {
          inner.original().ifPresent(listed::add);
          list(inner, session);
        });
      }
      unlisted(listed, session);
      absent.sentence().ifPresent(session::note);
      open.notes().forEach(session::note);
      if (!open.complete()) {
        session.broke(
            TABLE,
            new Text(
                "备份的目录不完整,可能还有未列出的文件",
                "the backup's list is not whole; there may be files that it does not show"));
      }
    } catch (SecretNeededException | WrongSecretException e) {
      locked = true;
      session.broke(TABLE, e.sentence());
    } catch (TiezhengException e) {
      session.broke(TABLE, e.sentence());
    }
    return session.finish(Kind.OTHER);
  }

  /** What the container lists and does not hold, in one sentence. */
  Optional<Text> missing() {
    return absent.sentence();
  }

  /** Whether reading met a lock. */
  boolean locked() {
    return locked;
  }

  /** Files of the container that its own list does not name: they may be what was taken off it. */
  private void unlisted(Set<String> listed, ReadingSession session) {
    for (Original part : containers.parts(head)) {
      String sha256 = part.digests().sha256();
      if (!kind.claim().describes(part.name()) && !listed.contains(sha256)) {
        session.seen(UNLISTED);
        session.setAside(
            UNLISTED,
            Provenance.of(sha256, new Locator.Whole()),
            new Text(
                "在备份文件夹中,但备份的目录没有列出",
                "it lies in the backup, but the backup's list does not name it"),
            part.name());
      }
    }
  }

  private void list(Inner inner, ReadingSession session) {
    session.seen(TABLE);
    Provenance place =
        new Provenance(
            inner.original().orElse(head.digests().sha256()),
            List.of(inner.path()),
            new Locator.Whole());
    if (AbsentMembers.isAbsent(inner)) {
      absent.add(inner.path());
      session.setAside(
          TABLE,
          place,
          new Text(
              "备份的目录里有这个文件,但一并固化的文件中没有它的内容",
              "the backup lists this file, but its content is not among the files sealed with it"),
          inner.path());
      return;
    }
    session.record(
        TABLE,
        new FileEntry(
            place,
            inner.path(),
            inner.size(),
            inner.type() == Inner.Type.FILE ? "" : inner.type().name(),
            inner.modified().map(ListContainer::time).orElseGet(RecordedTime::none),
            "",
            Map.copyOf(inner.facts())));
  }

  private static RecordedTime time(Instant instant) {
    return new RecordedTime(
        instant.toString(), Optional.of(instant), Precision.SECOND, Basis.DEVICE);
  }
}
