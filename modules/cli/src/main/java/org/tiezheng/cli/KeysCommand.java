package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.TendKeys;
import org.tiezheng.casework.Unlocking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng keys}: generations, rotation, public parts, another passphrase. */
@Command(name = "keys")
final class KeysCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--rotate")
  boolean rotate;

  @Option(names = "--export", paramLabel = "FOLDER")
  @Nullable Path export;

  @Option(names = "--new-passphrase")
  boolean newPassphrase;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      TendKeys keys = new TendKeys(open);
      if (rotate) {
        keys.rotate();
      }
      if (newPassphrase) {
        talk.aside(new org.tiezheng.evidence.Text("请输入新口令。", "Type the new passphrase."));
        keys.changeUnlock(Unlocking.passphrase(common.typed()));
      }
      if (export != null) {
        keys.export(export);
        talk.line("公钥和证书已写到 " + export, "Public keys and certificates written to " + export);
      }
      List<TendKeys.Generation> generations = keys.generations();
      for (TendKeys.Generation g : generations) {
        talk.line(g.number() + "  " + g.created() + "  " + g.logKey());
        talk.line(
            "   " + g.cosignerKey().substring(0, Math.min(80, g.cosignerKey().length())) + "…");
      }
      talk.result(generations);
    }
    return ExitCode.OK;
  }
}
