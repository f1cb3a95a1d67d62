package org.tiezheng.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.MessageContent.Forward;
import org.tiezheng.evidence.MessageContent.Forward.Forwarded;
import org.tiezheng.evidence.MessageContent.RedPacket;
import org.tiezheng.evidence.MessageContent.Words;

class MessageContentTest {
  @Test
  void aForwardInAForwardIsIndentedBelowItsOwnLine() {
    Forward inner =
        Forward.of("群聊的聊天记录", List.of(new Forwarded(Optional.of("7"), "阿钱", "", new Words("收到"))));
    Forward outer =
        Forward.of(
            "小林的聊天记录",
            List.of(
                new Forwarded(Optional.of("5"), "小林", "2025-03-08 10:00", new Words("还我")),
                new Forwarded(Optional.of("6"), "小林", "2025-03-08 10:01", inner),
                new Forwarded(Optional.empty(), "", "", new Words("好"))));

    assertThat(outer.lines())
        .containsExactly(
            "2025-03-08 10:00 小林: 还我", "2025-03-08 10:01 小林: [合并转发 1条] 群聊的聊天记录", "  阿钱: 收到", "好");
  }

  @Test
  void aRedPacketWithoutAmountClaimsNone() {
    assertThat(new RedPacket(Optional.of("1000"), "恭喜发财", Optional.empty()).line())
        .isEqualTo("[红包] 恭喜发财");
  }
}
