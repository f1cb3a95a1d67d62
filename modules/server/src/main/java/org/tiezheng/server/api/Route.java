package org.tiezheng.server.api;

import io.helidon.http.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.tiezheng.server.Visit;

/**
 * One operation of the API. The same list registers the routes and writes the OpenAPI document, so
 * that the two cannot differ.
 *
 * @param path below {@code /api/v1}, with {@code {name}} for a part that varies
 * @param query names of the parameters of the query, all optional
 * @param body type of the JSON that is sent; empty if none is
 * @param answer type of the JSON that comes back; empty if it is none
 * @param status of the answer if all goes well
 */
public record Route(
    Method method,
    String path,
    String summary,
    List<String> query,
    Optional<Type> body,
    Optional<Type> answer,
    int status,
    Action action) {
  public static final String ROOT = "/api/v1";

  public Route {
    query = List.copyOf(query);
  }

  /** What is done. */
  public interface Action {
    void answer(Visit visit) throws Exception;
  }
}
