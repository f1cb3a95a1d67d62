package org.tiezheng.seal.proof;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the published test material is; a test without it is skipped loudly. */
final class Corpus {
  private Corpus() {}

  static Path folder(String name) {
    String corpus = System.getProperty("corpus", "");
    if (corpus.isBlank()) {
      System.err.println("SKIPPED: no corpus given (-Dcorpus=…), " + name + " was not run");
    }
    Assumptions.assumeFalse(corpus.isBlank(), "no corpus given");
    return Path.of(corpus, name);
  }
}
