package org.tiezheng.casework;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * What a person says of a bubble that the check of screenshots left to one, or of any other. The
 * custody log has it beside what the machine said; no record is changed.
 */
public final class DecideScreens {
  private static final String SUBJECT = "screenDecided";
  private static final int MOST = 500;

  private final OpenCase open;

  public DecideScreens(OpenCase open) {
    this.open = open;
  }

  /** What a person can say. */
  public enum Decision {
    SAME(new Text("人核:一致", "by a person: the same")),
    DIFFERS(new Text("人核:不同", "by a person: differs")),
    ILLEGIBLE(new Text("人核:无法辨认", "by a person: cannot be told"));

    private final Text title;

    Decision(Text title) {
      this.title = title;
    }

    public Text title() {
      return title;
    }
  }

  /**
   * A decision.
   *
   * @param by who decided
   * @param remark may be empty
   */
  public record Decided(Decision decision, String by, String remark) {}

  /** Notes a decision. */
  public void run(CheckScreens.Seen row, Decision decision, String remark) throws IOException {
    if (remark.length() > MOST) {
      throw new TiezhengException(
          new Text("说明最多 " + MOST + " 个字。", "A remark has at most " + MOST + " characters."));
    }
    Map<String, String> what = new TreeMap<>();
    what.put("subject", SUBJECT);
    what.put("row", row.key());
    what.put("machine", row.verdict());
    what.put("decision", decision.name());
    what.put("remark", remark);
    what.put("read", cut(row.read()));
    what.put("exported", cut(row.exported()));
    open.note(Event.Type.NOTE, what);
  }

  /** The last decision on each row, by its key. */
  public Map<String, Decided> decided() {
    Map<String, Decided> all = new HashMap<>();
    for (OpenCase.CustodyLine line : open.custody()) {
      Map<String, String> what = line.event().what();
      if (SUBJECT.equals(what.get("subject"))) {
        for (Decision decision : Decision.values()) {
          if (decision.name().equals(what.get("decision"))) {
            all.put(
                what.getOrDefault("row", ""),
                new Decided(decision, line.event().actor(), what.getOrDefault("remark", "")));
          }
        }
      }
    }
    return all;
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MOST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST)) + "…";
  }
}
