package org.tiezheng.present.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.tiezheng.seal.time.TimestampVerifier;

/** The written recipe and the script that check a bundle without our code. */
final class Recipe {
  private Recipe() {}

  /** {@code README-验证.txt}. */
  static String readme(BundleHeading heading, String evidenceRoot) {
    return resource(Recipe.class, "recipe.txt")
        .replace("{bundle}", heading.bundleId())
        .replace("{made}", heading.made().toString())
        .replace("{root}", evidenceRoot);
  }

  /** {@code verify-sm2.sh}. */
  static String sm2Script() {
    return resource(TimestampVerifier.class, "verify-sm2.sh");
  }

  private static String resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
