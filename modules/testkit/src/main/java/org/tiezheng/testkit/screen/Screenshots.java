package org.tiezheng.testkit.screen;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.testkit.file.Glyphs;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.LineKind;
import org.tiezheng.testkit.talk.Speaker;

/**
 * Screenshots of a conversation as a phone shows it: title above, avatars, bubbles left and right,
 * grey times and notices between them, the field for typing below. One screen after the other is
 * taken while scrolling down, so that successive ones overlap and bubbles are cut at their edges.
 */
public final class Screenshots {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int WIDTH = 780;
  private static final int HEIGHT = 1_560;
  private static final int HEAD = 176;
  private static final int FOOT = 120;
  private static final double TEXT = 34;
  private static final int PITCH = 48;
  private static final int PAD = 20;
  private static final int AVATAR = 80;
  private static final int GAP = 32;
  private static final int MOST = 500;
  private static final int OVERLAP = 150;
  private static final Duration SILENCE = Duration.ofMinutes(5);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm", Locale.ROOT);

  private final Glyphs glyphs;
  private final Look look;
  private final boolean group;

  /**
   * @param group whether names stand above the bubbles of the other side
   */
  public Screenshots(Glyphs glyphs, Look look, boolean group) {
    this.glyphs = glyphs;
    this.look = look;
    this.group = group;
  }

  /**
   * A picture file.
   *
   * @param seen what of which line it shows
   */
  @SuppressWarnings("ArrayRecordComponent") // shared, never written to again; nobody compares them
  public record Shot(String name, byte[] bytes, List<Seen> seen) {
    public Shot {
      seen = List.copyOf(seen);
    }
  }

  /**
   * A line on a picture.
   *
   * @param line its number in the talk, from 0
   * @param whole whether nothing of it is cut off
   */
  public record Seen(int line, boolean whole) {}

  private record Row(int line, int top, int height, Optional<String> time, List<String> words) {}

  /** Takes the pictures that show all lines from the first to the last. */
  public List<Shot> of(String title, List<Line> lines) {
    List<Row> rows = rows(lines);
    int end = rows.getLast().top + rows.getLast().height + GAP;
    int visible = HEIGHT - HEAD - FOOT;
    List<Shot> shots = new ArrayList<>();
    for (int top = 0; shots.isEmpty() || top + OVERLAP < end; top += visible - OVERLAP) {
      BufferedImage screen = screen(title, lines, rows, top);
      shots.add(
          new Shot(
              "%s-%02d.%s"
                  .formatted(look.name().toLowerCase(Locale.ROOT), shots.size() + 1, look.ending()),
              Wear.of(look, shots.size()).file(screen),
              seen(rows, top, top + visible)));
    }
    return shots;
  }

  private List<Row> rows(List<Line> lines) {
    List<Row> rows = new ArrayList<>();
    Instant last = Instant.EPOCH;
    int y = GAP;
    for (int n = 0; n < lines.size(); n++) {
      Line line = lines.get(n);
      Optional<String> time = Optional.empty();
      if (Duration.between(last, line.time()).compareTo(SILENCE) > 0) {
        time = Optional.of(CLOCK.format(ZonedDateTime.ofInstant(line.time(), ZONE)));
        y += 24 + GAP;
      }
      last = line.time();
      List<String> words = wrapped(line.text());
      boolean system = line.kind() != LineKind.TEXT;
      int name = named(line) ? 34 : 0;
      int height = system ? 26 : Math.max(AVATAR, name + words.size() * PITCH + 2 * PAD);
      rows.add(new Row(n, y, height, time, words));
      y += height + GAP;
    }
    return rows;
  }

  private boolean named(Line line) {
    return group && line.kind() == LineKind.TEXT && line.speaker() == Speaker.DEFENDANT;
  }

  private List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      String more = Character.toString(c);
      if (width(line + more, TEXT) > MOST) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(more);
    }
    lines.add(line.toString());
    return lines;
  }

  private double width(String text, double size) {
    return glyphs.width(text, size);
  }

  private static List<Seen> seen(List<Row> rows, int top, int bottom) {
    return rows.stream()
        .filter(r -> r.top + r.height > top && r.top < bottom)
        .map(r -> new Seen(r.line, r.top >= top && r.top + r.height <= bottom))
        .toList();
  }

  private BufferedImage screen(String title, List<Line> lines, List<Row> rows, int top) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(page());
    g.fillRect(0, 0, WIDTH, HEIGHT);
    for (Row row : rows) {
      int y = HEAD + row.top - top;
      if (y + row.height > HEAD - 100 && y < HEIGHT) {
        draw(g, lines.get(row.line), row, y);
      }
    }
    bars(g, title);
    g.dispose();
    return image;
  }

  private void draw(Graphics2D g, Line line, Row row, int y) {
    g.setColor(new Color(0x8C8C8C));
    row.time.ifPresent(time -> centred(g, time, y - GAP, 25));
    if (line.kind() != LineKind.TEXT) {
      centred(g, line.text(), y + 22, 25);
      return;
    }
    boolean own = line.speaker() == Speaker.PLAINTIFF;
    int name = named(line) ? 34 : 0;
    int widest =
        (int) Math.ceil(row.words.stream().mapToDouble(w -> width(w, TEXT)).max().orElse(0));
    int left = own ? WIDTH - 24 - AVATAR - 20 - widest - 2 * PAD : 24 + AVATAR + 20;
    if (name > 0) {
      glyphs.draw(g, "面馆老周", left, y + 24, 24);
    }
    g.setColor(own ? new Color(0x6B8EA8) : new Color(0xB58A63));
    g.fillRoundRect(own ? WIDTH - 24 - AVATAR : 24, y, AVATAR, AVATAR, 12, 12);
    g.setColor(bubble(own));
    g.fillRoundRect(left, y + name, widest + 2 * PAD, row.words.size() * PITCH + 2 * PAD, 14, 14);
    g.setColor(look == Look.DARK && !own ? new Color(0xD5D5D5) : new Color(0x181818));
    for (int i = 0; i < row.words.size(); i++) {
      glyphs.draw(g, row.words.get(i), left + PAD, y + name + PAD + i * PITCH + 36, TEXT);
    }
  }

  private void centred(Graphics2D g, String text, double y, double size) {
    glyphs.draw(g, text, (WIDTH - width(text, size)) / 2, y, size);
  }

  private void bars(Graphics2D g, String title) {
    g.setColor(page());
    g.fillRect(0, 0, WIDTH, HEAD);
    g.setColor(look == Look.DARK ? new Color(0x2A2A2A) : new Color(0xD5D5D5));
    g.drawLine(0, HEAD - 1, WIDTH, HEAD - 1);
    g.setColor(look == Look.DARK ? new Color(0xD5D5D5) : new Color(0x181818));
    glyphs.draw(g, "15:26", 56, 58, 30);
    centred(g, title, 144, 34);
    g.setColor(look == Look.DARK ? new Color(0x1E1E1E) : new Color(0xF7F7F7));
    g.fillRect(0, HEIGHT - FOOT, WIDTH, FOOT);
    g.setColor(look == Look.DARK ? new Color(0x2C2C2C) : Color.WHITE);
    g.fillRoundRect(110, HEIGHT - FOOT + 20, 520, 76, 10, 10);
  }

  private Color page() {
    return look == Look.DARK ? new Color(0x111111) : new Color(0xEDEDED);
  }

  private Color bubble(boolean own) {
    if (look == Look.DARK) {
      return own ? new Color(0x3EB575) : new Color(0x2C2C2C);
    }
    return own ? new Color(0x95EC69) : Color.WHITE;
  }
}
