package org.tiezheng.collect.pictures;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Text;

/**
 * A line of a sealed reading of pictures ({@code docs/importers/chat.pictures.md}): first the head,
 * then what was seen, in the order of the conversation, then how neighbouring pictures hang
 * together, then what persons settled. A later file of the same reading begins with the bytes of
 * the one before.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ReadingLine.Head.class, name = "head"),
  @JsonSubTypes.Type(value = ReadingLine.Sight.class, name = "sight"),
  @JsonSubTypes.Type(value = ReadingLine.Seam.class, name = "seam"),
  @JsonSubTypes.Type(value = ReadingLine.Settled.class, name = "settled")
})
public sealed interface ReadingLine {
  /** What the head of such a file says of its form. */
  String FORMAT = "tiezheng.pictures-read";

  int VERSION = 1;

  /**
   * What was read.
   *
   * @param engine that read, with version and models
   * @param zone in which the screens show times, as assumed
   * @param title of the conversation as the pictures show it; empty if they show none
   * @param pictures in the order given
   */
  record Head(
      String format, int version, String engine, String zone, String title, List<Source> pictures)
      implements ReadingLine {
    public Head {
      Objects.requireNonNull(engine);
      Objects.requireNonNull(zone);
      Objects.requireNonNull(title);
      pictures = List.copyOf(pictures);
    }

    /** The picture with a number. */
    Optional<Source> picture(int number) {
      return pictures.stream().filter(p -> p.number() == number).findFirst();
    }
  }

  /**
   * A picture that was read, or could not be.
   *
   * @param number from 1
   * @param sha256 of the picture; of a frame, of the picture beside this file that it was kept in
   * @param item number of the item that the picture or film is; 0 if it is none
   * @param film SHA-256 of the film, if it is a frame of one
   * @param frameMillis time within the film
   * @param taken day on which it was taken, as far as the picture's own data say
   * @param takenFrom what says so
   * @param unread why it was not read
   */
  record Source(
      int number,
      String name,
      String sha256,
      int item,
      int width,
      int height,
      Optional<String> film,
      Optional<Long> frameMillis,
      Optional<String> taken,
      String takenFrom,
      Optional<Text> unread) {
    public Source {
      Objects.requireNonNull(name);
      Objects.requireNonNull(sha256);
    }

    /** The sealed file that a record points to. */
    public String original() {
      return film.orElse(sha256);
    }
  }

  /** What stands there. */
  enum Kind {
    BUBBLE,
    TIME,
    NOTICE,
    /** Title, clock, names, the field for typing. */
    OUTSIDE
  }

  /** On which side it stands. */
  enum Side {
    LEFT,
    RIGHT,
    UNKNOWN
  }

  /**
   * Something seen on a picture.
   *
   * @param id the same in every later file: picture and number on it
   * @param read the words as the machine read them; empty if none were
   * @param doubts characters that the machine held doubtful, in order
   * @param name that stands above the bubble
   * @param people names of the case that the words hold
   * @param cut whether a part of it is outside the picture
   * @param gap whether there is room in it for a line that was not read
   * @param sameAs what it is seen once more of, where overlap of two pictures is established
   * @param readOtherwise what the machine read where it was seen once more, if that differs
   */
  record Sight(
      String id,
      Locator.Region at,
      Kind kind,
      Side side,
      String read,
      List<String> doubts,
      Optional<String> name,
      List<String> people,
      boolean cut,
      boolean gap,
      Optional<String> sameAs,
      Optional<String> readOtherwise)
      implements ReadingLine {
    public Sight {
      Objects.requireNonNull(id);
      Objects.requireNonNull(at);
      Objects.requireNonNull(kind);
      Objects.requireNonNull(side);
      Objects.requireNonNull(read);
      doubts = List.copyOf(doubts);
      people = List.copyOf(people);
    }
  }

  /** Whether two neighbouring pictures overlap. */
  enum Overlap {
    /** Words, places and the look of the picture agree, and no other way of laying them does. */
    ESTABLISHED,
    /** Something agrees; nothing was merged. */
    UNCERTAIN,
    /** Nothing agrees: something may be missing between them. */
    NONE
  }

  /**
   * How two neighbours hang together.
   *
   * @param merged how many were seen on both
   */
  record Seam(int before, int after, Overlap overlap, int merged) implements ReadingLine {
    public Seam {
      Objects.requireNonNull(overlap);
    }
  }

  /** What a person settled. */
  enum Matter {
    /** The words of a sight, or of a time; target is its id. */
    WORDS,
    /** Whose bubbles stand on a side; target is an account of this reading, or the title. */
    NAME,
    /** The side of a bubble: {@code LEFT} or {@code RIGHT}. */
    SIDE,
    /** The day on which a picture was taken; target is its number. */
    TAKEN,
    /** A sight is no message: why is what is said. */
    ASIDE,
    /** A sight is the same as another, whose id is said. */
    SAME
  }

  /**
   * A person's word, which goes before the machine's.
   *
   * @param read what stood there before
   * @param says what the person says stands there
   */
  record Settled(Matter matter, String target, String read, String says, String by, Instant at)
      implements ReadingLine {
    public Settled {
      Objects.requireNonNull(matter);
      Objects.requireNonNull(target);
      Objects.requireNonNull(read);
      Objects.requireNonNull(says);
      Objects.requireNonNull(by);
      Objects.requireNonNull(at);
    }
  }

  /** Target of a name: the title of the conversation. */
  String TITLE = "title";
}
