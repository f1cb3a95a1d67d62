package org.tiezheng.server.page;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** Style sheet and scripts, from our own jar and by a fixed list of names. */
public final class StaticFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "app.css", "text/css; charset=utf-8",
          "icon.svg", "image/svg+xml",
          "capture.css", "text/css; charset=utf-8",
          "capture.js", "text/javascript; charset=utf-8",
          "capture-queue.js", "text/javascript; charset=utf-8",
          "capture-take.js", "text/javascript; charset=utf-8",
          "job.js", "text/javascript; charset=utf-8",
          "reader.js", "text/javascript; charset=utf-8",
          "upload.js", "text/javascript; charset=utf-8",
          "sha256.js", "text/javascript; charset=utf-8");

  /** Answers with the file that the path names. */
  public void answer(Visit visit) throws IOException {
    String name = visit.path("file");
    String type = Optional.ofNullable(TYPES.get(name)).orElseThrow(Refusal::notFound);
    try (InputStream in =
        StaticFiles.class.getResourceAsStream("/org/tiezheng/server/static/" + name)) {
      if (in == null) {
        throw Refusal.notFound();
      }
      visit
          .response()
          .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, type))
          .send(in.readAllBytes());
    }
  }
}
