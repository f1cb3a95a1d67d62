package org.tiezheng.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * What is filmed or photographed in which order, for each situation: data in {@code shots.json}.
 */
public record ShotLists(List<ShotList> lists) {
  public ShotLists {
    lists = List.copyOf(lists);
  }

  /**
   * A list.
   *
   * @param id kept in the log of a capture
   * @param medium name of what is captured
   * @param watched whether the browser records it, or only takes a file that another program made
   * @param warnings what to know before
   */
  public record ShotList(
      String id,
      String medium,
      boolean watched,
      Text title,
      Text when,
      List<Text> warnings,
      List<Shot> shots) {
    public ShotList {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(medium, "medium");
      warnings = List.copyOf(warnings);
      shots = List.copyOf(shots);
    }
  }

  /**
   * A shot, or a step while one film goes on.
   *
   * @param action name of an action that rules know; empty if none fits
   */
  public record Shot(String id, String action, Text act) {
    public Shot {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(action, "action");
    }
  }

  private static final ShotLists ALL = read();

  /** The lists that the program has. */
  public static List<ShotList> all() {
    return ALL.lists();
  }

  private static ShotLists read() {
    try (InputStream in = ShotLists.class.getResourceAsStream("shots.json")) {
      if (in == null) {
        throw new IllegalStateException("shots.json is missing");
      }
      return EvidenceJson.read(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), ShotLists.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
