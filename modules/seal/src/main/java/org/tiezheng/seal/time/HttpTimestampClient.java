package org.tiezheng.seal.time;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;

/**
 * Asks one outside service over HTTP (RFC 3161 section 3.4). Follows no redirects, reads at most
 * 256 KiB, waits at most as long as its limits say, and refuses an answer that is not to its own
 * query. What the answer proves is {@link TimestampVerifier}'s to say. Safe for use by many threads
 * at once; holds connections until closed.
 */
public final class HttpTimestampClient implements TimestampClient, AutoCloseable {
  private static final int HTTP_OK = 200;

  private final TimestampService service;
  private final ImprintAlgorithm imprint;
  private final Limits limits;
  private final SecureRandom random;
  private final HttpClient http;

  /**
   * How long to wait.
   *
   * @param connect for the connection
   * @param total for the whole answer
   */
  public record Limits(Duration connect, Duration total) {
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  /**
   * @throws TimestampException when nobody has agreed to the use of this service
   */
  public HttpTimestampClient(
      TimestampService service, ImprintAlgorithm imprint, Limits limits, SecureRandom random) {
    if (!service.enabled()) {
      throw new TimestampException(
          "时间戳服务“" + service.name() + "”尚未启用;请先同意使用它。",
          "The time service " + service.name() + " is switched off; agree to its use first.");
    }
    this.service = service;
    this.imprint = imprint;
    this.limits = limits;
    this.random = random;
    http =
        HttpClient.newBuilder()
            .connectTimeout(limits.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public String name() {
    return service.name();
  }

  /** Third party as far as the list of services says; a report goes by its reader's trust list. */
  @Override
  public ClockOrigin origin() {
    return ClockOrigin.THIRD_PARTY;
  }

  @Override
  public Token stamp(byte[] message) {
    TimeStampRequest request = TimestampQuery.over(imprint, message, random);
    byte[] query = TimestampQuery.encode(request);
    byte[] response = exchange(query);
    requireAnswers(response, request);
    return new Token(name(), origin(), query, response);
  }

  private byte[] exchange(byte[] query) {
    HttpRequest request =
        HttpRequest.newBuilder(service.url())
            .timeout(limits.total())
            .header("Content-Type", "application/timestamp-query")
            .header("Accept", "application/timestamp-reply")
            .POST(HttpRequest.BodyPublishers.ofByteArray(query))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ParsedResponse.MAX_BYTES));
    try {
      // The request's own timeout ends with the headers; this one covers a dripping body too.
      HttpResponse<byte[]> response = answer.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
      requireReply(response);
      return response.body();
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw unreachable("no answer within " + limits.total().toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw unreachable(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unreachable("interrupted", e);
    }
  }

  private void requireReply(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (response.statusCode() != HTTP_OK
        || !type.toLowerCase(Locale.ROOT).startsWith("application/timestamp-reply")) {
      throw new TimestampException(
          "时间戳服务“" + name() + "”返回 HTTP " + response.statusCode() + "(" + type + "),不是时间戳;请核对地址。",
          "The time service "
              + name()
              + " answered HTTP "
              + response.statusCode()
              + " ("
              + type
              + ") instead of a token; check its address.");
    }
  }

  private void requireAnswers(byte[] response, TimeStampRequest request) {
    try {
      new TimeStampResponse(TimeStampResp.getInstance(ASN1Primitive.fromByteArray(response)))
          .validate(request);
      ParsedResponse.parse(response);
    } catch (TSPException
        | IOException
        | ParsedResponse.UnreadableTokenException
        | RuntimeException e) {
      throw new TimestampException(
          "时间戳服务“" + name() + "”的应答与请求不符:" + e.getMessage() + "。",
          "The answer of the time service "
              + name()
              + " does not fit the query: "
              + e.getMessage()
              + ".",
          e);
    }
  }

  private TimestampException unreachable(String why, Throwable cause) {
    return new TimestampException(
        "无法从时间戳服务“" + name() + "”取得时间戳(" + why + ");稍后可重试,已存的数据不受影响。",
        "No token from the time service "
            + name()
            + " ("
            + why
            + "); it can be asked again later, what is stored is unaffected.",
        cause);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
