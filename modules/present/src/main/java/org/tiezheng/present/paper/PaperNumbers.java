package org.tiezheng.present.paper;

/** Numbers that papers are cited by. */
public final class PaperNumbers {
  private static final int BUNDLE_DIGITS = 8;

  private PaperNumbers() {}

  /** Kind and the last digits of the bundle's id. */
  public static String of(String id, PaperFacts facts) {
    String bundle = facts.bundleId().replace("-", "");
    return id + "-" + bundle.substring(Math.max(0, bundle.length() - BUNDLE_DIGITS));
  }

  /** As above for the paper of one item. */
  public static String of(String id, PaperFacts facts, int item) {
    return of(id, facts) + "-%03d".formatted(item);
  }
}
