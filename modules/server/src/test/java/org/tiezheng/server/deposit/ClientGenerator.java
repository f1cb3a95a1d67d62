package org.tiezheng.server.deposit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Writes a Java client from an OpenAPI 3.1 document and from nothing else: a record for each
 * schema, a method for each operation. What is read must have exactly the members that are
 * described.
 */
final class ClientGenerator {
  private static final String REF = "#/components/schemas/";
  private static final String INDENT = "  ";

  private final StringBuilder source = new StringBuilder();

  private ClientGenerator() {}

  /** The source of a class {@code Client}. */
  static String generate(JsonNode document) {
    ClientGenerator generator = new ClientGenerator();
    generator.source.append(HEAD);
    document
        .at("/components/schemas")
        .propertyStream()
        .forEach(schema -> generator.type(schema.getKey(), schema.getValue()));
    document
        .get("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyStream()
                .forEach(verb -> generator.operation(path.getKey(), verb)));
    return generator.source.append("}\n").toString();
  }

  private void type(String name, JsonNode schema) {
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(one -> required.add(one.asString()));
    String members =
        schema
            .get("properties")
            .propertyStream()
            .map(p -> java(p.getValue()) + " " + p.getKey())
            .collect(Collectors.joining(", "));
    line("public record " + identifier(name) + "(" + members + ") {");
    line("  public " + identifier(name) + " {");
    required.forEach(
        one -> line("    java.util.Objects.requireNonNull(" + one + ", \"" + one + "\");"));
    line("  }");
    line("}");
  }

  private void operation(String path, Map.Entry<String, JsonNode> verb) {
    JsonNode operation = verb.getValue();
    List<String> parameters = new ArrayList<>();
    List<String> query = new ArrayList<>();
    List<String> headers = new ArrayList<>();
    String address = "\"" + path + "\"";
    for (JsonNode parameter : operation.get("parameters")) {
      String name = parameter.get("name").asString();
      String argument = identifier(name);
      parameters.add("String " + argument);
      switch (parameter.get("in").asString()) {
        case "path" -> address += ".replace(\"{" + name + "}\", encode(" + argument + "))";
        case "query" -> query.add("\"" + name + "\", " + argument);
        case "header" -> headers.add("\"" + name + "\", " + argument);
        default -> throw new IllegalArgumentException(parameter.toString());
      }
    }
    String body = "null, null";
    JsonNode sent = operation.at("/requestBody/content");
    if (!sent.isMissingNode()) {
      Map.Entry<String, JsonNode> form = sent.propertyStream().findFirst().orElseThrow();
      parameters.add(java(form.getValue().get("schema")) + " body");
      body = "\"" + form.getKey() + "\", body";
    }
    JsonNode answer = success(operation).at("/content");
    String type = java(answer.propertyStream().findFirst().orElseThrow().getValue().get("schema"));
    line(
        "public "
            + type
            + " "
            + identifier(operation.get("operationId").asString())
            + "("
            + String.join(", ", parameters)
            + ") throws Exception {");
    line(
        "  return call(\""
            + verb.getKey().toUpperCase(Locale.ROOT)
            + "\", "
            + address
            + ", pairs("
            + String.join(", ", query)
            + "), pairs("
            + String.join(", ", headers)
            + "), "
            + body
            + ", "
            + raw(type)
            + ".class);");
    line("}");
  }

  private static JsonNode success(JsonNode operation) {
    return operation
        .get("responses")
        .propertyStream()
        .filter(response -> response.getKey().startsWith("2"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static String java(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      return identifier(reference.substring(REF.length()));
    }
    return switch (schema.path("type").asString("")) {
      case "string" ->
          switch (schema.path("format").asString("")) {
            case "binary" -> "byte[]";
            case "date-time" -> "java.time.Instant";
            default -> "String";
          };
      case "integer" -> "Long";
      case "boolean" -> "Boolean";
      case "array" -> "java.util.List<" + java(schema.get("items")) + ">";
      case "object" ->
          schema.has("additionalProperties")
              ? "java.util.Map<String, " + java(schema.get("additionalProperties")) + ">"
              : "Object";
      default -> "Object";
    };
  }

  private static String raw(String type) {
    int generic = type.indexOf('<');
    return generic < 0 ? type : type.substring(0, generic);
  }

  private static String identifier(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_");
  }

  private void line(String text) {
    source.append(INDENT).append(text).append('\n');
  }

  private static final String HEAD =
      """
      package generated;

      public final class Client {
        private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
        private final String root;
        private final String key;

        public Client(String root, String key) {
          this.root = root;
          this.key = key;
        }

        public static final class Refused extends Exception {
          public final int status;
          public final Problem problem;

          Refused(int status, Problem problem) {
            super(status + " " + problem);
            this.status = status;
            this.problem = problem;
          }
        }

        private static String[] pairs(String... pairs) {
          return pairs;
        }

        private static String encode(String text) {
          return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
        }

        private static <T> T read(byte[] json, Class<T> type) {
          return org.tiezheng.evidence.json.EvidenceJson.mapper()
              .readerFor(type)
              .with(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .readValue(json);
        }

        private <T> T call(
            String method, String path, String[] query, String[] headers, String media, Object body,
            Class<T> type) throws Exception {
          StringBuilder address = new StringBuilder(root + path);
          char mark = '?';
          for (int i = 0; i < query.length; i += 2) {
            if (query[i + 1] != null) {
              address.append(mark).append(query[i]).append('=').append(encode(query[i + 1]));
              mark = '&';
            }
          }
          byte[] sent = body instanceof byte[] bytes ? bytes
              : body == null ? new byte[0]
              : org.tiezheng.evidence.json.EvidenceJson.mapper().writeValueAsBytes(body);
          var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(address.toString()))
              .header("Authorization", "Bearer " + key)
              .method(method, java.net.http.HttpRequest.BodyPublishers.ofByteArray(sent));
          if (media != null) {
            request.header("Content-Type", media);
          }
          for (int i = 0; i < headers.length; i += 2) {
            if (headers[i + 1] != null) {
              request.header(headers[i], headers[i + 1]);
            }
          }
          var answer =
              http.send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofByteArray());
          if (answer.statusCode() >= 300) {
            throw new Refused(answer.statusCode(), read(answer.body(), Problem.class));
          }
          return type == byte[].class ? type.cast(answer.body()) : read(answer.body(), type);
        }

      """;
}
