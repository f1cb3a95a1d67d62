package org.tiezheng.testkit.talk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everyday talk of two people, made from dialogues that a person wrote. A dialogue is not used
 * again before most of the others have been.
 */
public final class SmallTalk {
  private static final Pattern TOPIC = Pattern.compile("\\[(\\S+) (\\S+) (\\d+)]");
  private static final Pattern TURN = Pattern.compile("([ABLZ])(?: ([a-z]+))?: (.*)");

  private record Turn(String who, LineKind kind, String template) {}

  private record Dialogue(String topic, int firstMonth, int lastMonth, List<Turn> turns) {
    boolean fits(int month) {
      return firstMonth <= lastMonth
          ? month >= firstMonth && month <= lastMonth
          : month >= firstMonth || month <= lastMonth;
    }
  }

  private final Random random;
  private final MessageIds ids;
  private final Map<String, List<String>> words = new HashMap<>();
  private final List<Dialogue> dialogues = new ArrayList<>();
  private final List<Dialogue> bag = new ArrayList<>();
  private final Grammar grammar;

  public SmallTalk(List<String> source, Random random, MessageIds ids) {
    this.random = random;
    this.ids = ids;
    read(source);
    this.grammar = new Grammar(words, random);
  }

  /** One talk that begins at that moment, in a tone and on a subject that fit the day. */
  public List<Line> session(Instant start, LocalDate day, boolean cool) {
    Dialogue chosen = draw(day.getMonthValue(), cool);
    Speaker first = random.nextBoolean() ? Speaker.PLAINTIFF : Speaker.DEFENDANT;
    List<Line> lines = new ArrayList<>();
    Instant clock = start;
    for (Turn turn : chosen.turns()) {
      Speaker who =
          switch (turn.who()) {
            case "A" -> first;
            case "B" -> first.other();
            default -> Speaker.of(turn.who());
          };
      String text = grammar.expand(turn.template());
      clock = clock.plusSeconds(pause(text));
      lines.add(
          new Line(
              clock,
              who,
              turn.kind(),
              ids.next(clock),
              text,
              Optional.empty(),
              Optional.empty(),
              0));
    }
    return lines;
  }

  /** Mostly seconds, now and then some minutes: somebody put the telephone away. */
  private long pause(String text) {
    long typing = 3L + text.length() / 3 + random.nextInt(25);
    return random.nextInt(9) == 0 ? typing + 60L * (2 + random.nextInt(18)) : typing;
  }

  private Dialogue draw(int month, boolean cool) {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < bag.size(); i++) {
        Dialogue d = bag.get(i);
        if (d.fits(month) && d.topic().equals("淡") == cool) {
          bag.remove(i);
          return d;
        }
      }
      bag.addAll(dialogues);
      Collections.shuffle(bag, random);
    }
    throw new IllegalArgumentException("no dialogue for month " + month);
  }

  private void read(List<String> source) {
    Matcher topic = TOPIC.matcher("");
    List<Turn> turns = new ArrayList<>();
    String list = "";
    for (String row : source) {
      if (row.startsWith("= ")) {
        list = row.substring(2);
      } else if (row.startsWith("[")) {
        close(topic, turns);
        topic = TOPIC.matcher(row);
        if (!topic.matches()) {
          throw new IllegalArgumentException("not a topic: " + row);
        }
        list = "";
      } else if (row.equals("--")) {
        close(topic, turns);
      } else if (!list.isEmpty() && !row.isBlank()) {
        words.put(list, Arrays.asList(row.split(" ")));
      } else if (!row.isBlank() && !row.startsWith("#")) {
        turns.add(turn(row));
      }
    }
    close(topic, turns);
  }

  private static Turn turn(String row) {
    Matcher m = TURN.matcher(row);
    if (!m.matches()) {
      throw new IllegalArgumentException("not a turn: " + row);
    }
    LineKind kind = Optional.ofNullable(m.group(2)).map(LineKind::of).orElse(LineKind.TEXT);
    return new Turn(m.group(1), kind, m.group(3));
  }

  private void close(Matcher topic, List<Turn> turns) {
    if (turns.isEmpty()) {
      return;
    }
    String months = topic.group(2);
    int dash = months.indexOf('-');
    int first = dash < 0 ? 1 : Integer.parseInt(months.substring(0, dash));
    int last = dash < 0 ? 12 : Integer.parseInt(months.substring(dash + 1));
    Dialogue dialogue = new Dialogue(topic.group(1), first, last, List.copyOf(turns));
    // The weight of a topic decides how often its dialogues are in the bag.
    int weight = (Integer.parseInt(topic.group(3)) + 1) / 2;
    for (int i = 0; i < weight; i++) {
      dialogues.add(dialogue);
    }
    turns.clear();
  }
}
