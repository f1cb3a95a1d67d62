package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.collect.wechat.DatPictures.Outcome;
import org.tiezheng.testkit.chat.render.DatFile;

class DatPicturesTest {
  private static final int MUTATIONS = Boolean.getBoolean("long") ? 1_000_000 : 5_000;

  private static List<Secret> key(String key) {
    return List.of(Secret.of(key.toCharArray()));
  }

  private static DatPictures.Opened open(byte[] file, List<Secret> keys) {
    try (DatPictures pictures = new DatPictures(keys)) {
      return pictures.open(MemorySegment.ofArray(file));
    }
  }

  private static byte[] bytes(DatPictures.Opened opened) {
    return opened.bytes().toArray(ValueLayout.JAVA_BYTE);
  }

  private static byte[] jpeg(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    bytes[0] = (byte) 0xff;
    bytes[1] = (byte) 0xd8;
    bytes[2] = (byte) 0xff;
    bytes[length - 2] = (byte) 0xff;
    bytes[length - 1] = (byte) 0xd9;
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(DatFile.Form.class)
  void everyFormGivesBackThePictureByteForByte(DatFile.Form form) {
    for (int length : new int[] {20, 1023, 1024, 1025, 1040, 1536, 1537, 40_000}) {
      byte[] picture = jpeg(length);

      DatPictures.Opened opened = open(DatFile.of(picture, form), key(DatFile.OWNER_KEY));

      assertThat(opened.outcome())
          .as("%s %d %s", form, length, opened.note())
          .isEqualTo(Outcome.OPENED);
      assertThat(bytes(opened)).isEqualTo(picture);
      assertThat(opened.note()).isEqualTo("dat " + form + ": jpeg");
    }
  }

  @Test
  void theKeyMayBeGivenInHexadecimalDigits() {
    String digits = HexFormat.of().formatHex(DatFile.OWNER_KEY.getBytes(StandardCharsets.US_ASCII));

    assertThat(open(DatFile.of(jpeg(3000), DatFile.Form.V2), key(digits)).outcome())
        .isEqualTo(Outcome.OPENED);
  }

  @Test
  void withoutTheOwnersKeyTheNewestFormStaysClosedAndWithAWrongOneThatIsSaid() {
    byte[] file = DatFile.of(jpeg(3000), DatFile.Form.V2);

    assertThat(open(file, List.of()).outcome()).isEqualTo(Outcome.KEY_NEEDED);
    assertThat(open(file, key("another16bytes!!")).outcome()).isEqualTo(Outcome.WRONG_KEY);
    assertThat(bytes(open(file, List.of()))).isEmpty();
  }

  @Test
  @Tag("corpus")
  void aRealPictureOfWeChatsOwnContainerIsRecognisedInEveryForm() throws IOException {
    Path sample =
        Path.of(System.getProperty("corpus", ""), "chat/ppwwyyxx+wechat-dump/test_wxgf.jpg");
    if (!Files.isRegularFile(sample)) {
      System.out.println("SKIPPED: no corpus file " + sample);
    }
    Assumptions.assumeTrue(Files.isRegularFile(sample));
    byte[] picture = Files.readAllBytes(sample);

    assertThat(open(picture, List.of()).note()).isEqualTo("wxgf");
    assertThat(bytes(open(DatFile.of(picture, DatFile.Form.V0), List.of()))).isEqualTo(picture);
    try (DatPictures pictures = new DatPictures(key(DatFile.OWNER_KEY))) {
      byte[] file = DatFile.of(picture, DatFile.Form.V2);
      // Its end tells nothing about the account's byte; another picture does.
      assertThat(pictures.open(MemorySegment.ofArray(file)).note()).contains("end not decoded");
      pictures.open(MemorySegment.ofArray(DatFile.of(jpeg(3000), DatFile.Form.V1)));
      assertThat(bytes(pictures.open(MemorySegment.ofArray(file)))).isEqualTo(picture);
    }
  }

  @Test
  void damagedFilesAreNeverACrash() {
    Random random = new Random(9);
    byte[][] files = {
      DatFile.of(jpeg(300), DatFile.Form.V0),
      DatFile.of(jpeg(2000), DatFile.Form.V1),
      DatFile.of(jpeg(2000), DatFile.Form.V2)
    };
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bad = files[i % files.length].clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        bad[random.nextInt(Math.min(bad.length, 40))] = (byte) random.nextInt(256);
      }
      bad = Arrays.copyOf(bad, 1 + random.nextInt(bad.length));

      DatPictures.Opened opened = open(bad, key(DatFile.OWNER_KEY));

      assertThat((int) opened.bytes().byteSize()).isLessThanOrEqualTo(bad.length);
    }
  }
}
