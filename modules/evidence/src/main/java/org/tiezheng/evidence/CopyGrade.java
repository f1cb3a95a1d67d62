package org.tiezheng.evidence;

/**
 * How close a copy stands to the data as they were formed (Evidence Provisions 2019, arts 11, 15,
 * 90(5)). Our own renderings are {@link #DERIVED} unless a person gives a reason for another grade.
 */
public enum CopyGrade {
  /** The data in their original carrier (原件/原始载体). */
  ORIGINAL,
  /** A copy by the producer, or a direct print that shows the data (art. 15(2)) (视为原件). */
  DEEMED_ORIGINAL,
  /** A bit-identical copy of the data in another carrier (复制件). */
  DUPLICATE,
  /** Made from the data: export, rendering, extract, recovered row (派生件). */
  DERIVED,
  /**
   * What a machine read in pictures of a screen, and a person looked through: to be compared with
   * the phone before anything rests on it (图片识读).
   */
  READ_FROM_PICTURES;

  /** Whether it was made from the data, and not only copied. */
  public boolean derived() {
    return this == DERIVED || this == READ_FROM_PICTURES;
  }

  /** Whether it is no original, nor deemed to be one. */
  public boolean copy() {
    return this == DUPLICATE || derived();
  }
}
