package org.tiezheng.casework;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * A person says that a clue does not show whose account it is, and why; or takes that back. It goes
 * to the custody log with its time and takes nothing out of the records: the clue is still told,
 * with the reason.
 */
public final class SetClueAside {
  private final OpenCase open;

  public SetClueAside(OpenCase open) {
    this.open = open;
  }

  /**
   * Notes it.
   *
   * @param clue id of a clue that {@link Who} tells
   * @param aside false takes it back
   * @param reason must be said when it is set aside
   * @throws TiezhengException if no reason is said
   */
  public void run(String clue, boolean aside, String reason) throws IOException {
    if (!clue.matches("[0-9a-f]{6,64}")) {
      throw new TiezhengException(
          new Text("没有编号为“" + clue + "”的线索。", "There is no clue " + clue + "."));
    }
    if (aside && reason.isBlank()) {
      throw new TiezhengException(new Text("请写明为什么不采用这条线索。", "Say why this clue is set aside."));
    }
    Map<String, String> what = new TreeMap<>();
    what.put("subject", WhoSheet.SUBJECT);
    what.put(WhoSheet.CLUE, clue);
    what.put(WhoSheet.ASIDE, String.valueOf(aside));
    if (!reason.isBlank()) {
      what.put(WhoSheet.REASON, reason.strip());
    }
    open.note(Event.Type.NOTE, what);
  }
}
