package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;

/** That sources stay with their holder is said once for each container. */
class ItemWordsTest {
  private static WithheldContainer container(String sha256, String description) {
    return new WithheldContainer(sha256, description, "林岚", new Receipt("", "", ""));
  }

  @Test
  void thousandsOfFilesOfABackupAreOneSentence() {
    List<WithheldContainer> files =
        Stream.concat(
                Collections.nCopies(4_000, container("aa", "聊天记录 MM.sqlite")).stream(),
                Stream.of(container("bb", "短信 sms.db")))
            .toList();

    List<Text> notes = ItemWords.stays(files, sha256 -> "commitment-" + sha256);

    assertThat(notes).hasSize(2);
    assertThat(notes.getFirst().zh())
        .contains("其中 4,000 个文件", "聊天记录 MM.sqlite", "commitment-aa", "evidence.json");
    assertThat(notes.getFirst().en()).contains("4,000 files of it", "commitment-aa");
    assertThat(notes.getLast().zh())
        .isEqualTo("部分内容读自未提交的容器“短信 sms.db”（持有人：林岚；加盐承诺值 commitment-bb）");
  }
}
