package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.ReadPictures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng read-pictures}: records of a conversation of which there are only pictures. */
@Command(name = "read-pictures")
final class ReadPicturesCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Parameters(index = "1..*", paramLabel = "PICTURE", arity = "0..*")
  List<Path> pictures = List.of();

  @Option(names = "--item", paramLabel = "N", split = ",")
  List<Integer> items = List.of();

  @Option(names = "--taken", paramLabel = "DAY")
  @Nullable LocalDate taken;

  @Mixin KeyOptions keys = new KeyOptions();

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    ReadPictures.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result =
          new ReadPictures(open)
              .run(
                  new ReadPictures.Request(pictures, items, Optional.ofNullable(taken)),
                  keys.secrets(common));
    } finally {
      common.endProgress();
    }
    talk.result(result);
    print(talk, result);
    return result.incomplete() || result.open() > 0 ? ExitCode.INCOMPLETE : ExitCode.OK;
  }

  private void print(Talk talk, ReadPictures.Result result) {
    talk.line(
        result.already()
            ? talk.say("此前已识读,结果相同:证据 ", "read before with the same result: item ") + result.item()
            : talk.say("已识读并固化:证据 ", "read and sealed: item ") + result.item());
    for (ReadPictures.Read p : result.pictures()) {
      talk.line(
          "  %d %s%s"
              .formatted(
                  p.number(),
                  p.name(),
                  p.unread()
                      .map(why -> talk.say(" 未读:", " not read: ") + talk.say(why))
                      .orElse("")));
    }
    for (ReadPictures.Between s : result.seams()) {
      if (!s.overlap().equals("ESTABLISHED")) {
        talk.line(
            s.overlap().equals("NONE")
                ? talk.say(
                    "  ! 图 %d 与图 %d 之间没有重叠,可能有缺漏".formatted(s.before(), s.after()),
                    "  ! pictures %d and %d do not overlap: something may be missing between them"
                        .formatted(s.before(), s.after()))
                : talk.say(
                    "  ? 图 %d 与图 %d 是否重叠未能确定,两处均保留".formatted(s.before(), s.after()),
                    "  ? overlap of pictures %d and %d is not established: both were kept"
                        .formatted(s.before(), s.after())));
      }
    }
    talk.line(
        talk.say(
            "图上 %,d 处 = 消息 %,d 条 + 重复 %,d 处 + 其余搁置 %,d 处(均有理由);待人确认 %,d 条"
                .formatted(
                    result.shown(),
                    result.records(),
                    result.merged(),
                    result.shown() - result.records() - result.merged(),
                    result.open()),
            "%,d places on the pictures = %,d messages + %,d seen twice + %,d set aside (each with its reason); %,d to be confirmed"
                .formatted(
                    result.shown(),
                    result.records(),
                    result.merged(),
                    result.shown() - result.records() - result.merged(),
                    result.open())));
    result.notes().forEach(note -> talk.line("* " + talk.say(note)));
    if (result.open() > 0) {
      talk.line(
          talk.say("逐条确认:", "confirm them: ")
              + "tiezheng confirm-pictures "
              + folder
              + " "
              + result.item());
    }
  }
}
