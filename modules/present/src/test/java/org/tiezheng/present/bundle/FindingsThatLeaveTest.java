package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.reader.ReaderFinding;

/** A finding that names what stays does not leave, and that one stayed is told. */
class FindingsThatLeaveTest {
  private static final Text SCOPE = new Text("范围。", "Scope.");
  private static final String SECRET = World.MARKER + " 家人的聊天";

  @TempDir Path folder;
  private Optional<BundlePlan> plan = Optional.empty();

  @BeforeEach
  void plan() throws Exception {
    plan = Optional.of(new World(folder.resolve("keys"), 4, Locale.CHINESE).plan());
  }

  private FindingsThatLeave leaving(ReaderFinding... findings) {
    return new Discretion(plan.orElseThrow())
        .findings(new ReaderFinding.All(new Text("", ""), SCOPE, List.of(findings)));
  }

  private static ReaderFinding finding(String says, Pointer... places) {
    Text text = new Text(says, says);
    return new ReaderFinding(
        new Finding(
            "CN/CHAT-004",
            "1.0.0",
            "0".repeat(64),
            Optional.of(1),
            Outcome.FAIL,
            List.of(places),
            text,
            List.of(),
            List.of(),
            "test"),
        text,
        text,
        text,
        text,
        text,
        List.of(),
        text,
        List.of());
  }

  @Test
  void whatStaysIsCountedInTheScopeAndInTheNote() {
    FindingsThatLeave leaving =
        leaving(
            finding("有缺口", new Pointer("a.json", "/1", "x"), new Pointer("b.json", "/2", SECRET)),
            finding("与“" + SECRET + "”不符", new Pointer("a.json", "/3", "x")),
            finding("原件在 /home/lin/chat", new Pointer("a.json", "/4", "x")),
            finding("无缺口", new Pointer("a.json", "/5", "x")));
    assertThat(leaving.all().findings())
        .extracting(f -> f.finding().message().zh())
        .containsExactly("有缺口", "无缺口");
    assertThat(leaving.all().findings().getFirst().finding().pointers())
        .extracting(Pointer::where)
        .containsExactly("/1");
    assertThat(leaving.all().scope().zh())
        .startsWith("范围。")
        .contains("另有 2 条审查意见和其他意见的 1 处位置提到未提交的材料或本机路径");
    assertThat(leaving.all().scope().en())
        .startsWith("Scope. 2 more findings, and 1 places of the others");
    assertThat(leaving.note()).isPresent();
    assertThat(leaving.all().toString()).doesNotContain(SECRET, "/home/lin");
  }

  @Test
  void whereEverythingLeavesNothingIsAdded() {
    FindingsThatLeave leaving = leaving(finding("无缺口", new Pointer("a.json", "/5", "x")));
    assertThat(leaving.all().scope()).isEqualTo(SCOPE);
    assertThat(leaving.note()).isEmpty();
    assertThat(leaving.all().findings()).hasSize(1);
  }
}
