package org.tiezheng.server.work;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tiezheng.casework.Export;
import org.tiezheng.casework.MakeDiscImage;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Papers;
import org.tiezheng.casework.Present;
import org.tiezheng.casework.PreviewPapers;
import org.tiezheng.casework.ReadBackCarrier;
import org.tiezheng.casework.Secrets;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.WhatLeaves;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.casework.app.PapersView;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.page.Addresses;

/** What is made for handing in, each as a piece of work; what came of it is kept for the pages. */
public final class Making {
  private final Desk jobs;
  private final Workplace place;
  private final MadeFiles made;

  public Making(Desk jobs, Workplace place, MadeFiles made) {
    this.jobs = jobs;
    this.place = place;
    this.made = made;
  }

  /**
   * How a bundle is to be made, as the options of {@code present}.
   *
   * @param supplement whether only what was not handed in before
   * @param today decides which rules apply; empty for the day of the clock
   * @param overrides reasons by rule or rule#item
   */
  public record Bundle(
      boolean hideOriginalColumn,
      boolean findings,
      boolean supplement,
      Optional<String> profile,
      OptionalInt copies,
      Optional<Path> font,
      Optional<LocalDate> today,
      Map<String, String> overrides) {
    public Bundle {
      overrides = Map.copyOf(overrides);
    }
  }

  /** What is done in an open case. */
  private interface Step {
    Job.Outcome in(OpenCase open) throws IOException, InterruptedException;
  }

  private Optional<Job> begin(Text title, String name, Path folder, Step work) {
    return jobs.begin(
        title,
        name,
        watch -> {
          try (OpenCase open = CaseTurn.open(folder, at(watch), Verbs.TURN)) {
            return work.in(open);
          }
        });
  }

  private Workplace at(Watch watch) {
    return place.with(place.locale(), watch);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(place.clock().instant(), place.zone());
  }

  /** Makes the bundle that is handed in. */
  public Optional<Job> bundle(String name, Path folder, Bundle wanted) {
    return begin(
        new Text("制作证据包", "present"),
        name,
        folder,
        open -> {
          Present.Result result =
              new Present(open, Secrets.NONE, System.getenv())
                  .run(
                      new Present.Request(
                          made.free(name + "-bundle", ""),
                          true,
                          wanted.hideOriginalColumn(),
                          wanted.today().orElseGet(this::today),
                          wanted.overrides(),
                          wanted.font(),
                          wanted.profile(),
                          wanted.copies(),
                          wanted.findings(),
                          wanted.supplement()));
          List<Text> lines =
              Verbs.both(result.lines(Locale.SIMPLIFIED_CHINESE), result.lines(Locale.ENGLISH));
          if (result.bundle().isPresent()) {
            open.place()
                .watch()
                .begins(new Text("计算摘要", "computing digests"), 0, Watch.Unit.THINGS);
            made.bundle(open.matter().id(), result, lines);
          }
          return new Job.Outcome(
              lines,
              result.summary(),
              result.exitCode(),
              Addresses.matter(name)
                  + "/bundle#"
                  + (result.bundle().isPresent() ? "made" : "make"));
        });
  }

  /** Looks what would leave with the bundle. */
  public Optional<Job> leaves(String name, Path folder) {
    return jobs.begin(
        new Text("查看哪些内容将离开", "look at what leaves"),
        name,
        watch -> {
          try (OpenCase open = OpenCase.forReading(folder, at(watch))) {
            WhatLeaves.Result result = new WhatLeaves(open).run();
            return new Job.Outcome(
                List.of(
                    new Text(
                        "%,d 项证据".formatted(result.items().size()),
                        "%,d items".formatted(result.items().size()))),
                result,
                0,
                Addresses.matter(name) + "/bundle#leaves");
          }
        });
  }

  /** Sets the papers of the bundle as they would be printed now, to be looked at. */
  public Optional<Job> preview(
      String name, Path folder, boolean hideOriginalColumn, boolean supplement) {
    return begin(
        new Text("预览纸面", "preview the pages"),
        name,
        folder,
        open -> {
          String matter = open.matter().id();
          PreviewPapers.Result result =
              new PreviewPapers(open)
                  .run(
                      new PreviewPapers.Request(
                          made.previewTarget(matter), hideOriginalColumn, supplement));
          MadeFiles.Made kept = made.preview(matter, result, result.version());
          int pages = result.papers().stream().mapToInt(PreviewPapers.Paper::pages).sum();
          return new Job.Outcome(
              List.of(
                  new Text(
                      "%,d 份文书,%,d 页(预览)".formatted(result.papers().size(), pages),
                      "%,d papers, %,d pages (preview)".formatted(result.papers().size(), pages))),
              kept,
              0,
              Addresses.matter(name) + "/preview");
        });
  }

