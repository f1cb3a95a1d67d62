package org.tiezheng.testkit.chat.render;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a format carries, as data that tests of importers compare by. A fact that is not named is
 * absent.
 *
 * @param format short name of the format
 */
public record Capabilities(String format, Map<Fact, Capability> facts) {
  /** How well a format carries a fact. */
  public enum Degree {
    /** Exactly. */
    CARRIED,
    /** In part or changed; the note says how. */
    DEGRADED,
    ABSENT
  }

  /**
   * One line of the table.
   *
   * @param note how it is degraded; empty if carried exactly
   */
  public record Capability(Degree degree, String note) {}

  public Capabilities {
    facts = Map.copyOf(facts);
  }

  public Degree degree(Fact fact) {
    Capability line = facts.get(fact);
    return line == null ? Degree.ABSENT : line.degree();
  }

  public boolean carries(Fact fact) {
    return degree(fact) == Degree.CARRIED;
  }

  static Builder of(String format) {
    return new Builder(format);
  }

  /** Collects the lines of a table. */
  static final class Builder {
    private final String format;
    private final Map<Fact, Capability> facts = new EnumMap<>(Fact.class);

    private Builder(String format) {
      this.format = format;
    }

    Builder carries(Fact... carried) {
      for (Fact fact : carried) {
        facts.put(fact, new Capability(Degree.CARRIED, ""));
      }
      return this;
    }

    Builder carriesAllBut(Fact... absent) {
      carries(Fact.values());
      for (Fact fact : absent) {
        facts.remove(fact);
      }
      return this;
    }

    Builder degrades(Fact fact, String note) {
      facts.put(fact, new Capability(Degree.DEGRADED, note));
      return this;
    }

    Capabilities done() {
      return new Capabilities(format, facts);
    }
  }
}
