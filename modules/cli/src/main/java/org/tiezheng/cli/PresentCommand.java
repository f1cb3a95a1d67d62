package org.tiezheng.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Present;
import org.tiezheng.casework.ReadBackCarrier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tiezheng present}: the bundle that is handed in. */
@Command(name = "present")
final class PresentCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FOLDER")
  Path out = Path.of("");

  @Option(names = "--zip")
  boolean zip;

  @Option(names = "--hide-original-column")
  boolean hideOriginalColumn;

  @Option(names = "--override", paramLabel = "RULE[#ITEM]=REASON")
  Map<String, String> overrides = new LinkedHashMap<>();

  @Option(names = "--carrier", paramLabel = "[NUMBER=]FOLDER")
  @Nullable String carrier;

  @Option(names = "--font", paramLabel = "FILE")
  @Nullable Path font;

  @Option(names = "--profile", paramLabel = "NAME|FILE")
  @Nullable String profile;

  @Option(names = "--copies", paramLabel = "N")
  @Nullable Integer copies;

  @Option(names = "--today", paramLabel = "DATE")
  @Nullable LocalDate today;

  @Mixin KeyOptions keys = new KeyOptions();

  @Override
  public Integer call() throws Exception {
    return carrier == null ? present() : readBack(carrier);
  }

  /** The bundle lies there already: what was written to a carrier is compared with it. */
  private int readBack(String stated) throws Exception {
    Talk talk = common.talk();
    int sign = stated.indexOf('=');
    // A folder may hold the sign in its name.
    boolean numbered = sign > 0 && !Files.isDirectory(Path.of(stated));
    Optional<String> number = numbered ? Optional.of(stated.substring(0, sign)) : Optional.empty();
    Path place = Path.of(numbered ? stated.substring(sign + 1) : stated);
    ReadBackCarrier.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result = new ReadBackCarrier(open).run(new ReadBackCarrier.Request(out, number, place));
    } finally {
      common.endProgress();
    }
    result.lines(talk.locale()).forEach(talk::line);
    talk.result(result.carrier());
    return result.exitCode();
  }

  private int present() throws Exception {
    Talk talk = common.talk();
    Present.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result =
          new Present(open, keys.secrets(common), System.getenv())
              .run(
                  new Present.Request(
                      out,
                      zip,
                      hideOriginalColumn,
                      today == null ? LocalDate.now(open.place().zone()) : today,
                      overrides,
                      Optional.ofNullable(font),
                      Optional.ofNullable(profile),
                      copies == null ? OptionalInt.empty() : OptionalInt.of(copies)));
    } finally {
      common.endProgress();
    }
    result.lines(talk.locale()).forEach(talk::line);
    talk.result(result.summary());
    return result.exitCode();
  }
}
