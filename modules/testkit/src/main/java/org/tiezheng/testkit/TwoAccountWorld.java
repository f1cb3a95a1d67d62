package org.tiezheng.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.tiezheng.testkit.demo.Person;
import org.tiezheng.testkit.demo.SmallTalkText;
import org.tiezheng.testkit.file.ChatLabFile;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.LineKind;
import org.tiezheng.testkit.talk.MessageIds;
import org.tiezheng.testkit.talk.Script;
import org.tiezheng.testkit.talk.SmallTalk;

/**
 * One conversation as the two telephones hold it: each side lacks some messages, one text was
 * changed on the defendant's side, and the clocks differ. What was done is known.
 *
 * @param plaintiff the lines on the plaintiff's telephone
 * @param defendant the lines on the defendant's telephone
 * @param onlyPlaintiff ids that the defendant's side lacks
 * @param onlyDefendant ids that the plaintiff's side lacks
 * @param changed ids whose words differ
 * @param offsetSeconds how much later the defendant's telephone dates every line
 */
public record TwoAccountWorld(
    List<Line> plaintiff,
    List<Line> defendant,
    Set<String> onlyPlaintiff,
    Set<String> onlyDefendant,
    Set<String> changed,
    int offsetSeconds) {
  private static final Instant EXPORTED = Instant.parse("2025-11-01T01:30:12Z");

  public TwoAccountWorld {
    plaintiff = List.copyOf(plaintiff);
    defendant = List.copyOf(defendant);
    onlyPlaintiff = Set.copyOf(onlyPlaintiff);
    onlyDefendant = Set.copyOf(onlyDefendant);
    changed = Set.copyOf(changed);
  }

  /** A world of that many days of talk. */
  public static TwoAccountWorld of(long seed, int days) {
    Random random = new Random(seed);
    SmallTalk talk = new SmallTalk(SmallTalkText.lines(), random, new MessageIds(random));
    int offset = random.nextInt(8) - 3;
    List<Line> here = new ArrayList<>();
    List<Line> there = new ArrayList<>();
    Set<String> onlyHere = new TreeSet<>();
    Set<String> onlyThere = new TreeSet<>();
    Set<String> changed = new TreeSet<>();
    LocalDate first = LocalDate.of(2024, 3, 1);
    for (int d = 0; d < days; d++) {
      LocalDate day = first.plusDays(d);
      Instant start = day.atTime(12, random.nextInt(60)).toInstant(Script.ZONE);
      for (Line line : talk.session(start, day, false)) {
        int fate = random.nextInt(40);
        if (fate == 0) {
          onlyHere.add(line.id());
          here.add(line);
        } else if (fate == 1) {
          onlyThere.add(line.id());
          there.add(later(line, offset, line.text()));
        } else if (fate == 2 && line.kind() == LineKind.TEXT) {
          changed.add(line.id());
          here.add(line);
          there.add(later(line, offset, line.text() + "（已改）"));
        } else {
          here.add(line);
          there.add(later(line, offset, line.text()));
        }
      }
    }
    return new TwoAccountWorld(here, there, onlyHere, onlyThere, changed, offset);
  }

  /** The export from the plaintiff's telephone. */
  public byte[] plaintiffExport() {
    return export(Person.LIN, Person.ZHOU, plaintiff);
  }

  /** The export from the defendant's telephone. */
  public byte[] defendantExport() {
    List<Line> seen = new ArrayList<>();
    // In an export the own account is the first member, so the speakers change places.
    for (Line l : defendant) {
      seen.add(
          new Line(
              l.time(),
              l.speaker().other(),
              l.kind(),
              l.id(),
              l.text(),
              l.name(),
              l.answers(),
              l.fen()));
    }
    return export(Person.ZHOU, Person.LIN, seen);
  }

  private static byte[] export(Person self, Person other, List<Line> lines) {
    return new ChatLabFile(
            other.nick(),
            new ChatLabFile.Member(self.wechat(), self.nick(), ""),
            new ChatLabFile.Member(other.wechat(), other.nick(), other.name()),
            EXPORTED)
        .json(lines);
  }

  private static Line later(Line l, int seconds, String text) {
    return new Line(
        l.time().plusSeconds(seconds),
        l.speaker(),
        l.kind(),
        l.id(),
        text,
        Optional.empty(),
        l.answers(),
        l.fen());
  }
}
