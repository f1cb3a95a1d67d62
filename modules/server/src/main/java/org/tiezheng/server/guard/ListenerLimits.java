package org.tiezheng.server.guard;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import java.util.function.Consumer;

/** What every listener of ours holds against clients that send too much, or too slowly. */
public final class ListenerLimits {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int MOST_HEADERS = 16 * 1024;
  private static final int MOST_LINE = 4 * 1024;
  private static final int MOST_CONNECTIONS = 512;
  private static final Duration GRACE = Duration.ofSeconds(3);

  private ListenerLimits() {}

  /**
   * Sets them, and the loopback address.
   *
   * @param mostBody bytes of the largest body of all
   * @param security puts the headers that every answer has
   */
  public static void set(
      ListenerConfig.BuilderBase<?, ?> listener,
      Watchdog watchdog,
      long mostBody,
      Consumer<WritableHeaders<?>> security) {
    listener
        .host(LOOPBACK)
        .maxPayloadSize(mostBody)
        .maxTcpConnections(MOST_CONNECTIONS)
        .connectionOptions(watchdog)
        .shutdownGracePeriod(GRACE)
        .directHandlers(broken(security))
        .addProtocol(
            Http1Config.builder()
                .maxHeadersSize(MOST_HEADERS)
                .maxPrologueLength(MOST_LINE)
                .build());
  }

  /** Answers to what is no request at all; nothing of it is repeated. */
  private static DirectHandlers broken(Consumer<WritableHeaders<?>> security) {
    DirectHandler plain =
        (request, type, status, headers, message) -> {
          security.accept(headers);
          return DirectHandler.TransportResponse.builder()
              .status(status)
              .headers(headers)
              .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
              .keepAlive(false)
              .entity(
                  "请求有误,没有执行。The request cannot be understood; nothing was done. ("
                      + status.code()
                      + ")\n")
              .build();
        };
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, plain);
    }
    return handlers.build();
  }
}
