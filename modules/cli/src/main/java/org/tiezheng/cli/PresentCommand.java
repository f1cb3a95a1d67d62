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
import org.tiezheng.casework.MakeDiscImage;
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

  @Option(names = "--disc", paramLabel = "[NUMBER=]FILE")
  @Nullable String disc;

  @Option(names = "--font", paramLabel = "FILE")
  @Nullable Path font;

  @Option(names = "--profile", paramLabel = "NAME|FILE")
  @Nullable String profile;

  @Option(names = "--copies", paramLabel = "N")
  @Nullable Integer copies;

  @Option(names = "--findings")
  boolean findings;

  @Option(names = "--supplement")
  boolean supplement;

  @Option(names = "--today", paramLabel = "DATE")
  @Nullable LocalDate today;

  @Mixin KeyOptions keys = new KeyOptions();

  @Override
  public Integer call() throws Exception {
    if (carrier != null) {
      return readBack(Place.of(carrier));
    }
    return disc == null ? present() : image(Place.of(disc));
  }

  /** A carrier's number, where it is stated, and a file or folder. */
  private record Place(Optional<String> number, Path path) {
    /** A name may hold the sign itself, if it is there. */
    static Place of(String stated) {
      int sign = stated.indexOf('=');
      boolean numbered = sign > 0 && !Files.exists(Path.of(stated));
      return numbered
          ? new Place(Optional.of(stated.substring(0, sign)), Path.of(stated.substring(sign + 1)))
          : new Place(Optional.empty(), Path.of(stated));
    }
  }

  /** The bundle lies there already: an image of a disc is made for one of its carriers. */
  private int image(Place place) throws Exception {
    Talk talk = common.talk();
    MakeDiscImage.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result =
          new MakeDiscImage(open).run(new MakeDiscImage.Request(out, place.number(), place.path()));
    } finally {
      common.endProgress();
    }
    result.lines(talk.locale()).forEach(talk::line);
    talk.result(result);
    return ExitCode.OK;
  }

  /** The bundle lies there already: what was written to a carrier is compared with it. */
  private int readBack(Place place) throws Exception {
    Talk talk = common.talk();
    ReadBackCarrier.Result result;
    try (OpenCase open = OpenCase.forWriting(folder, common.workplace())) {
      result =
          new ReadBackCarrier(open)
              .run(new ReadBackCarrier.Request(out, place.number(), place.path()));
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
                      copies == null ? OptionalInt.empty() : OptionalInt.of(copies),
                      findings,
                      supplement));
    } finally {
      common.endProgress();
    }
    result.lines(talk.locale()).forEach(talk::line);
    talk.result(result.summary());
    return result.exitCode();
  }
}
