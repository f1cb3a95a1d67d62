package org.tiezheng.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.proof.SignedNote;

/** Half a million stamped checkpoints are found without listing their folder each time. */
class StampFolderTest {
  private static final SignedNote NOTE =
      SignedNote.parse("log\n1\nx\n\n\u2014 log AAAAAAAA\n".getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;

  private static PendingToken waiting(String service) {
    return new PendingToken(service, Text.same("later"));
  }

  @Test
  void whatIsWrittenIsFoundAlsoAfterAStart() throws Exception {
    StampFolder stamps = new StampFolder(folder);
    for (long size : new long[] {3, 10, 200}) {
      stamps.begin(size, NOTE, List.of(waiting("own-p256"), waiting("other")));
      stamps.keepToken(size, "own-p256", new byte[] {1});
    }
    stamps.keepToken(10, "other", new byte[] {2});
    for (StampFolder each : List.of(stamps, new StampFolder(folder))) {
      assertThat(each.sizes()).containsExactly(3L, 10L, 200L);
      assertThat(each.pendingSizes()).containsExactly(3L, 200L);
      assertThat(each.covering(2).orElseThrow().pending()).hasSize(1);
      assertThat(each.covering(3).orElseThrow().tokens()).containsOnlyKeys("own-p256", "other");
      assertThat(each.covering(200)).isEmpty();
      assertThat(each.newest()).isEqualTo(each.read(200));
      assertThat(each.read(4)).isEmpty();
    }
  }

  @Test
  void theFolderIsListedOnce() throws Exception {
    StampFolder stamps = new StampFolder(folder);
    stamps.begin(3, NOTE, List.of());
    // What another hand puts there is seen by who lists the folder again.
    Files.writeString(folder.resolve("4.note"), NOTE.encode());
    Files.write(folder.resolve("3.x.tsr"), new byte[] {1});
    assertThat(stamps.sizes()).containsExactly(3L);
    assertThat(stamps.covering(3)).isEmpty();
    assertThat(stamps.read(3).orElseThrow().tokens()).isEmpty();
    assertThat(new StampFolder(folder).sizes()).containsExactly(3L, 4L);
  }
}
