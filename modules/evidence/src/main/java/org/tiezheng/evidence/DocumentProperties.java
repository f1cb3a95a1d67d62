package org.tiezheng.evidence;

import java.util.Map;
import java.util.Optional;

/**
 * What a PDF or office file says about itself.
 *
 * @param time created
 * @param modified last saved
 * @param printed last printed, if stated
 * @param pages number of pages, if it can be told without laying the text out
 * @param signatures how many digital signatures it carries; they are not checked here
 * @param traits things a reader should know: trackedChanges, comments, hiddenText, macros,
 *     encryption, incrementalUpdates, attachments, javascript … with a count or value
 */
public record DocumentProperties(
    Provenance provenance,
    String mediaType,
    String title,
    String author,
    String lastModifiedBy,
    String producer,
    RecordedTime time,
    RecordedTime modified,
    Optional<RecordedTime> printed,
    Optional<Integer> pages,
    int signatures,
    Map<String, String> traits,
    Map<String, String> extra)
    implements Record {
  public DocumentProperties {
    traits = Map.copyOf(traits);
    extra = Map.copyOf(extra);
  }
}
