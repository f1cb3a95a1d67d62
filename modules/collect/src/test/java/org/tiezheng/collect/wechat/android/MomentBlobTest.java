package org.tiezheng.collect.wechat.android;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.wechat.BlobStrings;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;

class MomentBlobTest {
  private static final byte[] VIDEO =
      all(
          field(1, "13"),
          field(2, "wxid_a"),
          new byte[] {0x20, 7},
          field(5, "到了"),
          field(8, all(field(3, "标题"), field(5, all(field(1, "1"), field(5, "http://v/1"))))));

  @Test
  void wordsAndMediaOfItsOwnRowAreRead() {
    MomentBlob read = of(VIDEO, "13", "wxid_a", 0, "15");

    assertThat(read.contents())
        .containsExactly(
            new MessageContent.Words("到了"),
            new Media(
                MediaType.VIDEO,
                Optional.of("http://v/1"),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty()));
    assertThat(read.extra()).containsEntry("content.8.3", "标题").doesNotContainKey("contentBlob");
  }

  @Test
  void theTimeMayStandForANumberThatTheRowHasNotYet() {
    assertThat(of(VIDEO, "", "wxid_a", 7, "15").contents()).hasSize(2);
  }

  @Test
  void aSharedLinkIsNamedWithItsTitle() {
    byte[] link =
        all(
            field(1, "13"),
            field(2, "wxid_a"),
            field(8, all(field(3, "新闻"), field(4, "https://n/1"))));

    assertThat(of(link, "13", "wxid_a", 0, "3").contents())
        .isEqualTo(List.of(new MessageContent.Share("链接", "新闻", "https://n/1")));
  }

  @Test
  void ofAnotherRowNothingIsAssertedAndEveryWordKept() {
    MomentBlob read = of(VIDEO, "14", "wxid_a", 8, "15");

    assertThat(read.contents())
        .singleElement()
        .isInstanceOfSatisfying(
            MessageContent.Unread.class, u -> assertThat(u.raw()).contains("到了", "http://v/1"));
    assertThat(read.extra())
        .containsEntry("contentState", "not of this row")
        .containsKey("contentBlob");
  }

  @Test
  void whatIsCutOffIsSaidToBeDamaged() {
    MomentBlob read = of(Arrays.copyOf(VIDEO, VIDEO.length - 3), "13", "wxid_a", 7, "15");

    assertThat(read.extra()).containsEntry("contentState", "damaged");
  }

  @Test
  void noBytesOverthrowIt() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = VIDEO.clone();
      for (int n = random.nextInt(6); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      MemorySegment blob = MemorySegment.ofArray(bytes);
      assertThat(MomentBlob.of(Optional.of(blob), "13", "wxid_a", 7, "15").contents()).isNotNull();
      assertThat(MomentDetails.of(Optional.of(blob), "13", "wxid_a").reactions()).isNotNull();
    }
  }

  @Test
  void messagesNestedWithoutEndAreFollowedToALimit() {
    byte[] deep = field(1, "x");
    for (int i = 0; i < 200; i++) {
      deep = field(1, deep);
    }

    assertThat(BlobStrings.of(MemorySegment.ofArray(deep)).messages()).hasSizeLessThan(20);
  }

  private static MomentBlob of(byte[] blob, String id, String author, long time, String type) {
    return MomentBlob.of(Optional.of(MemorySegment.ofArray(blob)), id, author, time, type);
  }

  private static byte[] field(int number, String text) {
    return field(number, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] field(int number, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(number << 3 | 2);
    int length = bytes.length;
    if (length > 127) {
      out.write((length & 0x7F) | 0x80);
      length >>>= 7;
    }
    out.write(length);
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  private static byte[] all(byte[]... fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] field : fields) {
      out.writeBytes(field);
    }
    return out.toByteArray();
  }
}
