package org.tiezheng.testkit.demo;

import java.util.List;

/** The written dialogues of everyday talk, for other worlds than the demo's. */
public final class SmallTalkText {
  private SmallTalkText() {}

  /** The lines of {@code smalltalk.txt}, in the syntax that its head explains. */
  public static List<String> lines() {
    return Texts.lines("smalltalk.txt");
  }
}
