package org.tiezheng.present.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gathers lines into pieces that a browser loads at once. A piece ends after so many lines or so
 * many characters, so that one enormous message has a piece of its own. Not thread-safe.
 */
final class ReaderPieces {
  static final int MOST_LINES = 500;
  static final int MOST_CHARACTERS = 400_000;

  private final Sink sink;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private int first;
  private int last;
  private int count;
  private String day = "";

  /** Writes a piece and says which number it got. */
  @FunctionalInterface
  interface Sink {
    int write(String lines) throws IOException;
  }

  /**
   * Lines {@code first} to {@code last} by their numbers, {@code count} of them.
   *
   * @param day of the first of them that has one; may be empty
   */
  record Piece(int number, int first, int last, int count, String day) {}

  ReaderPieces(Sink sink) {
    this.sink = sink;
  }

  void add(ObjectNode row, int number) throws IOException {
    String line = EvidenceJson.mapper().writeValueAsString(row);
    if (count > 0 && (count == MOST_LINES || open.length() + line.length() > MOST_CHARACTERS)) {
      close();
    }
    if (count == 0) {
      first = number;
    }
    open.append(line).append('\n');
    last = number;
    count++;
    if (day.isEmpty()) {
      day = row.path("y").asString("");
    }
  }

  /** Writes what is open; the pieces are complete then. */
  List<Piece> close() throws IOException {
    if (count > 0) {
      pieces.add(new Piece(sink.write(open.toString()), first, last, count, day));
      day = "";
      open.setLength(0);
      open.trimToSize();
      count = 0;
    }
    return pieces;
  }
}
