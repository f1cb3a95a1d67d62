package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcerptFilesTest {
  private static final String WITHHELD = "ab".repeat(32);

  @TempDir private Path folder;

  @Test
  @DisplayName("a paper of two conversations has both proofs or none, and it is said when none")
  void allOrNone() throws Exception {
    Discretion discretion =
        new Discretion(new World(folder.resolve("keys"), 4, Locale.CHINESE).plan());
    discretion.replace(WITHHELD, "commitment");
    ExcerptFiles files = new ExcerptFiles(Staging.beside(folder.resolve("bag")));
    List<byte[]> fine = List.of(bytes("{\"a\":1}"), bytes("{\"b\":2}"));
    assertThat(files.allOrNone("fine.pdf", fine, discretion)).isEqualTo(fine);
    assertThat(files.notes()).isEmpty();
    List<byte[]> telling = List.of(bytes("{\"a\":1}"), bytes("{\"sha256\":\"" + WITHHELD + "\"}"));
    assertThat(files.allOrNone("telling.pdf", telling, discretion)).isEmpty();
    assertThat(files.notes())
        .singleElement()
        .satisfies(n -> assertThat(n.zh()).contains("telling.pdf", "没有附摘录证明"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
