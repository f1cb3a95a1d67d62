package org.tiezheng.server.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.CollectReport;
import org.tiezheng.casework.Examine;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.VerifyBundle;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.casework.app.IndexedSearch;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.casework.capture.Captures;
import org.tiezheng.casework.capture.Standing;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.server.page.Addresses;
import org.tiezheng.server.upload.Intake;

/** What a person may set going: the verbs of the command, each as a piece of work. */
public final class Verbs {
  private static final Text COLLECT = new Text("采集", "collect");

  private static final Text KEPT =
      new Text(
          "上传的文件仍在,可以再次采集:再选同样的文件即可,不必重新传送。",
          "The uploads are kept and can be collected again: choose the same files, they are not"
              + " sent a second time.");

  /** What is captured is deposited every few seconds, and has the case for a moment each time. */
  public static final Duration TURN = Duration.ofSeconds(3);

  private final Desk jobs;
  private final Workplace place;

  public Verbs(Desk jobs, Workplace place) {
    this.jobs = jobs;
    this.place = place;
  }

  /** Takes files of this computer in. */
  public Optional<Job> collect(String name, Path folder, Collect.Request request) {
    return jobs.begin(COLLECT, name, watch -> came(name, collected(folder, request, watch)));
  }

  /**
   * Takes uploads in, and removes them from the intake when they were sealed without a loss. The
   * case is opened first: nobody else works in it from then on, and what fails before leaves the
   * uploads as they were.
   */
  public Optional<Job> collectUploads(
      String name,
      Path folder,
      Intake intake,
      List<Intake.Upload> uploads,
      String source,
      String method) {
    return jobs.begin(
        COLLECT,
        name,
        watch -> {
          try (OpenCase open = CaseTurn.open(folder, place.with(place.locale(), watch), TURN)) {
            return came(name, uploaded(open, intake, uploads, source, method));
          } catch (TiezhengException e) {
            throw new TiezhengException(
                new Text(e.sentence().zh() + KEPT.zh(), e.sentence().en() + " " + KEPT.en()), e);
          } catch (IOException | RuntimeException e) {
            watch.notes(KEPT);
            throw e;
          }
        });
  }

  private static CollectReport uploaded(
      OpenCase open, Intake intake, List<Intake.Upload> uploads, String source, String method)
      throws IOException, InterruptedException {
    Watch watch = open.place().watch();
    Path together = intake.assemble(uploads, watch);
    try {
      CollectReport report =
          new Collect(open)
              .run(
                  new Collect.Request(Intake.inside(together), source, method, Map.of())
                      .uploaded());
      if (report.notTaken().stream().noneMatch(CollectReport.NotTaken::fault)) {
        intake.release(uploads);
      } else {
        watch.notes(KEPT);
      }
      return report;
    } finally {
      Intake.remove(together);
    }
  }

  private CollectReport collected(Path folder, Collect.Request request, Watch watch)
      throws IOException, InterruptedException {
    try (OpenCase open = CaseTurn.open(folder, place.with(place.locale(), watch), TURN)) {
      return new Collect(open).run(request);
    }
  }

  private static Job.Outcome came(String name, CollectReport report) {
    return new Job.Outcome(
        lines(report),
        report,
        report.complete() ? 0 : 3,
        Addresses.matter(name) + (report.items().isEmpty() ? "" : "/intake"));
  }

  /** Ends a capture and seals it. */
  public Optional<Job> seal(Captures captures, Standing capture, Optional<Long> last) {
    return jobs.begin(
        new Text("封存拍摄", "seal a capture"),
        capture.matter(),
        watch -> {
          Captures.Sealed sealed =
              captures.seal(capture.id(), last, place.with(place.locale(), watch));
          Job.Outcome came = came(capture.matter(), sealed.report());
          String again = Addresses.matter(capture.matter()) + "/capture";
          List<Text> lines = new ArrayList<>(came.lines());
          if (!sealed.whole()) {
            String names = String.join(", ", sealed.notIn());
            lines.add(
                new Text(
                    "没有全部入案(" + names + ")。已到达的内容仍保留在程序的文件夹里,没有删除;请排除上述原因后,在“拍摄”页再封存一次。",
                    "Not all of it got into the case ("
                        + names
                        + "). What came is kept in the program's folder and nothing was deleted;"
                        + " remove the cause above and seal it again on the page “Capture”."));
          }
          sealed.notes().forEach(n -> lines.add(new Text("须知:" + n.zh(), "note: " + n.en())));
          return new Job.Outcome(
              lines, came.result(), sealed.exitCode(), sealed.whole() ? came.next() : again);
        });
  }

  private static List<Text> lines(CollectReport report) {
    List<Text> lines = new ArrayList<>();
    lines.add(
        new Text(
            "已固化 %,d 个文件,%,d 字节(其中 %,d 个的内容案中已有或重复)。"
                .formatted(report.files(), report.bytes(), report.again()),
            "Sealed %,d files, %,d bytes (%,d of them the same bytes as another file of the case)."
                .formatted(report.files(), report.bytes(), report.again())));
    for (CollectReport.ItemRead item : report.items()) {
      lines.add(
          new Text(
              "证据 %d “%s”:%s,%,d 条记录,搁置 %,d%s"
                  .formatted(
                      item.number(),
                      item.title(),
                      item.kind().title().zh(),
                      item.records(),
                      item.setAside(),
                      item.balances() ? "" : ",没有读全!"),
              "Item %d “%s”: %s, %,d records, %,d set aside%s"
                  .formatted(
                      item.number(),
                      item.title(),
                      item.kind().title().en(),
                      item.records(),
                      item.setAside(),
                      item.balances() ? "" : ", NOT READ TO ITS END")));
    }
    for (CollectReport.NotTaken not : report.notTaken()) {
      lines.add(
          new Text(
              (not.fault() ? "未能采集:" : "未采集:") + not.name() + " — " + not.reason().zh(),
              (not.fault() ? "NOT TAKEN: " : "left: ") + not.name() + " — " + not.reason().en()));
    }
    lines.addAll(report.notes());
    return lines;
  }

