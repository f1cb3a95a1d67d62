package org.tiezheng.examine.gaps;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;

/** Numbers of a count that no row has. Those that a finished file took the place of are none. */
final class Holes {
  /** A file whose source does not carry whether it took the place of an announcement. */
  static final String NOT_SAID = "";

  private final Count count;
  private final Findings findings;
  private final Map<Integer, String> finished;
  private final int near;

  Holes(Count count, Findings findings, Map<Integer, String> finished, int near) {
    this.count = count;
    this.findings = findings;
    this.finished = finished;
    this.near = near;
  }

  /** Numbers between the row at {@code after - 1} and the one at {@code after}. */
  private static final class Hole {
    final int after;
    final long size;
    long replaced;
    long perhaps;

    Hole(int after, long size) {
      this.after = after;
      this.size = size;
    }
  }

  void find() {
    List<Hole> holes = new ArrayList<>();
    Deque<Hole> open = new ArrayDeque<>();
    long replaced = 0;
    for (int i = 0; i < count.size(); i++) {
      long before = i == 0 ? 0 : count.id(i - 1);
      long size = count.id(i) - before - 1;
      if (size > 0) {
        Hole hole = new Hole(i, size);
        holes.add(hole);
        open.push(hole);
      }
      String replaces = finished.get(count.row(i));
      if (replaces != null && replaces.equals(NOT_SAID)) {
        perhaps(open, i);
      } else if (replaces != null && !findings.copy().has(replaces)) {
        replaced += replaced(open, i) ? 1 : 0;
      }
    }
    holes.forEach(this::sign);
    if (replaced > 0) {
      findings.note(
          "文件完成后替换其“上传中”的行,由此空出的行号不作空缺计",
          "a finished file takes the place of its row “uploading”; the numbers that this leaves"
              + " free are not counted");
    }
  }

  /** The nearest hole before a finished file that still has room. */
  private boolean replaced(Deque<Hole> open, int file) {
    while (!open.isEmpty()) {
      Hole hole = open.peek();
      if (count.id(file) - count.id(hole.after) > near) {
        open.clear();
        return false;
      }
      if (hole.replaced < hole.size) {
        hole.replaced++;
        return true;
      }
      open.pop();
    }
    return false;
  }

  /** A file without a word on it may explain one number of the nearest hole. */
  private void perhaps(Deque<Hole> open, int file) {
    for (Hole hole : open) {
      if (count.id(file) - count.id(hole.after) > near) {
        return;
      }
      if (hole.size == 1 && hole.perhaps == 0) {
        hole.perhaps = 1;
        return;
      }
    }
  }

  private void sign(Hole hole) {
    long missing = hole.size - hole.replaced;
    if (missing == 0) {
      return;
    }
    boolean head = hole.after == 0;
    long from = head ? 1 : count.id(hole.after - 1) + 1;
    long to = count.id(hole.after) - 1;
    String numbers = from == to ? "%,d".formatted(from) : "%,d–%,d".formatted(from, to);
    String zh = hole.replaced == 0 ? "" : ",其中 %,d 个由文件完成的替换说明".formatted(hole.replaced);
    String en =
        hole.replaced == 0
            ? ""
            : ", %,d of them explained by finished files".formatted(hole.replaced);
    if (hole.perhaps >= missing) {
      zh = ",可能是其后文件的“上传中”登记";
      en = ", perhaps the announcement of a file that follows";
    }
    long before = head ? Copy.NO_TIME : count.time(hole.after - 1);
    long after = count.time(hole.after);
    Findings.Draft draft =
        findings
            .sign(
                head ? GapKind.LOCAL_HEAD : GapKind.LOCAL_HOLE,
                head || hole.perhaps >= missing ? Weight.SLIGHT : Weight.NOTABLE,
                count.conversation().orElse(""))
            .count(missing)
            .between(before, after < before ? Copy.NO_TIME : after)
            .what(
                new Text(
                    "行号 %s 不在本副本(%,d 个%s);%s"
                        .formatted(numbers, to - from + 1, zh, count.of(findings.copy(), true)),
                    "Row numbers %s are not in this copy (%,d%s); %s"
                        .formatted(numbers, to - from + 1, en, count.of(findings.copy(), false))));
    if (!head) {
      findings.place(draft, GapPlace.About.BEFORE, count.row(hole.after - 1));
    }
    findings.place(draft, GapPlace.About.AFTER, count.row(hole.after));
  }
}
