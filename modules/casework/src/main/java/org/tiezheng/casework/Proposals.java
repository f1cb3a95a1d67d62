package org.tiezheng.casework;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.casework.CollectReport.LeftOut;
import org.tiezheng.casework.file.CaseFileText.NewItem;
import org.tiezheng.casework.reading.Piece;
import org.tiezheng.casework.reading.Sources;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.Recognition;
import org.tiezheng.collect.container.Containers.Recognised;
import org.tiezheng.collect.container.Fact;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.container.SecretNeededException;
import org.tiezheng.collect.container.UnreadableInnerException;
import org.tiezheng.collect.container.WrongSecretException;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * Which items new originals make: one for each file that is evidence of its own, one for each
 * backup, and one for each message store inside it. A person decides which are handed in.
 */
final class Proposals {
  private final OpenCase open;
  private final Sources sources;
  private final String source;
  private final Map<String, String> attributes;
  private final Only only;
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<Text> notes = new ArrayList<>();

  /**
   * @param attributes answers that each item gets
   * @param only kinds of data of which items are made
   */
  Proposals(
      OpenCase open, Sources sources, String source, Map<String, String> attributes, Only only) {
    this.open = open;
    this.sources = sources;
    this.source = source;
    this.attributes = attributes;
    this.only = only;
  }

  /**
   * What is proposed.
   *
   * @param parts originals that belong to containers and are no evidence of their own
   */
  record Proposed(List<NewItem> items, Set<Original> parts) {}

  /** What a person should know about containers that could not be looked into. */
  List<Text> notes() {
    return List.copyOf(notes);
  }

  /** What could be read and was not wanted. */
  List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  /** An item for each file; the same bytes, with the same logs beside them, make one item. */
  Proposed files(Collection<Original> originals) {
    int next = next();
    List<NewItem> items = new ArrayList<>();
    Set<List<String>> bytes = new HashSet<>();
    for (Original o : originals) {
      if (bytes.add(CollectedNames.bytes(o, open.originals()))) {
        Recognition recognition = sources.reader().recognise(o);
        if (!only.wants(recognition.importer().id()) && sources.locked(o).isEmpty()) {
          leftOut.add(new LeftOut(o.name(), recognition.importer().id()));
          continue;
        }
        Kind kind = recognition.match().kind();
        String name = last(o.name());
        // Of several such files the first gives the item its title.
        String title =
            recognition.importer().holdsThoseBefore()
                ? name.replaceAll("-[0-9]+\\.\\w+$", "")
                : name;
        items.add(
            new NewItem(next++, title, kind, List.of(Piece.of(o)), source, Map.of(), attributes));
      }
    }
    return new Proposed(items, Set.of());
  }

  /** Items for the containers among the originals, and for the message stores inside. */
  Proposed containers(Collection<Original> added) {
    Set<Original> parts = new HashSet<>();
    Map<Piece, NewItem> items = new LinkedHashMap<>();
    Set<Piece> known = known();
    int next = next();
    for (Original head : added) {
      Optional<Recognised> kind = sources.containers().recognise(head);
      if (kind.isEmpty()) {
        continue;
      }
      parts.addAll(sources.containers().parts(head));
      Map<Piece, Found> found = new LinkedHashMap<>();
      found.put(Piece.of(head), new Found(kind.get().claim().title(), Kind.OTHER));
      found.putAll(inside(head));
      for (Map.Entry<Piece, Found> one : found.entrySet()) {
        if (!isKnown(one.getKey(), known)) {
          known.add(one.getKey());
          items.put(one.getKey(), item(next++, one, kind.get().claim().facts()));
        }
      }
    }
    return new Proposed(List.copyOf(items.values()), parts);
  }

  private record Found(String title, Kind kind) {}

  private NewItem item(int number, Map.Entry<Piece, Found> found, Map<Fact, String> facts) {
    Map<String, String> carrier = new TreeMap<>();
    facts.forEach((fact, value) -> carrier.put(fact.key(), value));
    String own = facts.getOrDefault(Fact.PHONE_NUMBER, "");
    Map<String, String> known = new TreeMap<>(attributes);
    if (!own.isBlank()) {
      known.put(ReadItems.OWN, own);
    }
    return new NewItem(
        number,
        found.getValue().title(),
        found.getValue().kind(),
        List.of(found.getKey()),
        source,
        carrier,
        known);
  }

