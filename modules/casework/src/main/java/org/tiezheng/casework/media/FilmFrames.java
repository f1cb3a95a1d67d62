package org.tiezheng.casework.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The frames of a film of a scrolling screen that together show everything that it showed: one
 * whenever the screen has moved by about half of its height, the stillest of those that would do.
 * Needs an {@code ffmpeg} that is installed.
 */
public final class FilmFrames {
  private static final int PER_SECOND = 4;
  private static final int WIDTH = 60;
  private static final int HEIGHT = 300;
  private static final int MOST_SECONDS = 1_200;
  private static final int MOST_FRAMES = 400;

  /** Title and field for typing stand still while the rest moves. */
  private static final int TOP = HEIGHT * 15 / 100;

  private static final int BOTTOM = HEIGHT * 88 / 100;
  private static final int STEP = (BOTTOM - TOP) * 45 / 100;
  private static final int LEAST_COMMON = (BOTTOM - TOP) * 30 / 100;
  private static final double LIKE = 6;

  private final Ffmpeg program;

  private FilmFrames(Ffmpeg program) {
    this.program = program;
  }

  /** What takes them out; empty where no {@code ffmpeg} is installed. */
  public static Optional<FilmFrames> find() throws InterruptedException {
    return Ffmpeg.find(System.getenv()).map(FilmFrames::new);
  }

  /** Name and version of the program. */
  public String tool() {
    return program.version();
  }

  /**
   * A frame.
   *
   * @param millis time within the film
   * @param file the picture, as PNG
   */
  public record Frame(long millis, Path file) {}

  /**
   * Takes them out.
   *
   * @param film is only read
   * @param mediaType of it, told from its content
   * @param into an empty folder
   * @return in their order; empty if the film cannot be decoded, is longer than twenty minutes, or
   *     moves through more than {@value #MOST_FRAMES} screens
   */
  public List<Frame> of(Path film, String mediaType, Path into)
      throws IOException, InterruptedException {
    Optional<String> format = format(mediaType);
    if (format.isEmpty()) {
      return List.of();
    }
    Optional<byte[]> small =
        program.film(
            film,
            format.get(),
            MOST_SECONDS,
            List.of(
                "-vf",
                "fps=" + PER_SECOND + ",scale=" + WIDTH + ":" + HEIGHT + ":flags=area,format=gray",
                "-f",
                "rawvideo",
                "pipe:1"));
    if (small.isEmpty() || small.get().length < WIDTH * HEIGHT) {
      return List.of();
    }
    List<Integer> chosen = chosen(small.get());
    if (chosen.size() > MOST_FRAMES) {
      return List.of();
    }
    StringBuilder select = new StringBuilder();
    chosen.forEach(
        n -> select.append(select.isEmpty() ? "" : "+").append("eq(n\\,").append(n).append(")"));
    Optional<byte[]> done =
        program.film(
            film,
            format.get(),
            MOST_SECONDS,
            List.of(
                "-vf",
                "fps=" + PER_SECOND + ",select=" + select,
                "-vsync",
                "0",
                "-f",
                "image2",
                into.resolve("%06d.png").toString()));
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; done.isPresent() && i < chosen.size(); i++) {
      Path file = into.resolve("%06d.png".formatted(i + 1));
      if (Files.isRegularFile(file)) {
        frames.add(new Frame(chosen.get(i) * 1_000L / PER_SECOND, file));
      }
    }
    return frames;
  }

  /** Only containers that name no other files are opened, whatever the bytes want to be. */
  private static Optional<String> format(String mediaType) {
    return Optional.ofNullable(
        Map.of(
                "video/mp4", "mov",
                "video/quicktime", "mov",
                "application/mp4", "mov",
                "video/3gpp", "mov",
                "video/x-m4v", "mov",
                "video/webm", "matroska",
                "video/x-matroska", "matroska",
                "application/x-matroska", "matroska")
            .get(mediaType));
  }

  /** Numbers of the frames that are taken. */
  static List<Integer> chosen(byte[] film) {
    int count = film.length / (WIDTH * HEIGHT);
    int[][] frames = new int[count][];
    for (int n = 0; n < count; n++) {
      frames[n] = rows(film, n);
    }
    List<Integer> chosen = new ArrayList<>(List.of(0));
    int candidate = -1;
    double stillest = Double.MAX_VALUE;
    for (int n = 1; n < count; n++) {
      int moved = moved(frames[chosen.getLast()], frames[n]);
      double motion = difference(frames[n - 1], frames[n], 0);
      boolean far = moved == Integer.MAX_VALUE || Math.abs(moved) > (BOTTOM - TOP) - LEAST_COMMON;
      if (far) {
        // Too far already: what came before is taken, or this one, where it jumped.
        int taken = candidate > chosen.getLast() ? candidate : n - 1 > chosen.getLast() ? n - 1 : n;
        chosen.add(taken);
        candidate = -1;
        stillest = Double.MAX_VALUE;
        n = taken;
      } else if (Math.abs(moved) >= STEP && motion < stillest) {
        candidate = n;
        stillest = motion;
      }
    }
    if (chosen.getLast() != count - 1
        && difference(frames[chosen.getLast()], frames[count - 1], 0) > 0.5) {
      if (candidate > chosen.getLast()) {
        chosen.add(candidate);
      }
      if (chosen.getLast() != count - 1) {
        chosen.add(count - 1);
      }
    }
    return chosen;
  }

  /** Brightness of the rows of a frame in four upright bands. */
  private static int[] rows(byte[] film, int frame) {
    int bands = 6;
    int wide = WIDTH / bands;
    int[] rows = new int[HEIGHT * bands];
    int at = frame * WIDTH * HEIGHT;
    for (int y = 0; y < HEIGHT; y++) {
      for (int b = 0; b < bands; b++) {
        int sum = 0;
        for (int x = 0; x < wide; x++) {
          sum += film[at + y * WIDTH + b * wide + x] & 0xFF;
        }
        rows[y * bands + b] = sum / wide;
      }
    }
    return rows;
  }

  /** By how many rows the second is further down; the greatest number if nothing fits. */
  private static int moved(int[] first, int[] second) {
    int best = Integer.MAX_VALUE;
    double least = LIKE;
    for (int by = -(BOTTOM - TOP - LEAST_COMMON / 2); by <= BOTTOM - TOP - LEAST_COMMON / 2; by++) {
      double difference = difference(first, second, by);
      if (difference < least) {
        least = difference;
        best = by;
      }
    }
    return best;
  }

  private static double difference(int[] first, int[] second, int by) {
    int bands = first.length / HEIGHT;
    long sum = 0;
    int count = 0;
    for (int y = Math.max(TOP, TOP - by); y < Math.min(BOTTOM, BOTTOM - by); y++) {
      for (int b = 0; b < bands; b++) {
        sum += Math.abs(first[(y + by) * bands + b] - second[y * bands + b]);
        count++;
      }
    }
    return count == 0 ? Double.MAX_VALUE : (double) sum / count;
  }
}
