package org.tiezheng.casework.team;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.core.JacksonException;

/**
 * Accesses to one case that wait for their entry in its custody log. Each new one is written to a
 * file at once, so that it survives the end of the program; the same again is only counted. Not
 * thread-safe.
 */
final class AccessBatch {
  private final Path file;
  private final String matter;
  private final Instant begun;
  private final Map<Access, Times> all = new LinkedHashMap<>();

  private AccessBatch(Path file, String matter, Instant begun) {
    this.file = file;
    this.matter = matter;
    this.begun = begun;
  }

  /** A line of the file. */
  record Written(String matter, Instant time, Access access) {}

  private record Times(Instant first, Instant last, long count, boolean atLeast) {}

  /** A new one; the file must not be there yet. */
  static AccessBatch begin(Path file, String matter, Instant now) throws IOException {
    OwnerOnly.file(file);
    return new AccessBatch(file, matter, now);
  }

  /** What an earlier run of the program left; a last line that is not whole was never answered. */
  static List<AccessBatch> found(Path file) throws IOException {
    Map<String, AccessBatch> found = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      try {
        Written written = EvidenceJson.read(line, Written.class);
        found
            .computeIfAbsent(
                written.matter(), matter -> new AccessBatch(file, matter, written.time()))
            .all
            .put(written.access(), new Times(written.time(), written.time(), 1, true));
      } catch (JacksonException e) {
        break;
      }
    }
    return List.copyOf(found.values());
  }

  void add(Access access, Instant now) throws IOException {
    Times before = all.get(access);
    if (before == null) {
      Files.writeString(
          file,
          EvidenceJson.write(new Written(matter, now, access)) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.APPEND);
    }
    all.put(
        access,
        before == null
            ? new Times(now, now, 1, false)
            : new Times(before.first(), now, before.count() + 1, before.atLeast()));
  }

  String matter() {
    return matter;
  }

  Instant begun() {
    return begun;
  }

  int size() {
    return all.size();
  }

  /** When the last of them was. */
  Instant until() {
    return all.values().stream().map(Times::last).max(Instant::compareTo).orElse(begun);
  }

  /** As the custody log says them. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    all.forEach((access, times) -> {
      String often =
          times.count() > 1
              ? " ×" + times.count() + " until " + times.last()
              : times.atLeast() ? " (at least once)" : "";
      lines.add(
          access.account()
              + " "
              + access.what()
              + " from "
              + access.from()
              + " "
              + times.first()
              + often);
    });
    return lines;
  }

  /** It stands in the custody log. */
  void done() throws IOException {
    Files.deleteIfExists(file);
  }
}
