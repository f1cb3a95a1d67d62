package org.tiezheng.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.search.Found;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.TimeOrder;

/**
 * Gives the lines of conversations one conversation after the other, by time or as their source
 * keeps them. Lines of the same time stay in the order of the source, and one without a time stays
 * behind the line that the source has before it. The numbers of the lines are those of the source
 * in either order. Holds the times of the lines, and the lines only where they have to change
 * places, a limited number at once. Changes nothing.
 */
public final class ReadConversation {
  /** As many lines are held to bring them into their order; the records are read once for each. */
  private static final int MOST_HELD = 50_000;

  private final Search search;
  private final int held;

  public ReadConversation(OpenCase open) {
    this(new Search(open), MOST_HELD);
  }

  ReadConversation(Search search, int held) {
    this.search = search;
    this.held = held;
  }

  /**
   * What was read.
   *
   * @param early lines whose time is earlier than that of one which the source has before them
   * @param untimed lines without a known time
   */
  public record Read(Search.Searched searched, long early, long untimed) {}

  private record Place(int conversation, Instant time, long line) {}

  private static final Comparator<Place> BY_TIME =
      Comparator.comparingInt(Place::conversation).thenComparing(Place::time);

  /** By item and id. */
  private static final class Talk {
    private final int number;
    private final TimeOrder order = new TimeOrder();
    private Instant last = Instant.MIN;

    Talk(int number) {
      this.number = number;
    }

    Place place(Found found, long line) {
      Optional<Instant> time = found.time().instant();
      order.add(time);
      last = time.orElse(last);
      return new Place(number, last, line);
    }
  }

  /**
   * Reads.
   *
   * @param byTime else the lines come as their source keeps them
   * @param lines taken as they come
   * @throws TiezhengException if no conversation or item is called so
   */
  public Read run(Search.Request request, boolean byTime, Consumer<Found> lines) {
    Map<String, Talk> talks = new HashMap<>();
    List<Place> places = new ArrayList<>();
    long[] count = new long[2];
    Search.Searched searched =
        search.run(
            request,
            found -> {
              Talk talk =
                  talks.computeIfAbsent(
                      found.item() + "\n" + found.conversation(), _ -> new Talk(talks.size()));
              places.add(talk.place(found, count[0]++));
              count[1] += found.time().instant().isEmpty() ? 1 : 0;
            });
    List<Place> wanted = new ArrayList<>(places);
    wanted.sort(byTime ? BY_TIME : Comparator.comparingInt(Place::conversation));
    if (wanted.equals(places)) {
      search.run(request, lines);
    } else {
      give(request, wanted, lines);
    }
    long early = talks.values().stream().mapToLong(t -> t.order.early()).sum();
    return new Read(searched, early, count[1]);
  }

  /** Reads the records once for every so many lines, which are then in their order. */
  private void give(Search.Request request, List<Place> wanted, Consumer<Found> lines) {
    int[] rank = new int[wanted.size()];
    for (int i = 0; i < rank.length; i++) {
      rank[(int) wanted.get(i).line] = i;
    }
    for (int first = 0; first < rank.length; first += held) {
      @Nullable Found[] part = new @Nullable Found[Math.min(held, rank.length - first)];
      int begin = first;
      int[] line = new int[1];
      search.run(
          request,
          found -> {
            int at = rank[line[0]++] - begin;
            if (at >= 0 && at < part.length) {
              part[at] = found;
            }
          });
      for (Found found : part) {
        if (found != null) {
          lines.accept(found);
        }
      }
    }
  }
}
