package org.tiezheng.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.verify.bundle.BundleLayout;

/** One line for every file that is listed or present. */
final class FileLines {
  private FileLines() {}

  static List<FileLine> of(
      BundleFiles files,
      Map<String, String> listed,
      StepList steps,
      List<DepositLine> deposits,
      List<TokenLine> tokens) {
    Map<String, Result> worst = steps.worst();
    Result bag =
        deposits.stream()
            .filter(line -> line.file().equals(BundleLayout.TAG_MANIFEST))
            .map(DepositLine::result)
            .findFirst()
            .orElse(Result.NOT_CHECKED);
    TreeSet<String> all = new TreeSet<>(BundleLayout.BY_PATH_BYTES);
    all.addAll(files.paths());
    all.addAll(listed.keySet());
    List<FileLine> lines = new ArrayList<>(all.size());
    for (String path : all) {
      Result fixed = listed.containsKey(path) ? Result.PASSED : unlisted(path, bag, tokens);
      Optional<ContentDigest> digest = files.digest(path);
      lines.add(
          new FileLine(
              path,
              digest.map(ContentDigest::size).orElse(0L),
              digest.map(ContentDigest::sha256),
              digest.flatMap(ContentDigest::sm3),
              fixed.and(worst.getOrDefault(path, Result.PASSED))));
    }
    return lines;
  }

  /** The tagmanifest is fixed by its deposit; what lies in root/ by its form and signatures. */
  private static Result unlisted(String path, Result bag, List<TokenLine> tokens) {
    if (BundleLayout.isBagToken(path)) {
      return tokens.stream()
          .filter(line -> line.file().equals(path))
          .map(TokenLine::result)
          .findFirst()
          .orElse(Result.NOT_CHECKED);
    }
    return bag;
  }
}
