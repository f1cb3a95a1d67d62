package org.tiezheng.collect.pictures;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.core.JacksonException;

/**
 * A reading of pictures with what persons settled of it: the last word on a matter holds. Built
 * line by line; not thread-safe.
 */
public final class PicturesRead {
  /** Beyond this a file is not one of ours. */
  static final int MOST_LINES = 500_000;

  private ReadingLine.@Nullable Head head;
  private final Map<String, ReadingLine.Sight> sights = new LinkedHashMap<>();
  private final List<ReadingLine.Seam> seams = new ArrayList<>();
  private final Map<String, ReadingLine.Settled> settled = new LinkedHashMap<>();
  private long lines;

  /** What lines hold; those that are none of ours are passed over. */
  public static PicturesRead of(byte[] file) {
    PicturesRead read = new PicturesRead();
    new String(file, StandardCharsets.UTF_8).lines().forEach(read::line);
    return read;
  }

  /** Takes the next line; whether it is one of such a file. */
  public boolean line(String text) {
    if (++lines > MOST_LINES) {
      return false;
    }
    try {
      return add(EvidenceJson.read(text, ReadingLine.class));
    } catch (JacksonException | NullPointerException | IllegalArgumentException broken) {
      return false;
    }
  }

  private boolean add(@Nullable ReadingLine line) {
    return switch (line) {
      case ReadingLine.Head first -> {
        boolean ours =
            head == null
                && ReadingLine.FORMAT.equals(first.format())
                && first.version() == ReadingLine.VERSION;
        head = ours ? first : head;
        yield ours;
      }
      case ReadingLine.Sight sight -> sights.putIfAbsent(sight.id(), sight) == null;
      case ReadingLine.Seam seam -> seams.add(seam);
      case ReadingLine.Settled word -> {
        settled.put(word.matter() + "\n" + word.target(), word);
        yield true;
      }
      case null -> false;
    };
  }

  /** Empty if the file does not begin as one of ours. */
  public Optional<ReadingLine.Head> head() {
    return Optional.ofNullable(head);
  }

  /** Everything seen, in the order of the conversation. */
  public List<ReadingLine.Sight> sights() {
    return List.copyOf(sights.values());
  }

  /** What was seen, by its id. */
  public Optional<ReadingLine.Sight> sight(String id) {
    return Optional.ofNullable(sights.get(id));
  }

  public List<ReadingLine.Seam> seams() {
    return List.copyOf(seams);
  }

  /** The last word of a person on a matter. */
  public Optional<ReadingLine.Settled> settled(ReadingLine.Matter matter, String target) {
    return Optional.ofNullable(settled.get(matter + "\n" + target));
  }

  /** Its words: a person's if there are any. */
  public String words(ReadingLine.Sight sight) {
    return settled(ReadingLine.Matter.WORDS, sight.id())
        .map(ReadingLine.Settled::says)
        .orElse(sight.read());
  }

  /** Its side: a person's word if there is one. */
  public ReadingLine.Side side(ReadingLine.Sight sight) {
    String said =
        settled(ReadingLine.Matter.SIDE, sight.id()).map(ReadingLine.Settled::says).orElse("");
    return switch (said) {
      case "LEFT" -> ReadingLine.Side.LEFT;
      case "RIGHT" -> ReadingLine.Side.RIGHT;
      default -> sight.side();
    };
  }

  /** The account of this reading that a bubble belongs to; empty if its side is unknown. */
  public Optional<String> account(ReadingLine.Sight sight) {
    return switch (side(sight)) {
      case LEFT -> Optional.of(sight.name().map(n -> "left:" + n).orElse("left"));
      case RIGHT -> Optional.of("right");
      case UNKNOWN -> Optional.empty();
    };
  }

  /** The day on which a picture was taken, and who or what says so. */
  public Optional<Taken> taken(int picture) {
    Optional<Taken> stated =
        settled(ReadingLine.Matter.TAKEN, String.valueOf(picture))
            .flatMap(s -> day(s.says()).map(d -> new Taken(d, "person", true)));
    return stated.or(() ->
        head()
            .flatMap(h -> h.picture(picture))
            .flatMap(p ->
                p.taken().flatMap(PicturesRead::day).map(d -> new Taken(d, p.takenFrom(), false))));
  }

  /**
   * A day.
   *
   * @param confirmed whether a person said so
   */
  public record Taken(LocalDate day, String from, boolean confirmed) {}

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  /** What it is the same as, by overlap or by a person's word; empty for what stands for itself. */
  public Optional<ReadingLine.Sight> sameAs(ReadingLine.Sight sight) {
    return settled(ReadingLine.Matter.SAME, sight.id())
        .map(ReadingLine.Settled::says)
        .or(sight::sameAs)
        .map(sights::get)
        .filter(other -> !other.id().equals(sight.id()));
  }
}
