package org.tiezheng.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers with a file or with the part of it that was asked for, so that a break costs little. */
final class ByteRange {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{0,15})");
  private static final Pattern WINDOWS =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

  private ByteRange() {}

  /** Copies a part of the file. */
  interface Source {
    void copy(long from, long length, OutputStream out) throws IOException;
  }

  /**
   * Sends what is asked for.
   *
   * @param tag of the bytes: a range is honoured only if it is asked for of the same bytes
   */
  static void send(
      ServerRequest request, ServerResponse response, long size, String tag, Source source)
      throws IOException {
    set(response, "Accept-Ranges", "bytes");
    set(response, "ETag", '"' + tag + '"');
    long from = 0;
    long length = size;
    Matcher range = RANGE.matcher(range(request, tag));
    if (range.matches()) {
      from = Long.parseLong(range.group(1));
      String last = range.group(2);
      long end = last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
      if (from > end) {
        set(response, "Content-Range", "bytes */" + size);
        response.status(416).send();
        return;
      }
      set(response, "Content-Range", "bytes " + from + "-" + end + "/" + size);
      length = end - from + 1;
      response.status(206);
    }
    response.contentLength(length);
    try (OutputStream out = response.outputStream()) {
      source.copy(from, length, out);
    }
  }

  /** The range that is asked for; empty if none is, or of other bytes. */
  private static String range(ServerRequest request, String tag) {
    var headers = request.headers();
    boolean others =
        headers.contains(HeaderNames.IF_RANGE)
            && !headers.get(HeaderNames.IF_RANGE).get().equals('"' + tag + '"');
    return others || !headers.contains(HeaderNames.RANGE)
        ? ""
        : headers.get(HeaderNames.RANGE).get();
  }

  /**
   * A file to be saved, never shown. The name is without folders and fit for every system; one that
   * an old program reads as it stands has letters of ASCII only, whatever code page it assumes.
   *
   * @param otherwise the name for such a program, if nothing is left of it
   */
  static String attachment(String name, String otherwise) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String fit = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}:*?\"<>|]", "_").replaceAll("[. ]+$", "_");
    if (fit.isEmpty() || WINDOWS.matcher(fit).matches()) {
      fit = "_" + fit;
    }
    String plain = fit.replaceAll("[^A-Za-z0-9._-]+", "_");
    String old = plain.matches("[_.-]*(\\.[A-Za-z0-9]+)?") ? otherwise + ending(plain) : plain;
    String coded = URLEncoder.encode(fit, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(old, coded.replace("*", "%2A"));
  }

  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 || dot == name.length() - 1 ? "" : name.substring(dot);
  }

  static void set(ServerResponse response, String name, String value) {
    response.header(HeaderValues.create(HeaderNames.create(name), value));
  }
}
