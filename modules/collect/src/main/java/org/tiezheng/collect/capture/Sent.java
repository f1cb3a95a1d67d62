package org.tiezheng.collect.capture;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tiezheng.evidence.CaptureSession;

/**
 * A record that the browser made and sent. Its text, as it was sent, is what the next record names
 * the SHA-256 of, so that none can be changed, left out or put elsewhere unseen.
 *
 * @param n from 1 without holes, over all records of a capture
 * @param prev SHA-256 of the text of the record before; of the first the {@link
 *     LogEntry.Begun#genesis}
 * @param at by the clock of the browser
 * @param clock how that clock was compared with the server's, if it was
 */
public record Sent(long n, String prev, Instant at, Optional<Clock> clock, Act act) {
  public Sent {
    Objects.requireNonNull(prev, "prev");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(act, "act");
  }

  /**
   * The clocks compared.
   *
   * @param offset milliseconds to be added to the browser's time to get the server's
   * @param spread how far off that may be: half of the shortest round trip, in milliseconds
   */
  public record Clock(long offset, long spread) {}

  /** The time by the server's clock, as far as the clocks were compared. */
  public Instant corrected() {
    return at.plusMillis(clock.map(Clock::offset).orElse(0L));
  }

  /** What happened. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = TakeBegun.class, name = "begin"),
    @JsonSubTypes.Type(value = Piece.class, name = "piece"),
    @JsonSubTypes.Type(value = TakeEnded.class, name = "end"),
    @JsonSubTypes.Type(value = Step.class, name = "step"),
    @JsonSubTypes.Type(value = Trouble.class, name = "trouble"),
    @JsonSubTypes.Type(value = Place.class, name = "place")
  })
  public sealed interface Act {}

  /**
   * A film, sound, picture or file begins.
   *
   * @param take its number, from 1 without holes
   * @param shot id of the shot of the list that it is; may be empty
   * @param mediaType as the browser calls it
   * @param name that the file had, if it was chosen; else empty
   * @param facts what the browser says of camera, size and way
   */
  public record TakeBegun(
      int take, String shot, String mediaType, String name, Map<String, String> facts)
      implements Act {
    public TakeBegun {
      Objects.requireNonNull(shot, "shot");
      Objects.requireNonNull(mediaType, "mediaType");
      Objects.requireNonNull(name, "name");
      facts = Map.copyOf(facts);
    }
  }

  /**
   * Some bytes of it, which come with this record.
   *
   * @param piece its number within the take, from 1 without holes
   * @param sha256 of the bytes, as the browser computed it
   */
  public record Piece(int take, int piece, String sha256, long size) implements Act {
    public Piece {
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  /**
   * It ends.
   *
   * @param sha256 of all its bytes, as the browser computed it
   * @param millis how long it was recorded; 0 for a picture or a file
   * @param why {@code stopped} by the person, or what else ended it
   */
  public record TakeEnded(int take, int pieces, long size, String sha256, long millis, String why)
      implements Act {
    public TakeEnded {
      Objects.requireNonNull(sha256, "sha256");
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * The person said what is being done.
   *
   * @param millis from the start of the take
   */
  public record Step(int take, long millis, CaptureSession.Action action, String note)
      implements Act {
    public Step {
      Objects.requireNonNull(action, "action");
      Objects.requireNonNull(note, "note");
    }
  }

  /**
   * Something could not be done, or interrupted what was being done.
   *
   * @param take that was being made; 0 outside of one
   * @param millis from the start of the take; -1 outside of one, or if it is not known
   * @param what such as {@code refused}, {@code muted}, {@code offline}, {@code reloaded}, {@code
   *     storage}, {@code gone}
   */
  public record Trouble(int take, long millis, String what, String note) implements Act {
    public Trouble {
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(note, "note");
    }

    /** The page was loaded again: what it recorded then ended with it. */
    static final String RELOADED = "reloaded";

    /** Records that were made could not be kept, and went with the page. */
    static final String GONE = "gone";

    /** Whether a take that was being made has a hole there. */
    public boolean interrupts() {
      return take > 0 && (what.equals("muted") || what.equals(RELOADED) || what.equals("paused"));
    }
  }

  /**
   * Where the device is, as the browser says, in degrees and metres.
   *
   * @param accuracy radius in metres
   */
  public record Place(String latitude, String longitude, String accuracy) implements Act {
    public Place {
      Objects.requireNonNull(latitude, "latitude");
      Objects.requireNonNull(longitude, "longitude");
      Objects.requireNonNull(accuracy, "accuracy");
    }
  }
}
