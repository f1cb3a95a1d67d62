package org.tiezheng.present.export;

import java.util.Optional;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Text;

/** The media of a conversation, as files beside its page. */
@FunctionalInterface
public interface MediaBeside {
  /** A page without media. */
  MediaBeside NONE = _ -> Optional.empty();

  /** What a page shows of a message's picture, voice, video or file; empty if it shows nothing. */
  Optional<Shown> of(MessageContent.Media media);

  /** How a browser shows a file. */
  enum Way {
    PICTURE,
    SOUND,
    FILM,
    /** As a link only. */
    LINK
  }

  /**
   * A file beside the page.
   *
   * @param path relative to the page, made of letters, digits, {@code _ - . /} only
   */
  record Beside(String path, String sha256) {}

  /**
   * What is shown of one medium.
   *
   * @param original the bytes as they were found, the evidence; empty if they could not be had
   * @param derived what was made of them for a browser, where it cannot show the original
   * @param note what a person should know: what made the derived file, or why there is none
   */
  record Shown(Way way, Optional<Beside> original, Optional<Beside> derived, Text note) {}
}
