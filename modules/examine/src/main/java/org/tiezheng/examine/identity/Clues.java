package org.tiezheng.examine.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.identity.Clue.Bearing;
import org.tiezheng.examine.value.Pointers;

/** Collects clues: of the same kind in one item there is one, with its first places. */
final class Clues {
  private static final int PLACES = 3;
  private static final int MOST = 20_000;

  private final IdentitySource source;
  private final Map<Topic, Gathered> gathered = new LinkedHashMap<>();
  private long dropped;

  Clues(IdentitySource source) {
    this.source = source;
  }

  /** What makes two places one clue. */
  private record Topic(
      String account,
      ProofKind kind,
      Bearing bearing,
      Optional<String> party,
      int item,
      Text says) {}

  private static final class Gathered {
    private long count;
    private final List<Long> lines = new ArrayList<>();
    private final List<Pointer> places = new ArrayList<>();
    private @Nullable Instant first;
    private @Nullable Instant last;
  }

  /**
   * Where a clue stands.
   *
   * @param line among the lines of the item's chats; 0 if it is none
   * @param page of a paper; 0 if it has none
   */
  record Place(
      int item, Provenance provenance, long line, int page, Optional<Instant> time, String shown) {
    /** A place that is on no page. */
    Place(int item, Provenance provenance, long line, Optional<Instant> time, String shown) {
      this(item, provenance, line, 0, time, shown);
    }

    Pointer pointer(IdentitySource source) {
      Pointer at = Pointers.at(source::name, provenance, shown);
      return page == 0 ? at : new Pointer(at.file(), "p. " + page, at.value());
    }
  }

  void add(
      String account,
      ProofKind kind,
      Bearing bearing,
      Optional<String> party,
      Place place,
      Text says) {
    Topic topic = new Topic(Account.normalKey(account), kind, bearing, party, place.item(), says);
    if (!gathered.containsKey(topic) && gathered.size() >= MOST) {
      dropped++;
      return;
    }
    Gathered found = gathered.computeIfAbsent(topic, _ -> new Gathered());
    found.count++;
    if (found.places.size() < PLACES) {
      found.places.add(place.pointer(source));
      if (place.line() > 0) {
        found.lines.add(place.line());
      }
    }
    place
        .time()
        .ifPresent(time -> {
          found.first = found.first == null || time.isBefore(found.first) ? time : found.first;
          found.last = found.last == null || time.isAfter(found.last) ? time : found.last;
        });
  }

  /** Clues that were found and are not kept. */
  long dropped() {
    return dropped;
  }

  /** In the order in which they were first found. */
  List<Clue> all() {
    List<Clue> all = new ArrayList<>();
    gathered.forEach((topic, found) ->
        all.add(
            new Clue(
                id(topic),
                topic.account,
                topic.kind,
                topic.bearing,
                topic.party,
                topic.item,
                found.count,
                found.lines,
                found.places,
                Optional.ofNullable(found.first),
                Optional.ofNullable(found.last),
                topic.says)));
    return all;
  }

  private static String id(Topic t) {
    String whole =
        String.join(
            "\n",
            t.account,
            t.kind.name(),
            t.bearing.name(),
            t.party.orElse(""),
            String.valueOf(t.item),
            t.says.zh());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
