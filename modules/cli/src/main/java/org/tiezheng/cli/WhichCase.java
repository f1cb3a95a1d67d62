package org.tiezheng.cli;

import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An account, and a case by the name of its folder, or all of them. */
final class WhichCase {
  @Parameters(index = "0", paramLabel = "NAME")
  String name = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "CASE")
  @Nullable String matter;

  @Option(names = "--all")
  boolean all;

  /** Whether all are meant. */
  boolean every() {
    if (all == (matter != null)) {
      throw new TiezhengException(new Text("请写明一个案件,或者 --all。", "Name one case, or say --all."));
    }
    return all;
  }

  /** The one. */
  String one() {
    return matter == null ? "" : matter;
  }
}
