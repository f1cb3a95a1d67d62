package org.tiezheng.server;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.SealChecks;
import org.tiezheng.casework.SealedBytes;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.guard.Refusal;

/**
 * Hands out sealed originals from the origin of their own. Pictures and sounds of well-known types
 * keep theirs, so that a page can show them; everything else is a file to be saved, whatever it
 * says that it is.
 */
final class EvidenceBytes {
  private static final Set<String> SHOWN =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/bmp",
          "audio/mpeg",
          "audio/mp4",
          "audio/wav",
          "audio/x-wav",
          "audio/ogg",
          "video/mp4",
          "video/webm");

  private static final Duration LONG = Duration.ofHours(2);

  private final App app;

  EvidenceBytes(App app) {
    this.app = app;
  }

  void answer(ServerRequest request, ServerResponse response) throws IOException {
    String matter = request.path().pathParameters().get("case");
    String sha256 = request.path().pathParameters().get("sha256");
    String holder =
        app.tickets()
            .holder(matter, sha256, request.path().pathParameters().get("ticket"))
            .orElseThrow(Refusal::notFound);
    app.team().ifPresent(team -> team.requireHolder(holder, Permission.READ, matter));
    Path folder = app.shelf().find(matter).orElseThrow(Refusal::notFound);
    try (OpenCase open = OpenCase.forReading(folder, app.settings().place())) {
      SealedBytes bytes = new SealedBytes(open);
      Original original = bytes.find(sha256).orElseThrow(Refusal::notFound);
      app.watchdog().allow(request.remotePeer().address(), LONG);
      requireSealed(app.checks().within(open, original, LONG));
      send(bytes, original, request, response);
    }
  }

  /** Nothing leaves under the digest of a sealed file that has not this digest. */
  private static void requireSealed(SealChecks.State state) {
    switch (state) {
      case SEALED -> {}
      case ALTERED ->
          throw new Refusal(
              409,
              new Text(
                  "保管库中的这个文件已与固化时不同(SHA-256 不符),不作为原件提供。请停止使用该案件文件夹,从备份取回原件。",
                  "This file in the vault is not what was sealed: its SHA-256 differs. It is not"
                      + " handed out as the original. Leave the folder of the case as it is, and"
                      + " take the original from a backup."));
      case UNREADABLE ->
          throw new Refusal(
              404,
              new Text(
                  "保管库中没有这个原件,或磁盘读不出它;请检查案件文件夹,从备份取回原件。",
                  "This original is not in the vault, or the disk does not give it; check the"
                      + " folder of the case, and take the original from a backup."));
      case UNCHECKED ->
          throw new Refusal(
              503,
              new Text(
                  "还没有比对完它的摘要;请稍后再试。", "Its digest was not compared to the end; try again later."));
    }
  }

  private static void send(
      SealedBytes bytes, Original original, ServerRequest request, ServerResponse response)
      throws IOException {
    boolean shown = SHOWN.contains(original.mediaType());
    ByteRange.set(
        response, "Content-Type", shown ? original.mediaType() : "application/octet-stream");
    if (!shown) {
      ByteRange.set(
          response, "Content-Disposition", ByteRange.attachment(original.name(), "original"));
    }
    ByteRange.send(
        request,
        response,
        original.size(),
        original.digests().sha256(),
        (from, length, out) -> bytes.copy(original, from, length, out));
  }
}
