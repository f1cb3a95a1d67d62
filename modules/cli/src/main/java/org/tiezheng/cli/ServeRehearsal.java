package org.tiezheng.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.logging.LogManager;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts the app on an empty folder, asks it for its first pages and stops it. The launcher runs it
 * once to make the cache of loaded classes that {@code serve} starts from; the cache of the other
 * verbs ({@link Rehearsal}) does not know the web server, so that they need not load it.
 */
public final class ServeRehearsal {
  private static final Pattern SAID = Pattern.compile("\"invitation\"\\s*:\\s*\"([^\"]+)\"");
  private static final List<String> PAGES =
      List.of("/", "/verify", "/rules", "/capture", "/api/v1/openapi.json", "/static/app.css");

  private ServeRehearsal() {}

  /** Takes no arguments. Listens on a free port of the loopback address for a moment. */
  public static void main(String[] args) throws IOException {
    PipedInputStream heard = new PipedInputStream();
    System.setOut(new PrintStream(new PipedOutputStream(heard), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    LogManager.getLogManager().reset();
    Path folder = Files.createTempDirectory("tiezheng-rehearsal");
    try {
      Thread.ofPlatform().daemon().start(() -> serve(folder));
      look(invitation(heard));
    } finally {
      Files.deleteIfExists(folder);
    }
    // The server waits for the end of the process, and that is when the cache is written.
    System.exit(0);
  }

  private static void serve(Path folder) {
    Main.run(
        Main.commandLine(Locale.ENGLISH),
        "serve",
        "--port",
        "0",
        "--json",
        "--cases",
        folder.toString());
  }

  private static URI invitation(InputStream heard) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(heard, StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher found = SAID.matcher(all.append(line));
      if (found.find()) {
        return URI.create(found.group(1));
      }
    }
    throw new IOException("serve ended before it said its address");
  }

  private static void look(URI invitation) throws IOException {
    CookieHandler.setDefault(new CookieManager());
    get(invitation);
    for (String page : PAGES) {
      get(invitation.resolve(page));
    }
  }

  private static void get(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    try (InputStream body =
        connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      if (body != null) {
        body.readAllBytes();
      }
    }
  }
}
