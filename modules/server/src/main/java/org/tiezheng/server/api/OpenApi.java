package org.tiezheng.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The description of the API (OpenAPI 3.1), written from the routes themselves. */
public final class OpenApi {
  private static final Pattern PART = Pattern.compile("\\{([a-z0-9]+)}");
  private static final String PROBLEM = "application/problem+json";

  private OpenApi() {}

  /**
   * How one says who asks.
   *
   * @param name of the scheme
   * @param scheme as OpenAPI describes it
   */
  public record Security(String name, Map<String, String> scheme) {
    /** The app: the session of a browser that was let in. */
    public static final Security SESSION =
        new Security(
            "session",
            Map.of(
                "type", "apiKey",
                "in", "cookie",
                "name", "tiezheng-PORT",
                "description", "Set by opening the address that serve prints"));

    public Security {
      scheme = Map.copyOf(scheme);
    }
  }

  /** The document. */
  public static Map<String, Object> of(List<? extends Route<?>> routes, Security security) {
    Schemas schemas = new Schemas();
    Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
    for (Route<?> route : routes) {
      paths
          .computeIfAbsent(Route.ROOT + route.path(), _ -> new LinkedHashMap<>())
          .put(route.method().text().toLowerCase(Locale.ROOT), operation(route, schemas));
    }
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "object");
    problem.put(
        "properties",
        Map.of(
            "type", Map.of("type", "string"),
            "status", Map.of("type", "integer"),
            "detail", Map.of("type", "string"),
            "code", Map.of("type", "string"),
            "zh", Map.of("type", "string"),
            "en", Map.of("type", "string")));
    schemas.all().put("Problem", problem);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        Map.of(
            "title", "Tiezheng 铁证",
            "version", "1",
            "license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
    document.put("servers", List.of(Map.of("url", "/")));
    document.put("security", List.of(Map.of(security.name(), List.of())));
    document.put("paths", paths);
    document.put(
        "components",
        Map.of(
            "schemas",
            schemas.all(),
            "securitySchemes",
            Map.of(security.name(), security.scheme())));
    return document;
  }

  private static Map<String, Object> operation(Route<?> route, Schemas schemas) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("summary", route.summary());
    operation.put("operationId", id(route));
    List<Object> parameters = new ArrayList<>();
    Matcher parts = PART.matcher(route.path());
    while (parts.find()) {
      parameters.add(parameter(parts.group(1), "path", true));
    }
    route.query().forEach(name -> parameters.add(parameter(name, "query", false)));
    route.wire().headers().forEach(name -> parameters.add(parameter(name, "header", false)));
    operation.put("parameters", parameters);
    if (route.wire().open()) {
      operation.put("security", List.of());
    }
    route
        .body()
        .ifPresent(body ->
            operation.put(
                "requestBody",
                Map.of("required", true, "content", json(schemas.of(body), route.wire().takes()))));
    Map<String, Object> good = new LinkedHashMap<>();
    good.put("description", "done");
    route
        .answer()
        .ifPresent(answer -> good.put("content", json(schemas.of(answer), route.wire().gives())));
    operation.put(
        "responses",
        Map.of(
            String.valueOf(route.status()),
            good,
            "default",
            Map.of(
                "description",
                "not done: one sentence that says why",
                "content",
                json(Map.of("$ref", "#/components/schemas/Problem"), PROBLEM))));
    return operation;
  }

  private static String id(Route<?> route) {
    return route.method().text().toLowerCase(Locale.ROOT)
        + route.path().replaceAll("[{}.]", "").replaceAll("[/-]+", "_");
  }

  private static Map<String, Object> parameter(String name, String in, boolean required) {
    return Map.of("name", name, "in", in, "required", required, "schema", Map.of("type", "string"));
  }

  private static Map<String, Object> json(Object schema, String type) {
    return Map.of(type, Map.of("schema", schema));
  }
}
