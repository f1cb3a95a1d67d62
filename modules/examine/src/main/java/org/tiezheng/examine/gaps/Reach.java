package org.tiezheng.examine.gaps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Witness;

/**
 * How far the databases that were copied reach. A row beyond them may be of a database that was not
 * copied, as long as none of theirs gave out its number. Not thread-safe.
 */
final class Reach {
  private static final int MOST = 1_000_000;
  private static final String OFFICIAL = "gh_";

  /** Tables of apps whose databases share out the conversations, not the time. */
  private static final String SHARED_OUT = "Chat_";

  private final Map<String, Span> files = new HashMap<>();

  /** Of the first file that each conversation was met in. */
  private final Map<String, Span> conversations = new HashMap<>();

  private final List<Tail> tails = new ArrayList<>();
  private Instant newest = Instant.MIN;
  private boolean sharedOut;
  private boolean official;

  /** The time of a file, and of the files that continue its conversations. */
  private static final class Span {
    private Span joined = this;
    private Instant newest = Instant.MIN;

    Span root() {
      Span root = this;
      while (root.joined != root) {
        root.joined = root.joined.joined;
        root = root.joined;
      }
      return root;
    }
  }

  /**
   * Numbers that a database gave out and whose rows are not in it.
   *
   * @param conversation empty if the count runs over all of the store
   */
  private record Tail(Optional<String> conversation, long last, long given) {
    boolean of(Witness w) {
      return conversation.filter(c -> !c.equals(w.conversation())).isEmpty();
    }
  }

  void learn(ChatMessage m) {
    official |= m.conversation().startsWith(OFFICIAL);
    sharedOut |=
        m.provenance().locator() instanceof Locator.TableRow row
            && row.table().startsWith(SHARED_OUT);
    if (files.size() >= MOST || conversations.size() >= MOST) {
      return;
    }
    Span file = files.computeIfAbsent(name(m.provenance()), _ -> new Span()).root();
    Span known = conversations.putIfAbsent(m.conversation(), file);
    if (known != null && known.root() != file) {
      later(file, known.root().newest);
      known.root().joined = file;
    }
    m.time()
        .instant()
        .ifPresent(t -> {
          later(file, t);
          newest = t.isAfter(newest) ? t : newest;
        });
  }

  private static void later(Span file, Instant time) {
    file.newest = time.isAfter(file.newest) ? time : file.newest;
  }

  private static String name(Provenance at) {
    return at.members().isEmpty()
        ? at.original()
        : at.original() + "\0" + String.join("\0", at.members());
  }

  /** A database gave out more numbers than the last row of a table has. */
  void tail(Series series, long last, long given) {
    Optional<String> one =
        series.ofOne() ? Optional.of(series.conversations().getFirst()) : Optional.empty();
    tails.add(new Tail(one, last, given));
  }

  /** Whether a database that was copied gave the row its number and does not hold it. */
  boolean gave(Witness w) {
    return w.local()
        .filter(l -> Digits.are(l, 1, 18))
        .map(Long::parseLong)
        .filter(l -> tails.stream().anyMatch(t -> t.of(w) && l > t.last() && l <= t.given()))
        .isPresent();
  }

  /** Whether the databases that were copied gave out so many numbers more than they hold. */
  boolean gave(long rows) {
    return tails.stream().mapToLong(t -> t.given() - t.last()).sum() >= rows;
  }

  /**
   * Whether the row's place is behind the last message of all databases that could hold it, or in a
   * database of other conversations.
   */
  boolean beyond(Witness w) {
    Span span = conversations.get(w.conversation());
    if (span == null) {
      boolean ofOthers = sharedOut || (!official && w.conversation().startsWith(OFFICIAL));
      return (ofOthers && !w.conversation().isEmpty()) || after(w, newest);
    }
    return !sharedOut && after(w, span.root().newest);
  }

  private static boolean after(Witness w, Instant last) {
    return w.time().filter(t -> t.isAfter(last)).isPresent();
  }
}
