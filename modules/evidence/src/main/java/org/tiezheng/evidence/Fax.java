package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fax as its pages show it, and the log of its transmission.
 *
 * @param time of sending, as the header line of the first page states it
 * @param reference what ties it to other faxes: a number or subject that these quote
 * @param answers the reference of the fax that it answers
 * @param dpi resolution of the scan, if it is one
 * @param log the entry of the machine or fax server, if there is one
 * @param text of the pages as far as it was read
 */
public record Fax(
    Provenance provenance,
    RecordedTime time,
    Optional<String> reference,
    Optional<String> answers,
    List<Page> pages,
    Optional<Integer> dpi,
    Optional<LogEntry> log,
    String text,
    Map<String, String> extra)
    implements FileFacts {
  public Fax {
    pages = List.copyOf(pages);
    extra = Map.copyOf(extra);
  }

  /**
   * A page with what its header line (TTI) states.
   *
   * @param header the line as read; empty if there is none or it cannot be read
   * @param number of the sending machine
   * @param page counted from 1
   * @param of how many pages there are
   */
  public record Page(
      String header,
      Optional<String> number,
      RecordedTime time,
      Optional<Integer> page,
      Optional<Integer> of) {}

  /**
   * An entry of a transmission log.
   *
   * @param provenance where the entry stands
   * @param sent whether the machine whose log it is sent the fax; else it received it
   * @param number of the other machine, as the log states it
   * @param result as the log words it, such as OK
   */
  public record LogEntry(
      Provenance provenance,
      boolean sent,
      RecordedTime time,
      String number,
      Optional<Integer> pages,
      Optional<Integer> seconds,
      String result) {}

  @Override
  public String line() {
    String number = pages.stream().flatMap(page -> page.number().stream()).findFirst().orElse("");
    return (number + " " + pages.size() + " p.").strip();
  }
}
