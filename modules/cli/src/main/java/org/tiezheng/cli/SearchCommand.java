package org.tiezheng.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Search;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.search.Found;
import org.tiezheng.casework.search.RecordKind;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng search}: words and amounts in all records of a case. */
@Command(name = "search")
final class SearchCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "WORD")
  List<String> words = List.of();

  @Mixin ChatOptions chats = new ChatOptions();

  @Mixin SpanOptions span = new SpanOptions();

  @Option(names = "--sender", paramLabel = "NAME")
  @Nullable String sender;

  @Option(names = "--kind", paramLabel = "KIND")
  @Nullable String kind;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    Workplace place = common.workplace();
    Search.Request request = request(place.zone());
    FoundLines lines = new FoundLines(talk, place.zone());
    Search.Searched searched;
    try (OpenCase open = OpenCase.forReading(folder, place)) {
      searched =
          new Search(open)
              .run(
                  request,
                  found -> {
                    common.endProgress();
                    show(talk, lines, found);
                  });
    } finally {
      common.endProgress();
    }
    talk.result(Map.of("searched", searched));
    print(talk, searched, !request.words().isEmpty());
    return ExitCode.OK;
  }

  private Search.Request request(ZoneId zone) {
    Optional<RecordKind> wanted = Optional.ofNullable(kind).map(SearchCommand::kind);
    Search.Request request =
        new Search.Request(
            words,
            chats.item(),
            chats.conversation(),
            span.from(zone),
            span.to(zone),
            Optional.ofNullable(sender),
            wanted);
    boolean nothing =
        words.stream().allMatch(String::isBlank)
            && chats.conversation().isEmpty()
            && request.from().isEmpty()
            && request.to().isEmpty()
            && sender == null
            && wanted.isEmpty();
    if (nothing) {
      throw new TiezhengException(
          new Text(
              "请写出要找的字词,或用 --conversation、--kind、--sender、--from 指明范围。",
              "Say what to look for: words, or --conversation, --kind, --sender, --from."));
    }
    return request;
  }

  private static RecordKind kind(String name) {
    return RecordKind.named(name)
        .orElseThrow(() ->
            new TiezhengException(
                new Text(
                    "没有“" + name + "”这种记录;可用:" + RecordKind.known(),
                    "There is no kind of record " + name + "; known: " + RecordKind.known())));
  }

  private static void show(Talk talk, FoundLines lines, Found found) {
    talk.result(found);
    lines.head(found);
    talk.line(
        "    "
            + lines.oneLine(found.excerpt().before())
            + (found.excerpt().match().isEmpty()
                ? ""
                : "【" + lines.oneLine(found.excerpt().match()) + "】")
            + lines.oneLine(found.excerpt().after()));
    talk.line("    " + found.place());
  }

  static void print(Talk talk, Search.Searched s, boolean words) {
    talk.line(
        "在 %,d 项证据的 %,d 条记录中查找,符合范围的 %,d 条,找到 %,d 条。"
            .formatted(s.items(), s.records(), s.fitting(), s.hits()),
        "%,d records of %,d items searched, %,d of them in the range asked for; %,d found."
            .formatted(s.records(), s.items(), s.fitting(), s.hits()));
    if (s.wordless() > 0 && words) {
      talk.line(
          "* 其中 %,d 条没有可查找的文字(图片、语音、视频、文件等):其内容没有查找。".formatted(s.wordless()),
          "* %,d of them hold no text (pictures, voice, video, files): their content was not searched."
              .formatted(s.wordless()));
    }
    if (s.setAside() > 0) {
      talk.line(
          "* 另按原文查找了 %,d 行搁置的数据,每行只保留并只查开头至多 200 个字:后面的内容没有查找。".formatted(s.setAside()),
          "* %,d rows that were set aside were searched as they are, of each only the beginning that is kept, at most 200 characters: what stands behind was not searched."
              .formatted(s.setAside()));
    }
    if (s.untimed() > 0) {
      talk.line(
          "* %,d 条没有可确定的时间,不在所选时段内查找。".formatted(s.untimed()),
          "* %,d have no time that is known and were left out of the span.".formatted(s.untimed()));
    }
    if (s.outside() > 0) {
      talk.line(
          "* 另有 %,d 个已固化的文件不属于任何证据(如按 --only 没有读取的),没有查找。".formatted(s.outside()),
          "* %,d sealed files belong to no item (such as those that --only left unread): not searched."
              .formatted(s.outside()));
    }
    numbers(talk, s.unread(), new Text("尚未读取、没有查找的证据", "items not read, not searched"));
    numbers(
        talk,
        s.incomplete(),
        new Text("没有读全的证据(见 show)", "items not read to their end (see show)"));
  }

  private static void numbers(Talk talk, List<Integer> items, Text what) {
    if (!items.isEmpty()) {
      String list = String.join(", ", items.stream().map(String::valueOf).toList());
      talk.line("* " + talk.say(what) + talk.say(":", ": ") + list);
    }
  }
}
