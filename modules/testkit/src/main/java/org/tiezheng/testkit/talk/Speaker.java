package org.tiezheng.testkit.talk;

/** Who writes a line. The plaintiff's account is the one that the export was made from. */
public enum Speaker {
  PLAINTIFF("L"),
  DEFENDANT("Z"),
  /** The app itself. */
  SYSTEM("S");

  private final String mark;

  Speaker(String mark) {
    this.mark = mark;
  }

  /** The other of the two people. */
  public Speaker other() {
    return this == PLAINTIFF ? DEFENDANT : PLAINTIFF;
  }

  static Speaker of(String mark) {
    for (Speaker s : values()) {
      if (s.mark.equals(mark)) {
        return s;
      }
    }
    throw new IllegalArgumentException("no speaker " + mark);
  }
}
