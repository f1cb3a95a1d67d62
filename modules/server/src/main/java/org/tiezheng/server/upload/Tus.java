package org.tiezheng.server.upload;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/**
 * Resumable uploads as tus 1.0 describes them (https://tus.io/protocols/resumable-upload), with the
 * extensions creation, checksum and termination. An upload that broke off goes on where it was.
 */
public final class Tus {
  private static final HeaderName RESUMABLE = HeaderNames.create("Tus-Resumable");
  private static final HeaderName OFFSET = HeaderNames.create("Upload-Offset");
  private static final HeaderName LENGTH = HeaderNames.create("Upload-Length");
  private static final HeaderName METADATA = HeaderNames.create("Upload-Metadata");
  private static final HeaderName CHECKSUM = HeaderNames.create("Upload-Checksum");
  private static final String VERSION = "1.0.0";
  private static final String SHA256 = "sha256 ";
  private static final int MOST_METADATA = 8_192;

  private Tus() {}

  /** What is understood. */
  public static void options(Visit visit) {
    set(visit, "Tus-Resumable", VERSION);
    set(visit, "Tus-Version", VERSION);
    set(visit, "Tus-Extension", "creation,checksum,termination");
    set(visit, "Tus-Checksum-Algorithm", "sha256");
    set(visit, "Tus-Max-Size", String.valueOf(Intake.MOST));
    visit.response().status(204).send();
  }

  /** Begins an upload. */
  public static void create(Visit visit) throws IOException {
    version(visit);
    long length = number(visit, LENGTH);
    UploadName name = UploadName.of(name(visit));
    String id = visit.intake().create(name, length);
    set(visit, "Location", "/api/v1/uploads/" + id);
    set(visit, "Upload-Offset", "0");
    visit.response().status(201).send();
  }

  /** The file name in the metadata: a key and a value in Base64. */
  private static String name(Visit visit) {
    String metadata = value(visit, METADATA).orElse("");
    if (metadata.length() <= MOST_METADATA) {
      for (String pair : metadata.split(",", -1)) {
        String[] both = pair.strip().split(" ", 2);
        if (both[0].equals("filename") && both.length == 2) {
          try {
            return new String(Base64.getDecoder().decode(both[1]), StandardCharsets.UTF_8);
          } catch (IllegalArgumentException e) {
            break;
          }
        }
      }
    }
    throw Refusal.bad(
        "Upload-Metadata 须含 filename(Base64)。", "Upload-Metadata must hold a filename in Base64.");
  }

  /** How much has arrived. */
  public static void head(Visit visit) throws IOException {
    version(visit);
    Intake.Progress progress = visit.intake().progress(visit.path("upload"));
    set(visit, "Upload-Offset", String.valueOf(progress.offset()));
    set(visit, "Upload-Length", String.valueOf(progress.length()));
    visit.response().status(200).send();
  }

  /** A piece of a file. */
  public static void patch(Visit visit) throws IOException {
    version(visit);
    if (!value(visit, HeaderNames.CONTENT_TYPE)
        .orElse("")
        .equals("application/offset+octet-stream")) {
      throw new Refusal(
          415,
          new Text(
              "一段的类型须是 application/offset+octet-stream。",
              "A piece is of the type application/offset+octet-stream."));
    }
    long length =
        visit
            .request()
            .headers()
            .contentLength()
            .orElseThrow(() -> new Refusal(411, new Text("没有说明长度。", "The length is not stated.")));
    long offset =
        visit
            .intake()
            .append(
                visit.path("upload"),
                number(visit, OFFSET),
                length,
                visit.request().content().inputStream(),
                checksum(visit));
    set(visit, "Upload-Offset", String.valueOf(offset));
    visit.response().status(204).send();
  }

  private static Optional<byte[]> checksum(Visit visit) {
    Optional<String> value = value(visit, CHECKSUM);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (value.get().startsWith(SHA256)) {
        return Optional.of(Base64.getDecoder().decode(value.get().substring(SHA256.length())));
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw Refusal.bad("摘要须写作“sha256 Base64”。", "A checksum is written “sha256 Base64”.");
  }

  /** Gives an upload up. */
  public static void delete(Visit visit) throws IOException {
    version(visit);
    visit.intake().delete(visit.path("upload"));
    visit.response().status(204).send();
  }

  private static void version(Visit visit) {
    set(visit, "Tus-Resumable", VERSION);
    if (!value(visit, RESUMABLE).orElse("").equals(VERSION)) {
      set(visit, "Tus-Version", VERSION);
      throw new Refusal(412, new Text("这里只懂 tus 1.0.0。", "Only tus 1.0.0 is understood here."));
    }
  }

  private static long number(Visit visit, HeaderName name) {
    String value = value(visit, name).orElse("");
    if (!value.matches("\\d{1,18}")) {
      throw Refusal.bad(name.defaultCase() + " 须是数字。", name.defaultCase() + " must be a number.");
    }
    return Long.parseLong(value);
  }

  private static Optional<String> value(Visit visit, HeaderName name) {
    return visit.request().headers().contains(name)
        ? Optional.of(visit.request().headers().get(name).get())
        : Optional.empty();
  }

  private static void set(Visit visit, String name, String value) {
    visit.response().header(HeaderValues.create(HeaderNames.create(name), value));
  }
}
