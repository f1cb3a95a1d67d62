package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** Sends whole files as a browser does, and has them collected. */
record UploadClient(Served app) {
  /** What the last request of a browser says of a file. */
  static Map<String, String> stated(String id, byte[] file) throws Exception {
    return Map.of("id", id, "sha256", sha256(file));
  }

  static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  /** Gives the id. */
  String begin(String name, long length) throws Exception {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> made =
        app.send(
            app.to("/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", String.valueOf(length))
                .header("Upload-Metadata", "filename " + Base64.getEncoder().encodeToString(bytes))
                .POST(BodyPublishers.noBody()));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String place = made.headers().firstValue("Location").orElseThrow();
    return place.substring(place.lastIndexOf('/') + 1);
  }

  int piece(String id, long offset, byte[] piece) throws Exception {
    return app.send(
            app.to("/api/v1/uploads/" + id)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", String.valueOf(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(piece)))
        .statusCode();
  }

  /** Gives the id of a file that has arrived. */
  String sent(String name, byte[] file) throws Exception {
    String id = begin(name, file.length);
    if (file.length > 0) {
      assertThat(piece(id, 0, file)).isEqualTo(204);
    }
    return id;
  }

  /** How much has arrived; -1 if there is no such upload. */
  long offset(String id) throws Exception {
    return app.send(
            app.to("/api/v1/uploads/" + id)
                .header("Tus-Resumable", "1.0.0")
                .method("HEAD", BodyPublishers.noBody()))
        .headers()
        .firstValueAsLong("Upload-Offset")
        .orElse(-1);
  }

  HttpResponse<String> ask(String matter, Object body) throws Exception {
    return app.send(
        app.to("/api/v1/cases/" + matter + "/collect")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(EvidenceJson.write(body))));
  }

  /** The job when it has ended. */
  JsonNode collect(String matter, List<?> uploads, Map<String, String> words) throws Exception {
    Map<String, Object> body = new TreeMap<>(words);
    body.put("uploads", uploads);
    HttpResponse<String> begun = ask(matter, body);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String job =
        "/api/v1/jobs/" + EvidenceJson.mapper().readTree(begun.body()).get("id").asString();
    String events = "";
    while (!events.contains("event: end")) { // each answer ends after some seconds
      events = app.get(job + "/events").body();
    }
    return EvidenceJson.mapper().readTree(app.get(job).body());
  }
}
