package org.tiezheng.present.bundle;

import java.nio.file.Path;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.page.VerifyPage;
import org.tiezheng.seal.digest.Progress;

/**
 * Writes a bundle as {@code docs/bundle-format.md} has it. The bundle is built beside its place and
 * renamed when it is complete and on disk; a run that fails leaves nothing. Not thread-safe.
 */
public final class BundleWriter {
  private final Typefaces faces;
  private final byte[] page;

  /**
   * A writer.
   *
   * @param faces that papers are set in
   * @param page bytes of {@code index.html}
   */
  public BundleWriter(Typefaces faces, byte[] page) {
    this.faces = faces;
    this.page = page.clone();
  }

  /** A writer with the built-in face and page. */
  public static BundleWriter standard() {
    return new BundleWriter(Typefaces.standard(), VerifyPage.bytes());
  }

  /**
   * Writes a bundle.
   *
   * @param target does not exist yet or is an empty folder; its parent exists
   * @param progress hears the bytes and files of originals that were copied
   * @throws BundleException in its leaf forms
   */
  public WrittenBundle write(
      BundlePlan plan, BagDeposit bagDeposit, Path target, Progress progress) {
    return new BundleBuild(plan, bagDeposit, faces, page, progress).into(target);
  }
}
