package org.tiezheng.collect.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One film, sound, picture or file of a capture, as its log tells of it. Not thread-safe. */
public final class Take {
  private static final Pattern ENDING = Pattern.compile("[a-z0-9]{1,8}");

  private final Sent.TakeBegun begun;
  private final Sent first;
  private final List<Piece> pieces = new ArrayList<>();
  private @Nullable Sent last;
  private Sent.@Nullable TakeEnded ended;

  Take(Sent first, Sent.TakeBegun begun) {
    this.first = first;
    this.begun = begun;
  }

  /**
   * Some bytes of it.
   *
   * @param came when they were on the server's disk, by its clock
   */
  public record Piece(int number, String sha256, long size, Instant made, Instant came) {}

  /** Name of its file beside the log. */
  public static String fileName(Sent.TakeBegun begun) {
    return "take-%03d.%s".formatted(begun.take(), ending(begun));
  }

  private static String ending(Sent.TakeBegun begun) {
    int dot = begun.name().lastIndexOf('.');
    String own = dot < 0 ? "" : begun.name().substring(dot + 1).toLowerCase(Locale.ROOT);
    if (ENDING.matcher(own).matches()) {
      return own;
    }
    int parameters = begun.mediaType().indexOf(';');
    String type =
        (parameters < 0 ? begun.mediaType() : begun.mediaType().substring(0, parameters))
            .strip()
            .toLowerCase(Locale.ROOT);
    return switch (type) {
      case "video/webm", "audio/webm" -> "webm";
      case "video/mp4" -> "mp4";
      case "audio/mp4" -> "m4a";
      case "audio/ogg", "video/ogg" -> "ogg";
      case "image/jpeg" -> "jpg";
      case "image/png" -> "png";
      case "image/webp" -> "webp";
      default -> "bin";
    };
  }

  void piece(Sent sent, Sent.Piece piece, Instant came) {
    pieces.add(new Piece(piece.piece(), piece.sha256(), piece.size(), sent.corrected(), came));
  }

  void ended(Sent sent, Sent.TakeEnded end) {
    last = sent;
    ended = end;
  }

  public int number() {
    return begun.take();
  }

  public Sent.TakeBegun begun() {
    return begun;
  }

  public String fileName() {
    return fileName(begun);
  }

  public List<Piece> pieces() {
    return List.copyOf(pieces);
  }

  /** The record of its beginning. */
  public Sent first() {
    return first;
  }

  /** The record of its end; empty if none came. */
  public Optional<Sent> last() {
    return Optional.ofNullable(last);
  }

  public Optional<Sent.TakeEnded> ended() {
    return Optional.ofNullable(ended);
  }

  /** Bytes that came. */
  public long size() {
    return pieces.stream().mapToLong(Piece::size).sum();
  }
}