  /** The message stores inside; nothing if the container stays locked or is damaged. */
  private Map<Piece, Found> inside(Original head) {
    Map<Piece, Found> found = new LinkedHashMap<>();
    try {
      OpenedContainer container = sources.containers().open(head);
      try (Stream<Inner> members = container.members()) {
        members
            .filter(Inner::readable)
            .filter(
                inner -> InnerSigns.mayHoldMessages(inner, container, sources.locks().hasKeys()))
            .forEach(inner ->
                kind(head, inner, container)
                    .ifPresent(kind ->
                        found.put(
                            Piece.inside(head, inner.path()),
                            new Found(kind.title().zh() + " " + last(inner.path()), kind))));
      }
    } catch (TiezhengException e) {
      boolean key = e instanceof SecretNeededException || e instanceof WrongSecretException;
      notes.add(
          new Text(
              "“"
                  + head.name()
                  + "”没有打开:"
                  + e.sentence().zh()
                  + (key ? "(再次采集同一文件,在终端输入或用 --password-file 给出)" : ""),
              head.name()
                  + " was not opened: "
                  + e.sentence().en()
                  + (key ? " (Collect it again; type it in, or give --password-file.)" : "")));
    }
    return found;
  }

  private Optional<Kind> kind(Original head, Inner inner, OpenedContainer container) {
    try (Arena arena = Arena.ofShared()) {
      Probe probe =
          Probe.of(
              container.source(inner, arena, sources.containers().opening()).with(sources.locks()));
      Recognition recognition = sources.importers().recognise(probe);
      Kind kind = recognition.match().kind();
      return switch (kind) {
        case CHAT, SMS, CALLS, CONTACTS -> wanted(head, inner, recognition);
        default -> strange(head, inner, recognition);
      };
    } catch (UnreadableInnerException e) {
      notes.add(
          new Text(
              "“" + inner.path() + "”无法读取:" + e.sentence().zh(),
              inner.path() + " cannot be read: " + e.sentence().en()));
      return Optional.empty();
    }
  }

  /** What is called like a store of messages and is none that is known must not pass unseen. */
  private Optional<Kind> strange(Original head, Inner inner, Recognition recognition) {
    if (!InnerSigns.isNamedLikeAStore(inner)) {
      return Optional.empty();
    }
    notes.add(
        new Text(
            "“" + inner.path() + "”名为消息库,但不是本版本认识的任何一种形式(或已加密,密钥用 --key-file 给出):其中内容没有读取,只列出",
            inner.path()
                + " is called like a store of messages, but has none of the forms that this version"
                + " knows (or is encrypted: give its key with --key-file): what it holds was not"
                + " read, it is only listed"));
    return wanted(head, inner, recognition);
  }

  private Optional<Kind> wanted(Original head, Inner inner, Recognition recognition) {
    String importer = recognition.importer().id();
    if (only.wants(importer)) {
      return Optional.of(recognition.match().kind());
    }
    LeftOut left = new LeftOut(Piece.inside(head, inner.path()).name(), importer);
    leftOut.add(left);
    sources
        .containers()
        .leftUnread(
            head,
            inner.path(),
            new Text(
                "只读取所选种类(%s);其中未读取:%s(%s)".formatted(only, inner.path(), importer),
                "only chosen kinds were read (%s); left unread: %s (%s)"
                    .formatted(only, inner.path(), importer)));
    return Optional.empty();
  }

  private Set<Piece> known() {
    Set<Piece> known = new HashSet<>();
    for (int number : open.file().numbers()) {
      known.addAll(open.pieces(number));
    }
    return known;
  }

  /**
   * Whether the piece, or the same bytes under another name, is known. A backup with the same list
   * that holds a file which the known one lacked is another one: something new is to be read.
   */
  private boolean isKnown(Piece piece, Set<Piece> known) {
    return known.contains(piece)
        || known.stream()
            .filter(k -> k.inner().equals(piece.inner()))
            .map(Piece::original)
            .filter(o -> o.digests().equals(piece.original().digests()))
            .anyMatch(o -> bytes(o).containsAll(bytes(piece.original())));
  }

  /** The digests of all that a container consists of. */
  private Set<String> bytes(Original head) {
    return sources.containers().parts(head).stream()
        .map(o -> o.digests().sha256())
        .collect(Collectors.toSet());
  }

  private int next() {
    return open.file().numbers().stream().mapToInt(n -> n).max().orElse(0) + 1;
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
