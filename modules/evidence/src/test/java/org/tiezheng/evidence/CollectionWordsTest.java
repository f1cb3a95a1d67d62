package org.tiezheng.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CollectionWordsTest {
  @Test
  void whatTheProgramWroteItselfIsSaidInChineseAndKeepsItsNumbersAndNames() {
    List<String> steps =
        List.of(
            CollectionWords.digested(12),
            CollectionWords.DEPOSITED,
            CollectionWords.SAME_AS_SENT,
            CollectionWords.notTaken("借条.jpg", "no such file"),
            CollectionWords.oddName("a\\x00b"),
            CollectionWords.onlyRead("wechat"));
    assertThat(steps.stream().map(s -> CollectionWords.step(s).zh()))
        .containsExactly(
            "复制并计算摘要（SHA-256、SM3）：12 个文件",
            "读取之前已存入日志",
            "经浏览器上传；浏览器算出的 SHA-256 与到达后的相同",
            "未采集：借条.jpg — no such file",
            "文件名含特殊字节：a\\x00b",
            "已固化的内容中只读取了这些种类：wechat");
    assertThat(steps).allSatisfy(s -> assertThat(CollectionWords.step(s).en()).isEqualTo(s));
    assertThat(CollectionWords.method(CollectionWords.COPIED).zh()).isEqualTo("从文件复制");
    assertThat(CollectionWords.method(CollectionWords.UPLOADED).zh()).isEqualTo("经浏览器上传");
  }

  @Test
  void whatAPersonWroteStaysAsItWasWritten() {
    assertThat(CollectionWords.method("copied from the notary's disc"))
        .isEqualTo(Text.same("copied from the notary's disc"));
    assertThat(CollectionWords.step("拍照")).isEqualTo(Text.same("拍照"));
  }
}
