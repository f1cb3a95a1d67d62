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
   * @param words lines of text on it with their places, from above
   */
  @SuppressWarnings("ArrayRecordComponent") // shared, never written to again; nobody compares them
  public record Shot(String name, byte[] bytes, List<Seen> seen, List<Word> words) {
    public Shot {
      seen = List.copyOf(seen);
      words = List.copyOf(words);
    }
  }

  /**
   * A line on a picture.
   *
   * @param line its number in the talk, from 0
   * @param whole whether nothing of it is cut off
   */
  public record Seen(int line, boolean whole) {}

  /**
   * A line of text as it was drawn.
   *
   * @param groundTop where the colour behind it begins, not above the chat
   * @param groundBottom where it ends
   * @param ground that colour
   */
  public record Word(
      String text,
      int x,
      int y,
      int width,
      int height,
      int groundTop,
      int groundBottom,
      int ground) {}

  /** Rows of the title, above the chat, and of the field for typing, below it. */
  public static final int ABOVE = HEAD;

  public static final int BELOW = FOOT;

  /** Colour of the page. */
  public int pageColour() {
    return page().getRGB() & 0xFFFFFF;
  }

  private record Row(int line, int top, int height, Optional<String> time, List<String> words) {}

  /** Takes the pictures that show all lines from the first to the last. */
  public List<Shot> of(String title, List<Line> lines) {
    return of(title, lines, OVERLAP);
  }

  /**
   * The same with so much of each picture on the next one.
   *
   * @param overlap in pixels; negative leaves a stretch between two pictures out
   */
  public List<Shot> of(String title, List<Line> lines, int overlap) {
    int end = end(lines);
    int visible = HEIGHT - HEAD - FOOT;
    List<Integer> tops = new ArrayList<>();
    for (int top = 0; tops.isEmpty() || top + overlap < end; top += visible - overlap) {
      tops.add(top);
    }
    return at(title, lines, tops, HEIGHT);
  }

  /** One picture of all lines, as apps make by putting screens together (长截图). */
  public Shot whole(String title, List<Line> lines) {
    return at(title, lines, List.of(0), end(lines) + HEAD + FOOT).getFirst();
  }

  /** How far down the talk reaches, in pixels. */
  public int end(List<Line> lines) {
    Row last = rows(lines).getLast();
    return last.top + last.height + GAP;
  }

  /**
   * Pictures of the places that somebody scrolled to.
   *
   * @param tops pixels of the talk above the screen
   * @param height of the screen
   */
  public List<Shot> at(String title, List<Line> lines, List<Integer> tops, int height) {
    List<Row> rows = rows(lines);
    List<Shot> shots = new ArrayList<>();
    for (int top : tops) {
      List<Word> words = new ArrayList<>();
      BufferedImage screen = screen(title, lines, rows, top, height, words);
      shots.add(
          new Shot(
              "%s-%02d.%s"
                  .formatted(look.name().toLowerCase(Locale.ROOT), shots.size() + 1, look.ending()),
              Wear.of(look, shots.size()).file(screen),
              seen(rows, top, top + height - HEAD - FOOT),
              words));
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

  private BufferedImage screen(
      String title, List<Line> lines, List<Row> rows, int top, int height, List<Word> words) {
    BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(page());
    g.fillRect(0, 0, WIDTH, height);
    for (Row row : rows) {
      int y = HEAD + row.top - top;
      if (y + row.height > HEAD - 100 && y < height) {
        draw(g, lines.get(row.line), row, y, height, words);
      }
    }
    bars(g, title, height);
    g.dispose();
    return image;
  }

  private void draw(Graphics2D g, Line line, Row row, int y, int height, List<Word> to) {
    g.setColor(new Color(0x8C8C8C));
    row.time.ifPresent(time -> {
      centred(g, time, y - GAP, 25);
      word(time, (WIDTH - width(time, 25)) / 2, y - GAP, 25, 0, height, page(), height, to);
    });
    if (line.kind() != LineKind.TEXT) {
      centred(g, line.text(), y + 22, 25);
      word(
          line.text(),
          (WIDTH - width(line.text(), 25)) / 2,
          y + 22,
          25,
          0,
          height,
          page(),
          height,
          to);
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
      int base = y + name + PAD + i * PITCH + 36;
      glyphs.draw(g, row.words.get(i), left + PAD, base, TEXT);
      int bottom = y + name + row.words.size() * PITCH + 2 * PAD;
      word(row.words.get(i), left + PAD, base, TEXT, y + name, bottom, bubble(own), height, to);
    }
  }

  /** What of a line is seen between title and field; nothing of it that is hidden is told. */
  private void word(
      String text,
      double x,
      double base,
      double size,
      int top,
      int bottom,
      Color ground,
      int height,
      List<Word> to) {
    int first = Math.max(HEAD, (int) (base - size));
    int last = Math.min(height - FOOT, (int) (base + size / 4));
    if (last - first >= size / 3) {
      to.add(
          new Word(
              text,
              (int) x,
              first,
              (int) width(text, size),
              last - first,
              Math.max(HEAD, top),
              Math.min(height - FOOT, bottom),
              ground.getRGB() & 0xFFFFFF));
    }
  }

  private void centred(Graphics2D g, String text, double y, double size) {
    glyphs.draw(g, text, (WIDTH - width(text, size)) / 2, y, size);
  }

  private void bars(Graphics2D g, String title, int height) {
    g.setColor(page());
    g.fillRect(0, 0, WIDTH, HEAD);
    g.setColor(look == Look.DARK ? new Color(0x2A2A2A) : new Color(0xD5D5D5));
    g.drawLine(0, HEAD - 1, WIDTH, HEAD - 1);
    g.setColor(look == Look.DARK ? new Color(0xD5D5D5) : new Color(0x181818));
    glyphs.draw(g, "15:26", 56, 58, 30);
    centred(g, title, 144, 34);
    g.setColor(look == Look.DARK ? new Color(0x1E1E1E) : new Color(0xF7F7F7));
    g.fillRect(0, height - FOOT, WIDTH, FOOT);
    g.setColor(look == Look.DARK ? new Color(0x2C2C2C) : Color.WHITE);
    g.fillRoundRect(110, height - FOOT + 20, 520, 76, 10, 10);
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
