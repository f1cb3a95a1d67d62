package org.tiezheng.casework.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A film of a scrolling screen: its frames hang together, and none of what it showed is left out.
 */
class FilmFramesTest {
  private static final int WIDTH = 180;
  private static final int HEIGHT = 360;
  private static final int HEAD = 40;
  private static final int FOOT = 30;

  @TempDir Path folder;

  /** A long page with bubbles of random widths and heights, seen through a window. */
  private BufferedImage page(int length) {
    BufferedImage page = new BufferedImage(WIDTH, length, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = page.createGraphics();
    g.setColor(new Color(0xEDEDED));
    g.fillRect(0, 0, WIDTH, length);
    Random random = new Random(4);
    for (int y = 8; y < length; ) {
      int height = 14 + random.nextInt(30);
      int wide = 30 + random.nextInt(110);
      boolean own = random.nextBoolean();
      g.setColor(own ? new Color(0x95EC69) : Color.WHITE);
      g.fillRect(own ? WIDTH - 10 - wide : 10, y, wide, height);
      g.setColor(Color.DARK_GRAY);
      for (int x = 0; x < wide - 10; x += 3 + random.nextInt(5)) {
        g.fillRect((own ? WIDTH - 5 - wide : 15) + x, y + 4, 2, 6);
      }
      y += height + 8;
    }
    g.dispose();
    return page;
  }

  @Test
  void theFramesOverlapAndReachFromTheFirstToTheLast() throws Exception {
    Optional<FilmFrames> program = FilmFrames.find();
    if (program.isEmpty()) {
      System.out.println("SKIPPED: no ffmpeg on this machine");
    }
    Assumptions.assumeTrue(program.isPresent());
    int seen = HEIGHT - HEAD - FOOT;
    BufferedImage page = page(5 * seen);
    List<Integer> tops = new ArrayList<>();
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    // A second of rest, then strokes of the finger with a rest after each.
    for (int top = 0; ; ) {
      for (int n = 0; n < 8; n++) {
        tops.add(top);
      }
      if (top == page.getHeight() - seen) {
        break;
      }
      int stroke = Math.min(120, page.getHeight() - seen - top);
      for (int n = 1; n <= 4; n++) {
        tops.add(top + stroke * n / 4);
      }
      top += stroke;
    }
    for (int n = 0; n < tops.size(); n++) {
      BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = frame.createGraphics();
      g.setColor(new Color(0xF7F7F7));
      g.fillRect(0, 0, WIDTH, HEIGHT);
      g.drawImage(page.getSubimage(0, tops.get(n), WIDTH, seen), 0, HEAD, null);
      g.dispose();
      ImageIO.write(frame, "png", pictures.resolve("%04d.png".formatted(n)).toFile());
    }
    Path film = folder.resolve("film.mp4");
    Process made =
        new ProcessBuilder(
                "ffmpeg",
                "-loglevel",
                "error",
                "-framerate",
                "8",
                "-i",
                pictures + File.separator + "%04d.png",
                "-pix_fmt",
                "yuv420p",
                film.toString())
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    List<FilmFrames.Frame> frames =
        program.get().of(film, "video/mp4", Files.createDirectory(folder.resolve("frames")));
    assertThat(frames.getFirst().millis()).isZero();
    List<Integer> shown =
        frames.stream().map(f -> tops.get((int) (f.millis() * 8 / 1_000))).toList();
    assertThat(shown.getLast()).isEqualTo(page.getHeight() - seen);
    for (int n = 1; n < shown.size(); n++) {
      assertThat(shown.get(n) - shown.get(n - 1)).isBetween(1, seen * 8 / 10);
    }
    assertThat(frames.size()).isLessThan(tops.size() / 4);
    // What is no film gives nothing, and no other format is tried.
    Path text = Files.writeString(folder.resolve("list.mp4"), "#EXTM3U\nfile:///etc/passwd\n");
    Path none = Files.createDirectory(folder.resolve("none"));
    assertThat(program.get().of(text, "video/mp4", none)).isEmpty();
    assertThat(program.get().of(film, "application/vnd.apple.mpegurl", none)).isEmpty();
  }
}
