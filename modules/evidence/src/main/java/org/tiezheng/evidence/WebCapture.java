package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A web page as it was captured, with the circumstances.
 *
 * @param time when it was captured, by the clock of the capturing computer
 * @param url that was asked for
 * @param finalUrl that answered in the end
 * @param redirects from the one to the other, in order
 * @param addresses that the name server gave, with the name server that was asked
 * @param certificates SHA-256 of each certificate that the server showed, its own first; empty for
 *     plain HTTP or if not kept
 * @param status of the final answer; empty if not kept
 * @param headers of the final answer, by their names in lower case
 * @param body SHA-256 of the final answer's body
 * @param resources what the page needs: pictures, scripts, style
 * @param unloaded parts that the page had announced and not loaded (lazy loading)
 * @param screenshot whether the words of the picture are those of the page; empty if not compared
 * @param environment what the capturing program found: {@code proxy} (off or its address), {@code
 *     hosts} (clean, or the entries), {@code profile} (fresh or used)
 * @param clockOffsetMillis of the capturing computer against a time service, if measured
 * @param text the words of the page itself
 * @param frames pages that it shows within itself, in the order in which the file holds them
 */
public record WebCapture(
    Provenance provenance,
    RecordedTime time,
    String url,
    String finalUrl,
    List<String> redirects,
    List<String> addresses,
    List<String> certificates,
    Optional<Integer> status,
    Map<String, String> headers,
    String body,
    List<Resource> resources,
    List<String> unloaded,
    Optional<Boolean> screenshot,
    Map<String, String> environment,
    Optional<Long> clockOffsetMillis,
    String text,
    List<Frame> frames)
    implements FileFacts {
  public WebCapture {
    redirects = List.copyOf(redirects);
    addresses = List.copyOf(addresses);
    certificates = List.copyOf(certificates);
    headers = Map.copyOf(headers);
    resources = List.copyOf(resources);
    unloaded = List.copyOf(unloaded);
    environment = Map.copyOf(environment);
    // Records that were made before frames were read have none.
    frames = List.copyOf(Objects.requireNonNullElse(frames, List.of()));
  }

  /**
   * A page within the page.
   *
   * @param url of the frame, or its {@code cid:} within the file; empty if the file states neither
   * @param body SHA-256 of its bytes
   * @param text its words
   */
  public record Frame(String url, String body, String text) {}

  /**
   * A part of the page.
   *
   * @param status 0 if there was no answer
   */
  public record Resource(String url, int status) {}

  @Override
  public String line() {
    return finalUrl.isEmpty() ? url : finalUrl;
  }
}
