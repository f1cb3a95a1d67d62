package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.AddFacts;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng fact add}: the facts of a template, or one in a person's own words. */
@Command(name = "add")
final class FactAddCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--template", paramLabel = "NAME")
  @Nullable String template;

  @Option(names = "--only", split = ",", paramLabel = "FACT")
  List<String> only = List.of();

  @Option(names = "--id", paramLabel = "ID")
  @Nullable String id;

  @Option(names = "--title", paramLabel = "TEXT")
  @Nullable String title;

  @Option(names = "--burden", paramLabel = "PARTY")
  @Nullable String burden;

  @Option(names = "--higher-standard")
  boolean higher;

  @Option(names = "--slot", paramLabel = "NAME:TYPE")
  List<String> slots = List.of();

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    AddFacts.Request request = request();
    AddFacts.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result = new AddFacts(open).run(request);
    } finally {
      common.endProgress();
    }
    for (Fact fact : result.added()) {
      talk.line(talk.say("已添加 ", "added ") + fact.id() + "  " + fact.title());
    }
    for (String there : result.there()) {
      talk.line("已有,未改动:" + there, "there already, left as it is: " + there);
    }
    result.notes().forEach(talk::aside);
    talk.result(result);
    return ExitCode.OK;
  }

  private AddFacts.Request request() {
    if (template != null && id == null && title == null) {
      return new AddFacts.Request.OfTemplate(template, only);
    }
    if (template == null && id != null && title != null) {
      return new AddFacts.Request.Own(id, title, Optional.ofNullable(burden), higher, slots);
    }
    throw new CaseFileException(
        new Text(
            "请写 --template 名称(见 tiezheng fact templates),或写 --id 和 --title。",
            "Say --template NAME (see tiezheng fact templates), or --id and --title."));
  }
}
