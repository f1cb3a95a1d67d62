package org.tiezheng.present.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * {@code index.html} of a bundle (docs/bundle-format.md section 4). The page is built from {@code
 * src/main/page} and is the same, byte for byte, in every bundle made by one version. Stateless,
 * safe for use by many threads at once.
 */
public final class VerifyPage {
  private static final String RESOURCE = "index.html";

  private VerifyPage() {}

  /** The bytes of {@code index.html}: UTF-8, below 400 KB, no reference to any network. */
  public static byte[] bytes() {
    try (InputStream in = VerifyPage.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from this build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
