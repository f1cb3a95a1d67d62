package org.tiezheng.testkit.talk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A story written scene by scene, with the lines that matter named. Its syntax stands at the head
 * of {@code demo/story.txt}.
 */
public final class Script {
  /** Beijing time, which the story is told in. */
  public static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private static final DateTimeFormatter SCENE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final Pattern LINE =
      Pattern.compile(
          "([LZS])(?: ([a-z]+))?(?: #(\\w+))?(?: >(\\??\\w+))?(?: \\+(\\d+)([mh]))?: ?(.*)");
  private static final Pattern PAYMENT =
      Pattern.compile("! (alipay|wechat) (in|out) ([0-9.]+) (\\S+) \\| (.*)");
  private static final Pattern MONEY = Pattern.compile("([0-9]+\\.[0-9]{2}) ?(.*)");

  private final Random random;
  private final MessageIds ids;
  private final Map<String, String> named = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<OutsidePayment> payments = new ArrayList<>();
  private Instant clock = Instant.EPOCH;

  private Script(Random random, MessageIds ids) {
    this.random = random;
    this.ids = ids;
  }

  /**
   * Reads a story.
   *
   * @throws IllegalArgumentException naming the line that breaks the syntax
   */
  public static Script read(List<String> source, Random random, MessageIds ids) {
    Script script = new Script(random, ids);
    for (String row : source) {
      script.take(row);
    }
    return script;
  }

  /** The lines in order of time. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** The payments that were not made in the chat. */
  public List<OutsidePayment> payments() {
    return List.copyOf(payments);
  }

  private void take(String row) {
    if (row.isBlank() || row.startsWith("#")) {
      return;
    }
    if (row.startsWith("@ ")) {
      clock = LocalDateTime.parse(row.substring(2), SCENE).toInstant(ZONE);
      clock = clock.plusSeconds(random.nextInt(60));
    } else if (row.startsWith("!")) {
      payments.add(payment(row));
    } else {
      lines.add(line(row));
    }
  }

  private OutsidePayment payment(String row) {
    Matcher m = match(PAYMENT, row);
    return new OutsidePayment(
        clock.minusSeconds(45),
        m.group(1),
        m.group(2).equals("in"),
        fen(m.group(3)),
        m.group(4),
        m.group(5));
  }

  private Line line(String row) {
    Matcher m = match(LINE, row);
    LineKind kind = Optional.ofNullable(m.group(2)).map(LineKind::of).orElse(LineKind.TEXT);
    advance(m, m.group(7).length());
    String id = ids.next(clock);
    Optional<String> name = Optional.ofNullable(m.group(3));
    name.ifPresent(n -> named.put(n, id));
    Optional<String> answers = Optional.ofNullable(m.group(4)).map(this::target);
    String text = m.group(7);
    long fen = 0;
    Matcher money = MONEY.matcher(text);
    if ((kind == LineKind.TRANSFER || kind == LineKind.ACCEPT) && money.matches()) {
      fen = fen(money.group(1));
      text = money.group(2);
    }
    LineKind shown = kind == LineKind.TEXT && answers.isPresent() ? LineKind.REPLY : kind;
    return new Line(clock, Speaker.of(m.group(1)), shown, id, text, name, answers, fen);
  }

  private void advance(Matcher m, int length) {
    if (m.group(5) == null) {
      clock = clock.plusSeconds(4 + length / 2 + random.nextInt(30));
    } else {
      long n = Long.parseLong(m.group(5));
      Duration pause = m.group(6).equals("h") ? Duration.ofHours(n) : Duration.ofMinutes(n);
      clock = clock.plus(pause).plusSeconds(random.nextInt(50));
    }
  }

  /** A question mark stands for a message that the export does not hold. */
  private String target(String name) {
    if (name.startsWith("?")) {
      return ids.next(clock.minus(Duration.ofDays(12)));
    }
    String id = named.get(name);
    if (id == null) {
      throw new IllegalArgumentException("no earlier line is called " + name);
    }
    return id;
  }

  private static Matcher match(Pattern pattern, String row) {
    Matcher m = pattern.matcher(row);
    if (!m.matches()) {
      throw new IllegalArgumentException("not a line of a story: " + row);
    }
    return m;
  }

  private static long fen(String yuan) {
    return new BigDecimal(yuan).movePointRight(2).longValueExact();
  }
}
