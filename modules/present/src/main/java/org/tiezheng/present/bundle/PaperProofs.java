package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.excerpt.RecordForm;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Holds the lines of key versions against the files that prove them: the paper must show what is
 * proven, all of it and nothing else. Whether the proofs hold is for the verifier.
 */
final class PaperProofs {
  private final Map<String, Map<Integer, JsonNode>> byPaper = new HashMap<>();

  PaperProofs(Path bag, Claim claim) throws IOException {
    for (Claim.ExcerptProof proof : claim.excerpts()) {
      Path file = bag.resolve(proof.path()).normalize();
      // Every bundle may be somebody's opponent's: no path leads out of its folder.
      if (file.startsWith(bag.resolve(BundleLayout.EXCERPTS).normalize())
          && Files.isRegularFile(file)) {
        read(file, byPaper.computeIfAbsent(proof.paper(), _ -> new TreeMap<>()));
      }
    }
  }

  private static void read(Path file, Map<Integer, JsonNode> lines) throws IOException {
    try {
      for (JsonNode shown : EvidenceJson.mapper().readTree(Files.readString(file)).path("shown")) {
        JsonNode message = shown.path("message");
        lines.put(message.path("line").asInt(0), message);
      }
    } catch (JacksonException e) {
      lines.put(0, EvidenceJson.mapper().createObjectNode());
    }
  }

  /** The proven lines of a paper; empty if nothing proves it. */
  Optional<Lines> of(String paper) {
    return Optional.ofNullable(byPaper.get(paper)).map(Lines::new);
  }

  /** The proven lines of one paper, each of which is held against one line. Not thread-safe. */
  static final class Lines {
    private final Map<Integer, JsonNode> left;
    private final List<String> differing = new ArrayList<>();

    private Lines(Map<Integer, JsonNode> lines) {
      left = new TreeMap<>(lines);
    }

    /** Takes the next line of the paper. */
    void line(int number, JsonNode record) {
      JsonNode proven = left.remove(number);
      if (proven == null || !isSame(number, record, proven)) {
        differs(number);
      }
    }

    private static boolean isSame(int number, JsonNode record, JsonNode proven) {
      try {
        String form = RecordForm.of(record, proven.path("position").asLong(-1), number);
        return EvidenceJson.mapper().readTree(form).equals(proven);
      } catch (IllegalArgumentException | JacksonException e) {
        return false;
      }
    }

    private void differs(int number) {
      if (differing.size() < 20) {
        differing.add("[%06d] proof".formatted(number));
      }
    }

    /** Places that differ, with what is proven and not on the paper. */
    List<String> differing() {
      left.keySet().forEach(this::differs);
      return differing;
    }
  }
}
