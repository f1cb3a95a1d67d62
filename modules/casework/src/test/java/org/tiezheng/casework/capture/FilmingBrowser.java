package org.tiezheng.casework.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.capture.LogLine;
import org.tiezheng.collect.capture.Sent;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.Digester;

/** A browser that films, as the module of the page does. Not thread-safe. */
final class FilmingBrowser {
  final String id;
  final ByteArrayOutputStream film = new ByteArrayOutputStream();
  long n;
  String link;
  private int pieces;
  String text = "";
  byte[] bytes = {};

  FilmingBrowser(Standing standing) {
    id = standing.id();
    link = standing.genesis();
  }

  private void make(Sent.Act act) {
    Sent sent = new Sent(++n, link, Instant.now(), Optional.of(new Sent.Clock(0, 1)), act);
    text = EvidenceJson.write(sent);
    link = LogLine.digest(text);
  }

  FilmingBrowser begins() {
    make(new Sent.TakeBegun(1, "scroll", "video/webm", "", Map.of()));
    bytes = new byte[0];
    return this;
  }

  FilmingBrowser films() {
    pieces++;
    bytes = ("piece " + pieces + ";").getBytes(StandardCharsets.UTF_8);
    film.writeBytes(bytes);
    make(new Sent.Piece(1, pieces, digest(bytes), bytes.length));
    return this;
  }

  FilmingBrowser ends() {
    byte[] all = film.toByteArray();
    make(new Sent.TakeEnded(1, pieces, all.length, digest(all), 10, "stopped"));
    bytes = new byte[0];
    return this;
  }

  Standing sends(Captures captures) throws IOException {
    return captures.take(id, text, bytes.length, new ByteArrayInputStream(bytes));
  }

  static String digest(byte[] bytes) {
    return Digester.sha256Only().digest(bytes).sha256();
  }
}
