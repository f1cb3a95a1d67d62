package org.tiezheng.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.CollectReport;
import org.tiezheng.casework.Examine;
import org.tiezheng.casework.NewCase;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Present;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code tiezheng demo}: the whole way from a folder of files to a bundle, on the invented loan
 * dispute in {@code demo/}, with the same verbs that a person uses.
 */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Option(names = "--out", paramLabel = "FOLDER")
  @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Path demo = demoFolder();
    Path target = free(out == null ? Path.of("tiezheng-demo") : out);
    Path folder = target.resolve("loan.case");
    Path bundle = target.resolve("证据材料");
    Files.createDirectories(target);
    Workplace place = common.workplace();
    step(talk, "1/4", "建立案件", "opening the case");
    new NewCase(place)
        .open(folder, Files.readString(demo.resolve("case.yaml"), StandardCharsets.UTF_8));
    Present.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, place)) {
      step(talk, "2/4", "采集并固化 " + demo.resolve("evidence"), "collecting and sealing");
      CollectReport collected =
          new Collect(open)
              .run(
                  new Collect.Request(
                      List.of(demo.resolve("evidence")),
                      talk.say("原告提供的演示材料", "demo material of the plaintiff"),
                      talk.say("从文件夹复制", "copied from a folder"),
                      Map.of()));
      CollectCommand.print(talk, collected);
      step(talk, "3/4", "审查", "examining");
      Examine.Result examined =
          new Examine(open).run(Examine.Request.ofCase(LocalDate.now(place.zone()), List.of()));
      ExamineCommand.tally(talk, examined);
      step(talk, "4/4", "举证:制作证据包并核验", "presenting: writing and verifying the bundle");
      result =
          new Present(open)
              .run(new Present.Request(bundle, true, false, LocalDate.now(place.zone()), Map.of()));
    } finally {
      common.endProgress();
    }
    result.lines(talk.locale()).forEach(talk::line);
    talk.line(
        "案件在 " + folder + ";再试:./tiezheng verify " + bundle + "  ./tiezheng examine " + folder,
        "The case is in "
            + folder
            + "; try: ./tiezheng verify "
            + bundle
            + "  ./tiezheng examine "
            + folder);
    talk.result(result.summary());
    return result.exitCode();
  }

  private static void step(Talk talk, String number, String zh, String en) {
    talk.line("[" + number + "] " + zh, "[" + number + "] " + en);
  }

  private static Path demoFolder() {
    Path demo = Path.of(System.getProperty("tiezheng.home", ".")).resolve("demo");
    if (!Files.isRegularFile(demo.resolve("case.yaml"))) {
      throw new TiezhengException(
          new Text(
              "找不到演示材料“" + demo + "”;请在完整的源码目录中运行 ./tiezheng demo。",
              "The demo material "
                  + demo
                  + " is missing; run ./tiezheng demo in a full checkout."));
    }
    return demo;
  }

  /** A folder that is not there yet: a second demo does not overwrite the first. */
  private static Path free(Path wanted) {
    Path free = wanted;
    for (int i = 2; Files.exists(free); i++) {
      free = wanted.resolveSibling(wanted.getFileName() + "-" + i);
    }
    return free;
  }
}
