package org.tiezheng.server.api;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.capture.CaptureRefusedException;
import org.tiezheng.casework.capture.Captures;
import org.tiezheng.casework.capture.Standing;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.WorkPages;

/** Captures while they go on: docs/capture.md has the protocol. */
final class CaptureApi {
  private static final HeaderName RECORD = HeaderNames.create("Capture-Record");
  private static final int MOST_AGENT = 500;

  private CaptureApi() {}

  /** The time of the server. */
  record Now(Instant time) {}

  /**
   * A capture to be begun.
   *
   * @param medium such as {@code VIDEO}
   * @param captures number of the item of the case that is filmed
   */
  record Beginning(
      String medium,
      Optional<String> shots,
      Optional<Map<String, String>> stated,
      Optional<String> captures) {}

  /** The end of a capture: the number of the last record that was made; without it, what came. */
  record Ending(Optional<Long> last) {}

  static void clock(Visit visit) {
    visit.json(new Now(visit.app().settings().place().clock().instant()));
  }

  static void open(Visit visit) {
    CaseReading.folder(visit);
    visit.json(visit.app().captures().of(visit.path("case")));
  }

  static void begin(Visit visit) throws IOException {
    CaseReading.folder(visit);
    Beginning wanted = visit.body(Beginning.class);
    if (wanted.medium() == null) {
      throw Refusal.bad("没有说明拍什么(medium)。", "It is not stated what is captured (medium).");
    }
    try {
      Standing standing =
          visit
              .app()
              .captures()
              .begin(
                  new Captures.Wanted(
                      visit.path("case"),
                      wanted.medium(),
                      wanted.shots().orElse(""),
                      agent(visit),
                      wanted.stated().orElse(Map.of()),
                      wanted.captures().orElse("")));
      visit.json(201, "application/json", standing);
    } catch (CaptureRefusedException e) {
      throw refused(e);
    }
  }

  private static String agent(Visit visit) {
    String agent = visit.request().headers().first(HeaderNames.USER_AGENT).orElse("");
    return agent.length() <= MOST_AGENT ? agent : agent.substring(0, MOST_AGENT);
  }

  static void standing(Visit visit) {
    visit.json(find(visit));
  }

  private static Standing find(Visit visit) {
    return visit.app().captures().find(visit.path("capture")).orElseThrow(Refusal::notFound);
  }

  static void take(Visit visit) throws IOException {
    long length =
        visit
            .request()
            .headers()
            .contentLength()
            .orElseThrow(() -> new Refusal(411, new Text("没有说明长度。", "The length is not stated.")));
    try {
      String record = record(visit);
      InputStream body =
          length == 0 ? InputStream.nullInputStream() : visit.request().content().inputStream();
      visit.json(visit.app().captures().take(visit.path("capture"), record, length, body));
    } catch (CaptureRefusedException e) {
      throw refused(e);
    }
  }

  private static String record(Visit visit) {
    try {
      return new String(
          Base64.getDecoder().decode(visit.request().headers().first(RECORD).orElse("")),
          StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.bad("Capture-Record 须是 Base64。", "Capture-Record must be written in Base64.");
    }
  }

  private static Refusal refused(CaptureRefusedException e) {
    int status =
        switch (e.why()) {
          case BAD -> 400;
          case OUT_OF_ORDER -> 409;
          case OTHER_BYTES -> 460; // as tus 1.0 names it
          case ENDED -> 410;
          case FULL -> 507;
        };
    return new Refusal(status, e.sentence());
  }

  static void end(Visit visit) {
    Optional<Long> last = visit.body(Ending.class).last();
    Standing standing = find(visit);
    visit.json(
        202,
        "application/json",
        WorkPages.verbs(visit)
            .seal(visit.app().captures(), standing, last)
            .orElseThrow(WorkPages::busy)
            .now());
  }
}