  /** Makes the index by which any line of an item is found at once. */
  public Optional<Job> index(String name, Path folder, ItemLines lines, int item, String next) {
    return jobs.begin(
        new Text("准备阅读证据 " + item, "get item " + item + " ready to read"),
        name,
        watch -> {
          try (OpenCase open = OpenCase.forReading(folder, place.with(place.locale(), watch))) {
            long count = lines.count(open, item);
            return new Job.Outcome(
                List.of(new Text("%,d 条。".formatted(count), "%,d records.".formatted(count))),
                Map.of("records", count),
                0,
                next);
          }
        });
  }

  /** Makes the indexes by which words are found at once. */
  public Optional<Job> searchIndex(String name, Path folder, IndexedSearch search, String next) {
    return jobs.begin(
        new Text("准备检索", "get ready to search"),
        name,
        watch -> {
          try (OpenCase open = OpenCase.forReading(folder, place.with(place.locale(), watch))) {
            long count =
                search
                    .run(
                        open,
                        new IndexedSearch.Request(
                            List.of(), Optional.empty(), Optional.empty(), 0, 0))
                    .searched();
            return new Job.Outcome(
                List.of(new Text("%,d 条。".formatted(count), "%,d records.".formatted(count))),
                Map.of("records", count),
                0,
                next);
          }
        });
  }

  /** Asks every rule. */
  public Optional<Job> examine(String name, Path folder) {
    return jobs.begin(
        new Text("审查", "examine"),
        name,
        watch -> {
          try (OpenCase open = CaseTurn.open(folder, place.with(place.locale(), watch), TURN)) {
            Examine.Result result =
                new Examine(open).run(Examine.Request.ofCase(today(), List.of()));
            List<Text> lines = new ArrayList<>();
            lines.add(result.basis());
            lines.add(
                new Text(
                    "不符 %d,提醒 %d,未知 %d,通过 %d,不适用 %d"
                        .formatted(
                            result.count(Outcome.FAIL),
                            result.count(Outcome.WARN),
                            result.count(Outcome.UNKNOWN),
                            result.count(Outcome.PASS),
                            result.count(Outcome.NA)),
                    "FAIL %d, WARN %d, UNKNOWN %d, PASS %d, NA %d"
                        .formatted(
                            result.count(Outcome.FAIL),
                            result.count(Outcome.WARN),
                            result.count(Outcome.UNKNOWN),
                            result.count(Outcome.PASS),
                            result.count(Outcome.NA))));
            lines.addAll(result.leftOut());
            int code =
                result.count(Outcome.FAIL) > 0 ? 1 : result.count(Outcome.UNKNOWN) > 0 ? 3 : 0;
            return new Job.Outcome(
                lines, result.findings(), code, Addresses.matter(name) + "/findings");
          }
        });
  }

  private LocalDate today() {
    return LocalDate.ofInstant(place.clock().instant(), place.zone());
  }

  /** Checks a bundle. */
  public Optional<Job> verify(VerifyBundle.Request request, MadeFiles made) {
    return jobs.begin(
        new Text(
            "核验 " + request.bundle().getFileName(), "verify " + request.bundle().getFileName()),
        "",
        watch -> verified(request, made, watch));
  }

  /** Checks an upload of a zip, and removes it afterwards. */
  public Optional<Job> verifyUpload(
      Intake intake, Intake.Upload upload, Optional<String> key, MadeFiles made) {
    return jobs.begin(
        new Text("核验上传的证据包", "verify an uploaded bundle"),
        "",
        watch -> {
          Path together = intake.assemble(List.of(upload), watch);
          try (Stream<Path> files = Files.walk(together)) {
            Path bundle = files.filter(Files::isRegularFile).findFirst().orElse(together);
            return verified(new VerifyBundle.Request(bundle, false, key, List.of()), made, watch);
          } finally {
            Intake.remove(together);
            intake.release(List.of(upload));
          }
        });
  }

  private Job.Outcome verified(VerifyBundle.Request request, MadeFiles made, Watch watch)
      throws IOException, InterruptedException {
    VerifyBundle.Verified found = new VerifyBundle(watch).run(request);
    List<Text> lines =
        both(
            found.summary(Locale.SIMPLIFIED_CHINESE).lines().toList(),
            found.summary(Locale.ENGLISH).lines().toList());
    MadeFiles.Made report = made.report(found, place.with(place.locale(), watch), lines);
    return new Job.Outcome(
        lines,
        EvidenceJson.read(found.json(), Map.class),
        found.exitCode(),
        "/verified/" + report.id());
  }

  /** Line by line in both languages; where one has more, the rest stands alone. */
  static List<Text> both(List<String> zh, List<String> en) {
    List<Text> lines = new ArrayList<>();
    for (int i = 0; i < Math.max(zh.size(), en.size()); i++) {
      lines.add(new Text(i < zh.size() ? zh.get(i) : "", i < en.size() ? en.get(i) : ""));
    }
    return lines;
  }
}
