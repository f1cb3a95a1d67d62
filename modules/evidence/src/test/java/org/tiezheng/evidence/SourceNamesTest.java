package org.tiezheng.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceNamesTest {
  @Test
  void anAppIsCalledAsPeopleCallItAndAnUnknownOneByItsId() {
    assertThat(SourceNames.of("wechatpay")).isEqualTo(new Text("微信支付", "WeChat Pay"));
    assertThat(SourceNames.of("newapp")).isEqualTo(Text.same("newapp"));
  }

  @Test
  void anAccountKeepsItsOwnId() {
    assertThat(SourceNames.account("wechat:wxid_1:2"))
        .isEqualTo(new Text("微信 wxid_1:2", "WeChat wxid_1:2"));
    assertThat(SourceNames.account("newapp:7")).isEqualTo(Text.same("newapp:7"));
    assertThat(SourceNames.account("10:30 见")).isEqualTo(Text.same("10:30 见"));
    assertThat(SourceNames.account("")).isEqualTo(Text.same(""));
  }
}
