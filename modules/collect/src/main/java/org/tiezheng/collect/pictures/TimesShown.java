package org.tiezheng.collect.pictures;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.ShownTime;

/**
 * The times that a chat shows between its bubbles. One is that of the message right below it, to
 * the minute. Messages further down were sent no earlier; where the next time is of the same day
 * they are of that day, and nothing more is said of them.
 */
final class TimesShown {
  private final PicturesRead read;
  private final ZoneId zone;
  private final Map<String, Optional<LocalDate>> next = new HashMap<>();
  private ReadingLine.@Nullable Sight label;
  private boolean below;

  TimesShown(PicturesRead read, ZoneId zone) {
    this.read = read;
    this.zone = zone;
    List<ReadingLine.Sight> labels = new ArrayList<>();
    for (ReadingLine.Sight sight : read.sights()) {
      if (sight.kind() == ReadingLine.Kind.TIME && read.sameAs(sight).isEmpty()) {
        labels.add(sight);
      }
    }
    for (int i = 0; i + 1 < labels.size(); i++) {
      next.put(labels.get(i).id(), minute(labels.get(i + 1)).map(LocalDateTime::toLocalDate));
    }
  }

  /**
   * What is known of the time of a message.
   *
   * @param open whether a person has to confirm it
   * @param basis from what a day was told that the screen does not show
   */
  record Above(RecordedTime time, boolean open, String basis) {}

  void label(ReadingLine.Sight sight) {
    label = sight;
    below = true;
  }

  /** What was shown before says nothing of what a picture behind an open seam shows. */
  void broken(int picture) {
    if (label != null && label.at().picture() != picture) {
      label = null;
    }
  }

  Above of(ReadingLine.Sight message) {
    ReadingLine.Sight above = label;
    if (above == null) {
      return new Above(RecordedTime.none(), false, "");
    }
    String words = read.words(above);
    Optional<LocalDateTime> minute = minute(above);
    boolean confirmed =
        read.settled(ReadingLine.Matter.WORDS, above.id()).isPresent()
            && (dated(above)
                || read.taken(above.at().picture()).isEmpty()
                || read.taken(above.at().picture()).get().confirmed());
    boolean first = below;
    below = false;
    if (first) {
      return new Above(
          time(words, minute, RecordedTime.Precision.MINUTE), !confirmed, basis(above, minute));
    }
    boolean sameDay =
        minute
            .filter(m ->
                next.getOrDefault(above.id(), Optional.empty())
                    .filter(m.toLocalDate()::equals)
                    .isPresent())
            .isPresent();
    return new Above(
        time(words + " 之后", sameDay ? minute : Optional.empty(), RecordedTime.Precision.DAY),
        !confirmed,
        sameDay ? basis(above, minute) : "");
  }

  private RecordedTime time(
      String raw, Optional<LocalDateTime> minute, RecordedTime.Precision precision) {
    return new RecordedTime(
        raw,
        minute.map(m -> m.atZone(zone).toInstant()),
        minute.isPresent() ? precision : RecordedTime.Precision.NONE,
        minute.isPresent() ? RecordedTime.Basis.LOCAL_ASSUMED_ZONE : RecordedTime.Basis.UNKNOWN);
  }

  private Optional<LocalDateTime> minute(ReadingLine.Sight sight) {
    return ShownTime.of(read.words(sight))
        .flatMap(t -> t.on(read.taken(sight.at().picture()).map(PicturesRead.Taken::day)));
  }

  private boolean dated(ReadingLine.Sight sight) {
    return ShownTime.of(read.words(sight)).filter(ShownTime::dated).isPresent();
  }

  private String basis(ReadingLine.Sight sight, Optional<LocalDateTime> minute) {
    return minute.isEmpty() || dated(sight)
        ? ""
        : read.taken(sight.at().picture()).map(t -> t.day() + " (" + t.from() + ")").orElse("");
  }
}
