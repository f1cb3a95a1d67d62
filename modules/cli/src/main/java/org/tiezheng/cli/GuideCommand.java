package org.tiezheng.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.FollowGuide;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng guide}: what to do, step by step, before there is anything to examine. */
@Command(name = "guide")
final class GuideCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", arity = "0..1", paramLabel = "GUIDE")
  @Nullable String id;

  @Option(names = "--case", paramLabel = "CASE")
  @Nullable Path folder;

  @Option(names = "--tick", paramLabel = "STEP")
  List<String> ticks = List.of();

  @Option(names = "--undo", paramLabel = "STEP")
  List<String> undone = List.of();

  @Option(names = "--note", paramLabel = "TEXT")
  String note = "";

  @Option(names = "--out", paramLabel = "FILE")
  @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    Talk talk = common.talk();
    if (id == null) {
      List<FollowGuide.View> all = FollowGuide.all();
      Columns table = new Columns(40);
      all.forEach(g -> table.row(g.id(), talk.say(g.title()), talk.say(g.when())));
      table.lines().forEach(talk::line);
      talk.result(all);
      return ExitCode.OK;
    }
    boolean ticking = !ticks.isEmpty() || !undone.isEmpty();
    if (ticking && folder == null) {
      talk.aside(
          new Text(
              "勾选要记入案件的保管链:请用 --case 指明案件文件夹。",
              "A tick goes to the custody log of a case: name its folder with --case."));
      return ExitCode.USAGE;
    }
    if (folder == null) {
      return show(FollowGuide.of(common.workplace(), id), talk);
    }
    try (OpenCase open =
        ticking
            ? OpenCase.forWriting(folder, common.workplace())
            : OpenCase.forReading(folder, common.workplace())) {
      FollowGuide guide = FollowGuide.of(open, id);
      for (String step : ticks) {
        guide.tick(step, true, note);
      }
      for (String step : undone) {
        guide.tick(step, false, note);
      }
      return show(guide, talk);
    } finally {
      common.endProgress();
    }
  }

  private int show(FollowGuide guide, Talk talk) throws IOException {
    if (out != null) {
      guide.write(out);
      talk.line("已写出:" + out, "Written: " + out);
      talk.result(Map.of("file", out.toString()));
      return ExitCode.OK;
    }
    FollowGuide.View view = guide.view();
    talk.line(talk.say(view.title()) + "  (" + talk.say(view.confidence()) + ")");
    talk.line(talk.say(view.when()));
    view.warnings().forEach(warning -> talk.line("  ! " + talk.say(warning)));
    for (FollowGuide.Line step : view.steps()) {
      String box = step.ticked().isPresent() ? "[x] " : "[ ] ";
      talk.line(
          box
              + step.number()
              + ". "
              + talk.say(step.act())
              + step.ticked().map(t -> "  (" + t + ")").orElse("")
              + (step.note().isEmpty() ? "" : " " + step.note()));
    }
    view.basis().forEach(basis -> talk.line("  – " + talk.say(basis)));
    talk.result(view);
    return ExitCode.OK;
  }
}
