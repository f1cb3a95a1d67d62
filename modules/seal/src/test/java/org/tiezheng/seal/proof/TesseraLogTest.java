package org.tiezheng.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.seal.keys.VerifierKey;

/** A log that Tessera wrote: its checkpoints, tiles and entry bundles, read by our code. */
@Tag("corpus")
class TesseraLogTest {
  private static final VerifierKey KEY =
      VerifierKey.parse(
              "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")
          .orElseThrow();
  private static final List<String> ENTRIES =
      List.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eit",
          "nain",
          "ten",
          "ileven",
          "twelf",
          "threeten",
          "fourten",
          "fivten");

  @Test
  void everyCheckpointIsSignedAndHasTheRootOfItsEntries() throws IOException {
    Path log = Corpus.folder("trust/transparency-dev_tessera/testdata/log");
    Frontier frontier = new Frontier();
    for (int size = 0; size <= ENTRIES.size(); size++) {
      SignedNote note = SignedNote.parse(Files.readAllBytes(log.resolve("checkpoint." + size)));
      assertThat(note.check(List.of(KEY)).accepted()).isTrue();
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      assertThat(checkpoint.body()).isEqualTo(note.text());
      assertThat(checkpoint).isEqualTo(new Checkpoint(KEY.name(), size, frontier.root()));
      if (size > 0) {
        assertThat(bundle(log.resolve("tile/entries/000.p/" + size)))
            .isEqualTo(ENTRIES.subList(0, size));
        assertThat(tile(log.resolve("tile/0/000.p/" + size))).isEqualTo(hashes().subList(0, size));
      }
      if (size < ENTRIES.size()) {
        frontier.add(hashes().get(size));
      }
    }
  }

  private static List<Hash> hashes() {
    return ENTRIES.stream()
        .map(entry -> MerkleTree.leafHash(entry.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static List<Hash> tile(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<Hash> hashes = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += Hash.BYTES) {
      hashes.add(Hash.of(bytes, at, Hash.BYTES));
    }
    return hashes;
  }

  private static List<String> bundle(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    List<String> entries = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] entry = new byte[Short.toUnsignedInt(bytes.getShort())];
      bytes.get(entry);
      entries.add(new String(entry, StandardCharsets.UTF_8));
    }
    return entries;
  }
}
