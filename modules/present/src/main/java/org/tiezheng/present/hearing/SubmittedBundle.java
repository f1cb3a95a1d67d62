package org.tiezheng.present.hearing;

import org.tiezheng.evidence.Text;

/**
 * The bundle that was handed in.
 *
 * @param id empty if none was made
 */
public record SubmittedBundle(String id, String evidenceRoot) {
  private static final int DIGITS = 8;

  /** No bundle was made yet. */
  public static final SubmittedBundle NONE = new SubmittedBundle("", "");

  String shortId() {
    String plain = id.replace("-", "");
    return plain.isEmpty() ? "0" : plain.substring(Math.max(0, plain.length() - DIGITS));
  }

  Text named() {
    return id.isEmpty()
        ? new Text("（尚未制作）", "(not made yet)")
        : new Text(id + "（证据根 " + evidenceRoot + "）", id + " (evidence root " + evidenceRoot + ")");
  }
}
