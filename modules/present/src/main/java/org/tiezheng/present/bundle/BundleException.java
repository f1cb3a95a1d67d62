package org.tiezheng.present.bundle;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** A bundle cannot be made from this plan, or not here. Nothing is left behind. */
public sealed class BundleException extends TiezhengException {
  BundleException(Text sentence) {
    super(sentence);
  }

  BundleException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** The target exists and is not an empty folder. */
  public static final class TargetInUse extends BundleException {
    TargetInUse(Text sentence) {
      super(sentence);
    }
  }

  /** The bytes of an original are not those that were sealed. */
  public static final class OriginalChanged extends BundleException {
    OriginalChanged(Text sentence) {
      super(sentence);
    }
  }

  /** The plan contradicts itself: a receipt without its checkpoint, a container among originals. */
  public static final class Contradiction extends BundleException {
    Contradiction(Text sentence) {
      super(sentence);
    }
  }

  /** The disk refused. */
  public static final class NotWritten extends BundleException {
    NotWritten(Text sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}
