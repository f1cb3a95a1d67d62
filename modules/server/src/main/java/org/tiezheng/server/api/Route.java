package org.tiezheng.server.api;

import io.helidon.http.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.tiezheng.server.Exchange;

/**
 * One operation of an API. The same list registers the routes and writes the OpenAPI document, so
 * that the two cannot differ.
 *
 * @param <V> what the operation is given
 * @param path below {@code /api/v1}, with {@code {name}} for a part that varies
 * @param query names of the parameters of the query, all optional
 * @param body type of what is sent; empty if nothing is
 * @param answer type of what comes back; empty if it is not described
 * @param status of the answer if all goes well
 * @param wire headers and media types
 */
public record Route<V extends Exchange>(
    Method method,
    String path,
    String summary,
    List<String> query,
    Optional<Type> body,
    Optional<Type> answer,
    int status,
    Wire wire,
    Action<V> action) {
  public static final String ROOT = "/api/v1";

  public Route {
    query = List.copyOf(query);
  }

  /** What is done. */
  public interface Action<V> {
    void answer(V visit) throws Exception;
  }

  /**
   * How it travels.
   *
   * @param takes media type of what is sent
   * @param gives media type of what comes back
   * @param headers names of request headers that are understood, all optional
   * @param open whether nobody has to say who asks
   */
  public record Wire(String takes, String gives, List<String> headers, boolean open) {
    private static final String JSON_TYPE = "application/json";

    /** JSON both ways. */
    public static final Wire JSON = new Wire(JSON_TYPE, JSON_TYPE, List.of(), false);

    public Wire {
      headers = List.copyOf(headers);
    }

    /** JSON both ways, for everybody. */
    public static Wire openJson() {
      return new Wire(JSON_TYPE, JSON_TYPE, List.of(), true);
    }

    /** The same, with these headers. */
    public Wire with(String... named) {
      return new Wire(takes, gives, List.of(named), open);
    }

    /** The same, with bytes of this type sent. */
    public Wire taking(String type) {
      return new Wire(type, gives, headers, open);
    }

    /** The same, with bytes of this type coming back. */
    public Wire giving(String type) {
      return new Wire(takes, type, headers, open);
    }
  }
}
