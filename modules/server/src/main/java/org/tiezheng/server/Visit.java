package org.tiezheng.server;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.Addresses;
import org.tiezheng.server.page.Appearance;

/** One request and its answer, in the words that pages and the API use. */
public final class Visit {
  private static final long MOST_FORM = 64 * 1024;

  private final App app;
  private final ServerRequest request;
  private final ServerResponse response;
  private final Appearance appearance;

  Visit(App app, ServerRequest request, ServerResponse response) {
    this.app = app;
    this.request = request;
    this.response = response;
    this.appearance = Appearance.of(request);
  }

  public App app() {
    return app;
  }

  public ServerRequest request() {
    return request;
  }

  public ServerResponse response() {
    return response;
  }

  public Locale locale() {
    return appearance.locale();
  }

  /** The person at work, who reads the language of this visit. */
  public Workplace place(Watch watch) {
    return app.settings().place().with(locale(), watch);
  }

  public Workplace place() {
    return place(Watch.SILENT);
  }

  /** A part of the path. */
  public String path(String name) {
    return request.path().pathParameters().get(name);
  }

  /** A part of the path that is a number from 0; anything else is not there. */
  public int number(String name) {
    String digits = path(name);
    if (!digits.matches("\\d{1,9}")) {
      throw Refusal.notFound();
    }
    return Integer.parseInt(digits);
  }

  public Optional<String> query(String name) {
    return request.query().all(name, List::of).stream().findFirst();
  }

  /**
   * A number in the query.
   *
   * @throws Refusal if it is none, or negative
   */
  public OptionalLong count(String name) {
    Optional<String> value = query(name);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!value.get().matches("\\d{1,15}")) {
      throw Refusal.bad("“" + name + "”须是数字。", name + " must be a number.");
    }
    return OptionalLong.of(Long.parseLong(value.get()));
  }

  /** The fields of a form; a field that is missing is empty. */
  public Form form() {
    limit(MOST_FORM);
    return new Form(request.content().as(Parameters.class));
  }

  /** A JSON body of this form. */
  public <T> T body(Class<T> type) {
    return body(type, MOST_FORM);
  }

  /**
   * A JSON body of this form, where a long one is to be expected.
   *
   * @param most bytes
   */
  public <T> T body(Class<T> type, long most) {
    limit(most);
    try {
      return EvidenceJson.read(request.content().as(String.class), type);
    } catch (RuntimeException e) {
      throw Refusal.bad(
          "请求的内容不是所要的 JSON;格式见 /api/v1/openapi.json。",
          "The body is not the JSON that is wanted; see /api/v1/openapi.json.");
    }
  }

  private void limit(long most) {
    OptionalLong length = request.headers().contentLength();
    if (length.isEmpty()) {
      throw new Refusal(411, new Text("请求没有说明长度。", "The request does not state its length."));
    }
    if (length.getAsLong() > most) {
      throw new Refusal(
          413,
          new Text(
              "内容太大,最多 " + most / 1024 + " KB。",
              "That is too much; at most " + most / 1024 + " KB are taken."));
    }
  }

  /** Answers with a page. */
  public void page(String template, Map<String, ?> model) {
    page(200, template, model);
  }

  /** Answers with a page and a status. */
  public void page(int status, String template, Map<String, ?> model) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("lang", locale().getLanguage().equals("zh") ? "zh-CN" : "en");
    all.put("theme", appearance.theme());
    all.put("here", request.path().rawPath());
    all.put("version", app.version());
    all.put("bytesOrigin", app.origins().bytes());
    byte[] page = app.pages().render(template, locale(), all);
    response
        .status(status)
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8"))
        .send(page);
  }

  /** Where the browser finds the bytes of an original, for some minutes. */
  public String bytesAddress(String matter, String sha256) {
    return app.origins().bytes()
        + "/bytes/"
        + Addresses.part(matter)
        + "/"
        + sha256
        + "/"
        + app.tickets().ticket(matter, sha256);
  }

  /** Answers with JSON. */
  public void json(Object value) {
    json(200, "application/json", value);
  }

  /** Answers with JSON, a status and its own type. */
  public void json(int status, String type, Object value) {
    response
        .status(status)
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, type))
        .send(EvidenceJson.write(value).getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the browser to another page of ours. */
  public void see(String path) {
    response.status(303).header(HeaderValues.create(HeaderNames.LOCATION, path)).send();
  }

  /** Fields of a form. */
  public record Form(Parameters fields) {
    /** A field without its margins. */
    public String text(String name) {
      return fields.all(name, List::of).stream().findFirst().orElse("").strip();
    }
  }
}
