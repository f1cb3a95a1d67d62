package org.tiezheng.verify;

/**
 * How much hostile input may cost.
 *
 * @param files files in a bundle
 * @param tagFileBytes largest file that is read as a whole: manifests, claim, events, proofs
 * @param depth folders below one another
 * @param zipRatio how many times larger than the zip its content may be ...
 * @param zipRatioFromBytes ... once the content is larger than this
 */
public record Limits(
    int files, int tagFileBytes, int depth, long zipRatio, long zipRatioFromBytes) {
  /** Far above every real bundle. */
  public static final Limits DEFAULT = new Limits(1_000_000, 256 << 20, 64, 200, 8L << 30);
}
