package org.tiezheng.server.page;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.server.Exchange;
import org.tiezheng.server.guard.Refusal;

/** Style sheet and scripts, from our own jar and by a fixed list of names. */
public final class StaticFiles {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("app.css", "text/css; charset=utf-8"),
          Map.entry("bundle.js", "text/javascript; charset=utf-8"),
          Map.entry("deposit.js", "text/javascript; charset=utf-8"),
          Map.entry("icon.svg", "image/svg+xml"),
          Map.entry("capture.css", "text/css; charset=utf-8"),
          Map.entry("capture.js", "text/javascript; charset=utf-8"),
          Map.entry("capture-queue.js", "text/javascript; charset=utf-8"),
          Map.entry("capture-left.js", "text/javascript; charset=utf-8"),
          Map.entry("capture-take.js", "text/javascript; charset=utf-8"),
          Map.entry("paper.js", "text/javascript; charset=utf-8"),
          Map.entry("pictures.js", "text/javascript; charset=utf-8"),
          Map.entry("job.js", "text/javascript; charset=utf-8"),
          Map.entry("reader.js", "text/javascript; charset=utf-8"),
          Map.entry("mark.js", "text/javascript; charset=utf-8"),
          Map.entry("visible.js", "text/javascript; charset=utf-8"),
          Map.entry("hearing.js", "text/javascript; charset=utf-8"),
          Map.entry("transcript.css", "text/css; charset=utf-8"),
          Map.entry("transcript.js", "text/javascript; charset=utf-8"),
          Map.entry("transcript-list.js", "text/javascript; charset=utf-8"),
          Map.entry("transcript-sound.js", "text/javascript; charset=utf-8"),
          Map.entry("transcript-store.js", "text/javascript; charset=utf-8"),
          Map.entry("upload.js", "text/javascript; charset=utf-8"),
          Map.entry("sha256.js", "text/javascript; charset=utf-8"));

  /** Answers with the file that the path names. */
  public void answer(Exchange visit) throws IOException {
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
