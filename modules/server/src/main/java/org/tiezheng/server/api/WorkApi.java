package org.tiezheng.server.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.VerifyBundle;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.OpposePages;
import org.tiezheng.server.page.WorkPages;
import org.tiezheng.server.upload.Intake;
import org.tiezheng.server.work.Job;

/** Work that is set going and watched. */
final class WorkApi {
  /** An answer of events ends after some seconds; a browser asks again where it was. */
  private static final int ROUNDS = 4;

  private static final long ROUND = 5_000;

  /** A client that hears of more than this cannot show it. */
  private static final long PAUSE = 100;

  /** So many uploads with their digests need about 13 MB. */
  private static final int MOST_UPLOADS = 100_000;

  private static final long MOST_COLLECTING = 16 << 20;

  /** Of source and method, in characters. */
  private static final int MOST_WORDS = 32 * 1024;

  private WorkApi() {}

  /**
   * What is to be collected: a path of this computer, or a set of uploads.
   *
   * @param path full path
   * @param uploads what was uploaded, each with the digest that the sender computed
   */
  record Collecting(
      Optional<String> path,
      Optional<List<Intake.Upload>> uploads,
      Optional<String> source,
      Optional<String> method) {
    Collecting {
      uploads = uploads.map(List::copyOf); // none of them is null
    }
  }

  /**
   * What another party handed in: a path of this computer, uploads, or neither to examine what was
   * taken before.
   *
   * @param party id in the case; may stay out if there is one opponent only
   */
  record Opposing(
      Optional<String> path,
      Optional<List<Intake.Upload>> uploads,
      Optional<String> party,
      Optional<String> method) {
    Opposing {
      uploads = uploads.map(List::copyOf);
    }
  }

  /** Which bundle is to be verified: a path of this computer, or an upload of a zip. */
  record Verifying(Optional<String> path, Optional<Intake.Upload> upload, Optional<String> key) {}

  static void collect(Visit visit) {
    Collecting wanted = visit.body(Collecting.class, MOST_COLLECTING);
    requireModest(wanted);
    String name = visit.path("case");
    Path folder = CaseReading.folder(visit);
    if (wanted.uploads().isPresent()) {
      begun(
          visit,
          WorkPages.verbs(visit)
              .collectUploads(
                  name,
                  folder,
                  visit.intake(),
                  wanted.uploads().get(),
                  wanted.source().orElse(""),
                  wanted.method().orElse("")));
      return;
    }
    Path path = WorkPages.existing(visit, wanted.path().orElse(""));
    begun(
        visit,
        WorkPages.verbs(visit)
            .collect(
                name,
                folder,
                new Collect.Request(
                    List.of(path),
                    wanted.source().orElse(""),
                    wanted.method().orElse(""),
                    Map.of())));
  }

  private static void requireModest(Collecting wanted) {
    if (wanted.uploads().map(List::isEmpty).orElse(false)) {
      throw Refusal.bad("没有说明要采集哪些上传的文件。", "No upload is named that is to be collected.");
    }
    if (wanted.uploads().map(List::size).orElse(0) > MOST_UPLOADS) {
      throw new Refusal(
          413,
          new Text(
              "一次最多采集 %,d 个上传的文件;请分几次,或在这台电脑上按路径采集整个文件夹。".formatted(MOST_UPLOADS),
              ("At most %,d files that were uploaded are collected at once; do it in several steps,"
                      + " or collect the whole folder by its path on this computer.")
                  .formatted(MOST_UPLOADS)));
    }
    if (wanted.source().orElse("").length() + wanted.method().orElse("").length() > MOST_WORDS) {
      throw new Refusal(
          413,
          new Text(
              "来源和取得方式合计最多 %,d 个字符。".formatted(MOST_WORDS),
              "Source and method together have at most %,d characters.".formatted(MOST_WORDS)));
    }
  }

  static void examine(Visit visit) {
    begun(visit, WorkPages.verbs(visit).examine(visit.path("case"), CaseReading.folder(visit)));
  }

  static void oppose(Visit visit) {
    Opposing wanted = visit.body(Opposing.class, MOST_COLLECTING);
    requireModest(
        new Collecting(Optional.empty(), wanted.uploads(), Optional.empty(), wanted.method()));
    begun(
        visit,
        OpposePages.begun(
            visit,
            wanted.path().map(path -> WorkPages.existing(visit, path)),
            wanted.uploads().orElse(List.of()),
            wanted.party().orElse(""),
            wanted.method().orElse("")));
  }

  static void verify(Visit visit) {
    Verifying wanted = visit.body(Verifying.class);
    if (wanted.upload().isPresent()) {
      begun(
          visit,
          WorkPages.verbs(visit)
              .verifyUpload(
                  visit.intake(), wanted.upload().get(), wanted.key(), visit.app().made()));
      return;
    }
    begun(
        visit,
        WorkPages.verbs(visit)
            .verify(
                new VerifyBundle.Request(
                    WorkPages.existing(visit, wanted.path().orElse("")),
                    false,
                    wanted.key(),
                    List.of()),
                visit.app().made()));
  }

  static void begun(Visit visit, Optional<Job> job) {
    visit.json(202, "application/json", job.orElseThrow(WorkPages::busy).now());
  }

  static void jobs(Visit visit) {
    visit.json(visit.app().jobs().list(visit::sees));
  }

  static void job(Visit visit) {
    visit.json(find(visit).now());
  }

  private static Job find(Visit visit) {
    return visit.app().jobs().find(visit.path("job")).orElseThrow(Refusal::notFound);
  }

  static void events(Visit visit) throws IOException, InterruptedException {
    Job job = find(visit);
    visit.response().header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "text/event-stream"));
    try (OutputStream out = visit.response().outputStream()) {
      send(out, "retry: 200\n\n");
      long seen = -1;
      for (int round = 0; round < ROUNDS; ) {
        Job.Snapshot now = job.after(seen, ROUND);
        round += now.version() == seen ? 1 : 0;
        seen = now.version();
        boolean running = now.running();
        send(
            out,
            "event: "
                + (running ? "progress" : "end")
                + "\ndata: "
                + EvidenceJson.write(brief(now))
                + "\n\n");
        if (!running) {
          return;
        }
        visit.app().watchdog().allow(visit.request().remotePeer().address());
        job.pause(PAUSE);
      }
    }
  }

  private static Map<String, Object> brief(Job.Snapshot now) {
    return Map.of(
        "id", now.id(),
        "state", now.state(),
        "step", now.step(),
        "done", now.done(),
        "total", now.total(),
        "unit", now.unit());
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
