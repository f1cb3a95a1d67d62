package org.tiezheng.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a program recovered from a folder of databases, as peer_score.py tells it.
 *
 * @param deleted rows that are known to have been deleted
 * @param there those of which every byte is still in the file
 * @param found deleted rows that were shown whole
 * @param foundThere those of them that are there
 * @param parts rows of which a part was shown
 * @param neither rows that were shown and are neither live nor deleted
 * @param live live rows shown as deleted, or shown more often than they are in the table
 * @param rows all that was shown
 * @param seconds wall time over all databases
 * @param peak memory of the largest run, in bytes
 * @param failed databases on which the program ended with an error
 */
record PeerScore(
    double deleted,
    double there,
    double found,
    double foundThere,
    double parts,
    double neither,
    double live,
    double rows,
    double seconds,
    double peak,
    double failed) {
  /** In what form a program prints what it recovered. */
  enum Form {
    /** A deleted row on each line. */
    JSON,
    /** Statements that make the database anew, live rows and others. */
    SQL
  }

  /**
   * Runs the command on each database below a folder.
   *
   * @param command with {@code {}} in the place of the database
   */
  static PeerScore of(Path root, Path scripts, Form form, Path databases, List<String> command)
      throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>();
    whole.add("python3");
    whole.add(RecoverPeersBench.resource(scripts, "peer_score.py").toString());
    whole.add(root.resolve("modules/sqlite/src/test/python").toString());
    whole.add(form == Form.JSON ? "json" : "sql");
    whole.add(databases.toString());
    whole.addAll(command);
    double[] said =
        List.of(Shell.output(scripts, whole).strip().split(" ", -1)).stream()
            .mapToDouble(Double::parseDouble)
            .toArray();
    return new PeerScore(
        said[1], said[2], said[3], said[4], said[5], said[6], said[7], said[8], said[9], said[10],
        said[11]);
  }

  /** The share of what was shown that is, or was, in a table, and no live row too many. */
  double precision() {
    return rows == 0 ? 1 : (rows - neither - live) / rows;
  }

  /** Rows of the table, for a set of databases. */
  static List<Measurement> beside(String set, PeerScore ours, PeerScore theirs, String peer) {
    String against = theirs.failed > 0 ? peer + " (failed: %.0f)".formatted(theirs.failed) : peer;
    List<Measurement> all = new ArrayList<>();
    all.add(Measurement.plain(set + ": deleted rows", ours.deleted, "rows"));
    all.add(Measurement.plain(set + ": of those there", ours.there, "rows"));
    all.add(Measurement.beside(set + ": found", ours.found, theirs.found, "rows", against));
    all.add(
        Measurement.beside(
            set + ": found of those there", ours.foundThere, theirs.foundThere, "rows", against));
    all.add(Measurement.beside(set + ": shown in part", ours.parts, theirs.parts, "rows", against));
    all.add(
        Measurement.beside(
            set + ": neither live nor deleted", ours.neither, theirs.neither, "rows", against));
    all.add(
        Measurement.beside(set + ": live rows too many", ours.live, theirs.live, "rows", against));
    all.add(
        Measurement.beside(set + ": precision", ours.precision(), theirs.precision(), "", against));
    all.add(Measurement.beside(set + ": time", ours.seconds, theirs.seconds, "s", against));
    all.add(
        Measurement.beside(
            set + ": memory at its peak", ours.peak / 1e6, theirs.peak / 1e6, "MB", against));
    return all;
  }
}
