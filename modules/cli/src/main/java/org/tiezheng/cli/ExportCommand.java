package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.Export;
import org.tiezheng.casework.OpenCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng export}: conversations in the formats that people work with. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Mixin ChatOptions chats = new ChatOptions();

  @Option(names = "--format", paramLabel = "FORMAT", split = ",", required = true)
  List<String> formats = List.of();

  @Option(names = "--out", paramLabel = "FOLDER")
  @Nullable Path out;

  @Option(names = "--no-media")
  boolean noMedia;

  @Option(names = "--font", paramLabel = "FILE")
  @Nullable Path font;

  @Option(names = "--password-file", paramLabel = "FILE")
  @Nullable Path passwordFile;

  @Option(names = "--key-file", paramLabel = "FILE")
  @Nullable Path keyFile;

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    List<Export.Written> written;
    Export.Request request =
        new Export.Request(
            chats.item(),
            chats.conversation(),
            formats,
            out == null ? folder.resolve("export") : out,
            !noMedia,
            Optional.ofNullable(font));
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      written =
          new Export(open, common.secrets(passwordFile, keyFile), System.getenv()).run(request);
    } finally {
      common.endProgress();
    }
    talk.result(written);
    for (Export.Written one : written) {
      talk.line(
          "证据 %d “%s”:%,d 条".formatted(one.item(), one.title(), one.messages()),
          "Item %d \"%s\": %,d messages".formatted(one.item(), one.title(), one.messages()));
      if (one.media() > 0) {
        talk.line(
            "  媒体文件 %,d 个,与网页放在一起".formatted(one.media()),
            "  %,d media beside the page".formatted(one.media()));
      }
      if (one.closed() > 0) {
        talk.line(
            "  另有 %,d 个媒体在加密或无法再读的来源中,没有写出;加密的用 --key-file 给出密钥后重新导出".formatted(one.closed()),
            "  %,d more media are in sources that are encrypted or cannot be read again; if encrypted, give the key with --key-file and export again"
                .formatted(one.closed()));
      }
      one.files().forEach(file -> talk.line("  " + file));
    }
    request.consequences().forEach(line -> talk.line(line.zh(), line.en()));
    return ExitCode.OK;
  }
}
