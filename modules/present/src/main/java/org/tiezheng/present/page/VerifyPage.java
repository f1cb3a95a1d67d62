package org.tiezheng.present.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code index.html} of a bundle and the script file that it reads before a folder is picked
 * (docs/bundle-format.md section 4). The page is built from {@code src/main/page} and is the same,
 * byte for byte, in every bundle made by one version. Stateless, safe for use by many threads at
 * once.
 */
public final class VerifyPage {
  private static final String RESOURCE = "index.html";
  private static final String BEFORE = "window.TIEZHENG = ";
  private static final String AFTER = ";\n";

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

  /**
   * The bytes of {@code tiezheng/page/data.js}: a page opened from disk may load its neighbours
   * only as scripts, so the claim is given to it a second time in this form.
   *
   * @param evidence the text of {@code tiezheng/evidence.json}, taken over unchanged: JSON is valid
   *     script in every browser that the page supports (ECMAScript 2019)
   */
  public static byte[] dataScript(String evidence) {
    return (BEFORE + evidence + AFTER).getBytes(StandardCharsets.UTF_8);
  }
}
