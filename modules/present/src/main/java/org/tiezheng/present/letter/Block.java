package org.tiezheng.present.letter;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/** A part of a paper's template. */
public sealed interface Block {
  /** A heading. */
  record Heading(Text text) implements Block {}

  /** Fixed words. */
  record Words(Text text) implements Block {}

  /** A part that is filled in. */
  sealed interface Filled extends Block {
    /** Name, unique in the template: a person answers in {@code case.yaml} under it. */
    String key();

    Text label();

    /** What is to be written here. */
    Text hint();

    /** Who fills it in. */
    By by();

    /** Name of the supply that fills it from the case; empty if only a person knows. */
    Optional<String> from();
  }

  /** Who fills a part in. */
  enum By {
    /** The person who makes the paper; missing is told. */
    MAKER,
    /** The same, and it may be left out. */
    MAKER_IF_ANY,
    /** Somebody with a pen, when the paper is used: a clerk, a signer. A plain blank. */
    PEN
  }

  /** One value. */
  record Field(String key, Text label, Text hint, By by, Optional<String> from) implements Filled {}

  /** A list of rows. */
  record Rows(String key, Text label, Text hint, By by, Optional<String> from, List<Text> columns)
      implements Filled {
    public Rows {
      columns = List.copyOf(columns);
    }
  }

  /** Boxes of which some are ticked. */
  record Choice(
      String key, Text label, Text hint, By by, Optional<String> from, List<Option> options)
      implements Filled {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** One box. */
  record Option(String key, Text label) {}
}
