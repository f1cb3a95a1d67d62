package org.tiezheng.server;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.guard.Refusal;

/**
 * Hands out what was made, from the origin of bytes: always as a file to be saved, whatever it is,
 * and only while it is what was made. The digest goes with it (RFC 9530).
 */
final class Downloads {
  /** Ten gigabytes by a slow disk. */
  private static final Duration LONG = Duration.ofHours(2);

  private static final int PIECE = 1 << 16;

  private final App app;

  Downloads(App app) {
    this.app = app;
  }

  void answer(ServerRequest request, ServerResponse response) throws IOException {
    String id = request.path().pathParameters().get("made");
    String file = request.path().pathParameters().get("file");
    String matter = request.query().first("case").orElse("");
    String holder =
        app.tickets()
            .holder(subject(id, matter), file, request.path().pathParameters().get("ticket"))
            .filter(_ -> file.matches("\\d{1,6}"))
            .orElseThrow(Refusal::notFound);
    if (app.team().isPresent() && matter.isEmpty()) {
      app.team().get().requireHolder(holder, Permission.VERIFY);
    } else if (app.team().isPresent()) {
      app.team().get().requireHolder(holder, Permission.PRESENT, matter, request);
    }
    MadeFiles.Made made = app.made().find(id).orElseThrow(Refusal::notFound);
    int number = Integer.parseInt(file);
    if (number >= made.files().size()) {
      throw Refusal.notFound();
    }
    MadeFiles.MadeFile wanted = made.files().get(number);
    app.watchdog().allow(request.remotePeer().address(), LONG);
    requireSame(app.made().state(wanted));
    Path place = app.made().place(wanted).orElseThrow(Refusal::notFound);
    ByteRange.set(response, "Content-Type", "application/octet-stream");
    ByteRange.set(response, "Content-Disposition", ByteRange.attachment(wanted.name(), "tiezheng"));
    ByteRange.set(
        response,
        "Repr-Digest",
        "sha-256=:"
            + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(wanted.sha256()))
            + ":");
    ByteRange.send(
        request,
        response,
        wanted.size(),
        wanted.sha256(),
        (from, length, out) -> copy(place, from, length, out));
  }

  /** What a ticket is given out for: the case goes with it, for who may take files of it away. */
  static String subject(String made, String matter) {
    return made + " " + matter;
  }

  private static void requireSame(MadeFiles.State state) {
    switch (state) {
      case SAME -> {}
      case CHANGED ->
          throw new Refusal(
              409,
              new Text(
                  "这个文件制作之后被改动过,与页面上的摘要不符,没有提供;需要改动后的文件,请到案件旁的文件夹里取。",
                  "This file was changed after it was made and has not the digest that the page"
                      + " shows; it was not handed out. If you want it as it is now, take it from"
                      + " the folder beside the cases."));
      case GONE ->
          throw new Refusal(
              404,
              new Text(
                  "这个文件已不在制作时的位置(移走或删除了)。",
                  "This file is not where it was made; it was moved or deleted."));
    }
  }

  private static void copy(Path file, long from, long length, OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(from);
      byte[] piece = new byte[PIECE];
      for (long left = length; left > 0; ) {
        int read = in.read(piece, 0, (int) Math.min(piece.length, left));
        if (read < 0) {
          throw new EOFException("shorter than it was");
        }
        out.write(piece, 0, read);
        left -= read;
      }
    }
  }
}
