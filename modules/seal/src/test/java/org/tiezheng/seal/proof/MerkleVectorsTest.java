package org.tiezheng.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** All 518 vectors of transparency-dev/merkle against our proofs. */
@Tag("corpus")
class MerkleVectorsTest {
  @Test
  void everyPublishedVectorComesOutAsItsAuthorsSay() throws IOException {
    Path folder = Corpus.folder("trust/transparency-dev_merkle/testdata");
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> ran = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        String family = folder.relativize(file).getName(0).toString();
        JsonNode vector = EvidenceJson.mapper().readTree(file.toFile());
        if (holds(family, vector) == vector.get("wantErr").asBoolean()) {
          wrong.add(folder.relativize(file) + ": " + vector.get("desc").asString());
        }
        ran.merge(family, 1, Integer::sum);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(ran)
        .isEqualTo(
            Map.of(
                "inclusion", 98,
                "consistency", 98,
                "subtreeinclusion", 204,
                "subtreeconsistency", 118));
  }

  private static boolean holds(String family, JsonNode vector) {
    List<Hash> proof = new ArrayList<>();
    for (JsonNode step : vector.get("proof")) {
      byte[] bytes = step.binaryValue();
      if (bytes.length != Hash.BYTES) {
        return false;
      }
      proof.add(Hash.of(bytes));
    }
    return switch (family) {
      case "inclusion" ->
          with(
              vector,
              "leafHash",
              "root",
              (leaf, root) ->
                  new InclusionProof(number(vector, "leafIdx"), number(vector, "treeSize"), proof)
                      .leadsTo(leaf, root));
      case "consistency" ->
          with(
              vector,
              "root1",
              "root2",
              (root1, root2) ->
                  new ConsistencyProof(number(vector, "size1"), number(vector, "size2"), proof)
                      .connects(root1, root2));
      case "subtreeinclusion" ->
          with(
              vector,
              "leafHash",
              "root",
              (leaf, root) ->
                  SubtreeProof.inclusion(
                          number(vector, "leafIdx"),
                          number(vector, "start"),
                          number(vector, "end"),
                          proof)
                      .filter(path -> path.leadsTo(leaf, root))
                      .isPresent());
      case "subtreeconsistency" ->
          with(
              vector,
              "root1",
              "root2",
              (part, whole) ->
                  new SubtreeProof(
                          number(vector, "start"),
                          number(vector, "end"),
                          number(vector, "size"),
                          proof)
                      .connects(part, whole));
      default -> throw new AssertionError("a family that this test does not know: " + family);
    };
  }

  private static boolean with(JsonNode vector, String one, String two, Judge judge) {
    Optional<Hash> first = hash(vector.get(one));
    Optional<Hash> second = hash(vector.get(two));
    return first.isPresent() && second.isPresent() && judge.holds(first.get(), second.get());
  }

  /** Some vectors have words in place of roots; a hash of the word is as different as they are. */
  private static Optional<Hash> hash(JsonNode value) {
    byte[] bytes = value.isNull() ? new byte[0] : value.binaryValue();
    if (bytes.length == 0) {
      return Optional.empty();
    }
    return Optional.of(bytes.length == Hash.BYTES ? Hash.of(bytes) : MerkleTree.leafHash(bytes));
  }

  private static long number(JsonNode vector, String name) {
    JsonNode value = vector.get(name);
    // Upstream counts in uint64; what exceeds a long is larger than any tree.
    return value.canConvertToLong() ? value.asLong() : -1;
  }

  @FunctionalInterface
  private interface Judge {
    boolean holds(Hash one, Hash two);
  }
}
