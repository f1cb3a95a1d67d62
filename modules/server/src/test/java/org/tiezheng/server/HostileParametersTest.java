package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.server.api.Route;
import org.tiezheng.server.api.Routes;

/**
 * Every address of the app is given hostile parts of the path, parameters, forms and bodies by
 * somebody who was let in: each is refused in a sentence, none is our own fault, none leads out.
 */
class HostileParametersTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern PART = Pattern.compile("\\{([a-z0-9]+)}");

  private static final List<String> PARTS =
      List.of(
          "%2e%2e",
          "..%2f..%2f..%2fetc%2fpasswd", "x%00.json", "99999999999999999999", "%0d%0aX-Evil:%201");

  /** Names of parameters that some page or operation knows. */
  private static final List<String> PARAMETERS =
      List.of("from", "count", "q", "page", "zoom", "dpi", "show", "at", "day", "lang", "next");

  private static final List<String> VALUES =
      List.of(
          "-1", "99999999999999999999", "%00", "%22%3E%3Cscript%3E", "*%3A*%20OR%20((", "..%2f");

  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    Path folder = material.resolve("in");
    CaseMaterial.chat(folder.resolve("chat.json"), "talk", List.of("我", "周"), List.of("借款", "好"));
    CaseMaterial.make(cases, "c", CaseMaterial.opening("甲", "林岚"), keys, folder);
    app = Served.at(cases, keys);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private record Address(String method, String path) {
    /** With every part as it ought to be but those that are replaced. */
    String filled(String part, String value) {
      Matcher parts = PART.matcher(path);
      return parts.replaceAll(found ->
          Matcher.quoteReplacement(
              found.group(1).equals(part)
                  ? value
                  : switch (found.group(1)) {
                    case "case" -> "c";
                    case "item", "line" -> "1";
                    case "talk" -> "0";
                    case "guide" -> "talk";
                    case "day" -> "2024-01-05";
                    default -> "0".repeat(32);
                  }));
    }

    List<String> parts() {
      return PART.matcher(path).results().map(found -> found.group(1)).toList();
    }
  }

  private static List<Address> addresses() {
    List<Address> all = new ArrayList<>();
    Screens.all().forEach(s -> all.add(new Address(s.method().text(), s.path())));
    Routes.all().forEach(r -> all.add(new Address(r.method().text(), Route.ROOT + r.path())));
    all.removeIf(a -> Set.of("/leave", "/invite").contains(a.path()));
    return all;
  }

  private static HttpResponse<String> ask(String method, String path, String type, String body)
      throws Exception {
    return app.send(
        app.to(path)
            .header("Content-Type", type)
            .header("Tus-Resumable", "1.0.0")
            .method(method, BodyPublishers.ofString(body)));
  }

  @Test
  void aHostilePartOfAnAddressIsNothingThatIsThere() throws Exception {
    Set<String> wrong = new TreeSet<>();
    for (Address address : addresses()) {
      for (String part : address.parts()) {
        for (String value : PARTS) {
          String path = address.filled(part, value);
          HttpResponse<String> answer = ask(address.method(), path, "application/json", "{}");
          boolean refused = answer.statusCode() >= 400 && answer.statusCode() < 500;
          if (!refused || answer.headers().firstValue("X-Evil").isPresent()) {
            wrong.add(answer.statusCode() + " " + address.method() + " " + path);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(app.faults()).isEmpty();
  }

  @Test
  void aHostileParameterIsNoFaultOfOurs() throws Exception {
    Set<String> wrong = new TreeSet<>();
    int turn = 0;
    for (Address address : addresses()) {
      if (!address.method().equals("GET") || address.path().endsWith("/paper")) {
        continue; // a paper takes long and knows one parameter, of two values
      }
      // Each page is given every value, each under another name than its neighbour.
      List<String> query = new ArrayList<>();
      for (String name : PARAMETERS) {
        query.add(name + "=" + VALUES.get(turn++ % VALUES.size()));
      }
      String path = address.filled("", "") + "?" + String.join("&", query);
      HttpResponse<String> answer = app.get(path);
      if (answer.statusCode() >= 500 || answer.body().contains("\"><script>")) {
        wrong.add(answer.statusCode() + " " + path);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(app.faults()).isEmpty();
  }

  private record Body(String type, String content) {}

  private static final List<Body> FORMS =
      List.of(
          new Body(FORM, "a=%zz"),
          new Body(FORM, "a=%"),
          new Body(FORM + "; charset=no-such", "theme=x"),
          new Body("multipart/form-data; boundary=x", "--x\r\n\r\nx\r\n--x--"));

  private static final List<Body> JSON =
      List.of(
          new Body("application/json", "[".repeat(30_000)),
          new Body("application/json", "{"),
          new Body("application/json", "null"));

  /** These need no form and no body: whatever is sent, they begin their work. */
  private static final Pattern NEEDS_NOTHING =
      Pattern.compile(
          ".*/(examine|gaps|timeline|look|who|hearing|leaves|forget|preview|phone|uploads.*)");

  @Test
  void whatIsNoFormAndNoJsonIsRefused() throws Exception {
    Set<String> wrong = new TreeSet<>();
    for (Address address : addresses()) {
      if (address.method().matches("GET|HEAD|OPTIONS")
          || NEEDS_NOTHING.matcher(address.path()).matches()) {
        continue;
      }
      for (Body body : address.path().startsWith(Route.ROOT) ? JSON : FORMS) {
        int status =
            ask(address.method(), address.filled("", ""), body.type(), body.content()).statusCode();
        if (status < 400 || status >= 500) {
          wrong.add(status + " " + address + " " + body.type());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(app.faults()).isEmpty();
  }

  @Test
  void whatABodyMustSayIsAskedForAndNoFaultOfOurs() throws Exception {
    Set<String> wrong = new TreeSet<>();
    for (Address address : addresses()) {
      if (address.path().matches(".*/(captures/.*|uploads.*)")
          || !address.path().startsWith(Route.ROOT)
          || address.method().equals("GET")
          || NEEDS_NOTHING.matcher(address.path()).matches()) {
        continue;
      }
      int status =
          ask(address.method(), address.filled("", ""), "application/json", "{}").statusCode();
      if (status >= 500) {
        wrong.add(status + " " + address);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(app.faults()).isEmpty();
  }
}
