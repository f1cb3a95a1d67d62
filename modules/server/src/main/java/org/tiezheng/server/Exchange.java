package org.tiezheng.server;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.media.UnsupportedTypeException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.Appearance;
import org.tiezheng.server.page.Pages;

/** One request and its answer, in the words that all our servers use. */
public class Exchange {
  private static final long MOST_FORM = 64 * 1024;

  private final ServerRequest request;
  private final ServerResponse response;
  private final Appearance appearance;

  protected Exchange(ServerRequest request, ServerResponse response) {
    this.request = request;
    this.response = response;
    this.appearance = Appearance.of(request);
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

  /** The fields of a form; none if nothing was ticked. */
  protected Parameters fields() {
    if (length(MOST_FORM) == 0) {
      return Parameters.empty("form");
    }
    try {
      return request.content().as(Parameters.class);
    } catch (UnsupportedTypeException | IllegalArgumentException e) {
      throw Refusal.bad(
          "请求的内容不是表单(application/x-www-form-urlencoded,UTF-8),没有执行。",
          "The body is no form (application/x-www-form-urlencoded, UTF-8); nothing was done.");
    }
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
    var _ = length(most);
    try {
      T body = read(request.content().as(String.class), type);
      if (WholeBody.is(body)) {
        return body;
      }
      throw new IllegalArgumentException("something is missing or null");
    } catch (RuntimeException e) {
      throw Refusal.bad(
          "请求的内容不是所要的 JSON;格式见 /api/v1/openapi.json。",
          "The body is not the JSON that is wanted; see /api/v1/openapi.json.");
    }
  }

  /** Reads a body; what does not fit is thrown as whatever the reader throws. */
  protected <T> T read(String json, Class<T> type) {
    return EvidenceJson.read(json, type);
  }

  /**
   * The length of the body.
   *
   * @param most bytes
   * @throws Refusal if it is not stated, or more
   */
  public long length(long most) {
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
    return length.getAsLong();
  }

  /** A header, if it is there; several values are joined by commas. */
  public Optional<String> header(HeaderName name) {
    return request.headers().contains(name)
        ? Optional.of(String.join(",", request.headers().get(name).allValues()))
        : Optional.empty();
  }

  /**
   * Answers with a page that was filled.
   *
   * @param model what the template needs beside language, theme and address
   */
  protected void page(Pages pages, int status, String template, Map<String, ?> model) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("lang", locale().getLanguage().equals("zh") ? "zh-CN" : "en");
    all.put("theme", appearance.theme());
    all.putIfAbsent("phone", false);
    all.putIfAbsent("phones", false);
    all.put("here", request.path().rawPath());
    byte[] page = pages.render(template, locale(), all);
    response
        .status(status)
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8"))
        .send(page);
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
}
