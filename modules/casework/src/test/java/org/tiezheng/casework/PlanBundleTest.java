package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the record of deposits says of itself counts what leaves and what stays. */
class PlanBundleTest {
  @Test
  void sourcesThatStayAreCountedBesideThoseThatLeave() {
    assertThat(PlanBundle.subject(1, 0, 46).zh())
        .isEqualTo("证据目录所列 1 项证据的 0 个原始文件;另有 46 个来源文件由持有人保管、未放入证据包,只载其加盐承诺值");
    assertThat(PlanBundle.subject(1, 0, 46).en()).contains("0 original files", "46 source files");
    assertThat(PlanBundle.subject(2, 3, 0).zh()).isEqualTo("证据目录所列 2 项证据的 3 个原始文件");
  }
}
