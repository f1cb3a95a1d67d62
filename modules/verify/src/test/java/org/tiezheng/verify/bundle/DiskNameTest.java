package org.tiezheng.verify.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DiskNameTest {
  @Test
  void namesBecomeSuchThatEverySystemTakes() {
    assertThat(DiskName.onDisk("聊天记录.json")).isEqualTo("聊天记录.json");
    assertThat(DiskName.onDisk("C:\\Users\\me\\a?b*.txt")).isEqualTo("a_b_.txt");
    assertThat(DiskName.onDisk("../../etc/passwd")).isEqualTo("passwd");
    assertThat(DiskName.onDisk("100%.txt")).isEqualTo("100_.txt");
    assertThat(DiskName.onDisk("..")).isEqualTo("_");
    assertThat(DiskName.onDisk("")).isEqualTo("_");
    assertThat(DiskName.onDisk("con.txt")).isEqualTo("_con.txt");
    assertThat(DiskName.onDisk("~root")).isEqualTo("_~root");
    assertThat(DiskName.onDisk("name. .")).isEqualTo("name_");
    assertThat(DiskName.onDisk("line\nend\u202Etxt.exe")).isEqualTo("line_end_txt.exe");
  }

  @Test
  void equalNamesGetNumbersBeforeTheExtension() {
    DiskName folder = new DiskName();
    assertThat(List.of(folder.take("a/x.txt"), folder.take("b/x.txt"), folder.take("c/X.TXT")))
        .containsExactly("x.txt", "x (2).txt", "X (3).TXT");
  }

  @Test
  void whateverANameIsItsPathIsShortHarmlessAndItsOwn() {
    SplittableRandom random = new SplittableRandom(2);
    DiskName folder = new DiskName();
    for (int round = 0; round < 3000; round++) {
      StringBuilder found = new StringBuilder();
      for (int i = random.nextInt(200); i > 0; i--) {
        found.appendCodePoint(
            random.nextInt(4) == 0 ? random.nextInt(0x20000) : random.nextInt(128));
      }
      String path = BundleLayout.original(99999, folder.take(found.toString()));
      assertThat(path.length()).isLessThan(120);
      assertThat(BagPath.problem(path)).isEmpty();
      assertThat(BagPath.encoded(path)).doesNotContain("%0A").doesNotContain("%0D");
    }
  }
}
