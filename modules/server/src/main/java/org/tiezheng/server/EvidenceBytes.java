package org.tiezheng.server;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.SealChecks;
import org.tiezheng.casework.SealedBytes;
import org.tiezheng.casework.sound.SoundPictures;
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
  /** Types that keep theirs, or have the one that browsers know it by. */
  private static final Map<String, String> SHOWN =
      Map.ofEntries(
          same("image/png"),
          same("image/jpeg"),
          same("image/gif"),
          same("image/webp"),
          same("image/bmp"),
          same("audio/mpeg"),
          same("audio/mp4"),
          same("audio/wav"),
          same("audio/ogg"),
          same("audio/flac"),
          same("audio/aac"),
          same("video/mp4"),
          same("video/webm"),
          Map.entry("audio/x-wav", "audio/wav"),
          Map.entry("audio/vnd.wave", "audio/wav"),
          Map.entry("audio/vorbis", "audio/ogg"),
          Map.entry("audio/opus", "audio/ogg"),
          Map.entry("application/ogg", "audio/ogg"),
          Map.entry("audio/x-flac", "audio/flac"),
          Map.entry("audio/x-aac", "audio/aac"),
          Map.entry("application/mp4", "video/mp4"),
          Map.entry("video/quicktime", "video/mp4"),
          Map.entry("video/x-m4v", "video/mp4"));

  private static final Duration LONG = Duration.ofHours(2);

  private final App app;

  EvidenceBytes(App app) {
    this.app = app;
  }

  private static Map.Entry<String, String> same(String type) {
    return Map.entry(type, type);
  }

  /** A sound that was made of a recording that a browser does not play. */
  void sound(ServerRequest request, ServerResponse response) throws IOException {
    String matter = request.path().pathParameters().get("case");
    String sha256 = request.path().pathParameters().get("sha256");
    String holder =
        app.tickets()
            .holder(matter, sha256, request.path().pathParameters().get("ticket"))
            .orElseThrow(Refusal::notFound);
    if (app.team().isPresent()) {
      app.team().get().requireHolder(holder, Permission.READ, matter, request);
    }
    Path file = app.recordings().sounds().playable(sha256).orElseThrow(Refusal::notFound);
    app.watchdog().allow(request.remotePeer().address(), LONG);
    ByteRange.set(response, "Content-Type", "audio/wav");
    ByteRange.send(
        request,
        response,
        Files.size(file),
        "derived-" + sha256,
        (from, length, out) -> SoundPictures.copy(file, from, length, out));
  }

  void answer(ServerRequest request, ServerResponse response) throws IOException {
    String matter = request.path().pathParameters().get("case");
    String sha256 = request.path().pathParameters().get("sha256");
    String holder =
        app.tickets()
            .holder(matter, sha256, request.path().pathParameters().get("ticket"))
            .orElseThrow(Refusal::notFound);
    if (app.team().isPresent()) {
      app.team().get().requireHolder(holder, Permission.READ, matter, request);
    }
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
    ByteRange.set(
        response,
        "Content-Type",
        SHOWN.getOrDefault(original.mediaType(), "application/octet-stream"));
    if (!SHOWN.containsKey(original.mediaType())) {
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
