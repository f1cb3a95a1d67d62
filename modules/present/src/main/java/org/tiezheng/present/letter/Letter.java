package org.tiezheng.present.letter;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;

/**
 * A paper as filled in from a case.
 *
 * @param platform key of the platform that it concerns, if papers are made for each
 * @param missing what the case file does not hold: printed as marked blanks
 * @param asked the findings that led to it; may be empty
 * @param notes what a person should know before using it, such as why it is made instead of another
 */
public record Letter(
    Template template,
    Optional<String> platform,
    List<Entry> entries,
    List<Missing> missing,
    List<Asked> asked,
    List<Text> notes) {
  public Letter {
    entries = List.copyOf(entries);
    missing = List.copyOf(missing);
    asked = List.copyOf(asked);
    notes = List.copyOf(notes);
  }

  /** The id, with the platform if papers are made for each. */
  public String number() {
    return template.id() + platform.map(p -> "-" + p).orElse("");
  }

  /** From where a part was filled. */
  public enum Origin {
    /** From what the case holds. */
    CASE,
    /** A person's answer in {@code case.yaml}. */
    PERSON,
    /** Not known: a marked blank. */
    BLANK,
    /** A plain blank, to be filled with a pen. */
    PEN
  }

  /** A part of the paper. */
  public sealed interface Entry {}

  /** A heading. */
  public record Heading(String text) implements Entry {}

  /** Fixed words. */
  public record Words(String text) implements Entry {}

  /** One value. */
  public record Value(String key, String label, String value, Origin origin) implements Entry {}

  /** A list of rows. */
  public record Table(
      String key, String label, List<String> columns, List<List<String>> rows, Origin origin)
      implements Entry {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Boxes to tick. */
  public record Boxes(String key, String label, List<Box> boxes, Origin origin) implements Entry {
    public Boxes {
      boxes = List.copyOf(boxes);
    }
  }

  /** One box. */
  public record Box(String label, boolean ticked) {}

  /**
   * What is still missing.
   *
   * @param answer the name under {@code attributes} of {@code case.yaml} where it can be answered
   * @param optional whether the paper may be handed in without it
   */
  public record Missing(String label, String hint, String answer, boolean optional) {}
}