  /** Looks which papers findings ask for, and what each lacks. */
  public Optional<Job> lookAtPapers(String name, Path folder) {
    return begin(
        new Text("查看需要哪些文书", "look which papers are needed"),
        name,
        folder,
        open -> {
          Papers.Result result =
              new Papers(open).run(new Papers.Request(List.of(), Optional.empty(), today()));
          return new Job.Outcome(
              Verbs.both(result.lines(Locale.SIMPLIFIED_CHINESE), result.lines(Locale.ENGLISH)),
              PapersView.of(open, result),
              result.exitCode(),
              Addresses.matter(name) + "/papers");
        });
  }

  /** Writes papers; empty ids for those that findings ask for. */
  public Optional<Job> papers(String name, Path folder, List<String> docs) {
    return begin(
        new Text("制作文书", "papers"),
        name,
        folder,
        open -> {
          Path target = made.free(name + "-papers", "");
          Papers.Result result =
              new Papers(open).run(new Papers.Request(docs, Optional.of(target), today()));
          List<Text> lines =
              Verbs.both(result.lines(Locale.SIMPLIFIED_CHINESE), result.lines(Locale.ENGLISH));
          if (!result.files().isEmpty()) {
            made.files(open.matter().id(), MadeFiles.Kind.PAPERS, target, lines, result.exitCode());
          }
          return new Job.Outcome(
              lines, result.rows(), result.exitCode(), Addresses.matter(name) + "/papers#made");
        });
  }

  /** Writes conversations out. */
  public Optional<Job> export(
      String name,
      Path folder,
      Optional<Integer> item,
      Optional<String> conversation,
      List<String> formats,
      boolean media) {
    return begin(
        new Text("导出会话", "export conversations"),
        name,
        folder,
        open -> {
          Path target = made.free(name + "-export", "");
          Export.Request request = new Export.Request(item, conversation, formats, target, media);
          List<Export.Written> written =
              new Export(open, Secrets.NONE, System.getenv()).run(request);
          List<Text> lines = new ArrayList<>();
          written.forEach(w -> lines.addAll(lines(w)));
          lines.addAll(request.consequences());
          made.files(open.matter().id(), MadeFiles.Kind.EXPORT, target, lines, 0);
          return new Job.Outcome(lines, written, 0, Addresses.matter(name) + "/export#made");
        });
  }

  private static List<Text> lines(Export.Written one) {
    List<Text> lines = new ArrayList<>();
    lines.add(
        new Text(
            "证据 %d “%s”:%,d 条".formatted(one.item(), one.title(), one.messages()),
            "Item %d \"%s\": %,d messages".formatted(one.item(), one.title(), one.messages())));
    if (one.media() > 0) {
      lines.add(
          new Text(
              "  媒体文件 %,d 个,与网页放在一起".formatted(one.media()),
              "  %,d media beside the page".formatted(one.media())));
    }
    if (one.closed() > 0) {
      lines.add(
          new Text(
              "  另有 %,d 个媒体在加密或无法再读的来源中,没有写出".formatted(one.closed()),
              "  %,d more media are in sources that are encrypted or cannot be read again; they were not written"
                  .formatted(one.closed())));
    }
    return lines;
  }

  /** Makes the image of a disc for a carrier of the bundle that was made last. */
  public Optional<Job> disc(String name, Path folder, Path bundle, Optional<String> carrier) {
    return begin(
        new Text("制作光盘映像", "make the image of a disc"),
        name,
        folder,
        open -> {
          String number = carrier.map(c -> "-" + c.replaceAll("[^\\p{L}\\p{N}-]", "_")).orElse("");
          Path image = made.free(bundle.getFileName() + number, ".iso");
          MakeDiscImage.Result result =
              new MakeDiscImage(open).run(new MakeDiscImage.Request(bundle, carrier, image));
          List<Text> lines =
              Verbs.both(result.lines(Locale.SIMPLIFIED_CHINESE), result.lines(Locale.ENGLISH));
          made.files(open.matter().id(), MadeFiles.Kind.DISC, image, lines, 0);
          return new Job.Outcome(lines, result, 0, Addresses.matter(name) + "/bundle#made");
        });
  }

  /** Compares what was written to a carrier with the bundle that was made last. */
  public Optional<Job> readBack(
      String name, Path folder, Path bundle, Optional<String> carrier, Path place) {
    return begin(
        new Text("回读载体", "read a carrier back"),
        name,
        folder,
        open -> {
          ReadBackCarrier.Result result =
              new ReadBackCarrier(open).run(new ReadBackCarrier.Request(bundle, carrier, place));
          return new Job.Outcome(
              Verbs.both(result.lines(Locale.SIMPLIFIED_CHINESE), result.lines(Locale.ENGLISH)),
              result.carrier(),
              result.exitCode(),
              Addresses.matter(name) + "/bundle#carriers");
        });
  }
}
