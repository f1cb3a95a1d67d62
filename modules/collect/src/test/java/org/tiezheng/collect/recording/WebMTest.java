package org.tiezheng.collect.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Recording;
import org.tiezheng.evidence.Recording.Medium;

/** WebM as browsers write it while they record (RFC 8794, RFC 9559), whole and tampered with. */
class WebMTest {
  /** An element of a known size. */
  private static byte[] element(long id, byte[]... inside) {
    byte[] content = joined(inside);
    ByteBuffer head = ByteBuffer.allocate(12);
    id(head, id);
    head.putLong(0x0100000000000000L | content.length);
    return joined(Arrays.copyOf(head.array(), head.position()), content);
  }

  /** An element that is open at its end. */
  private static byte[] open(long id, byte[]... inside) {
    ByteBuffer head = ByteBuffer.allocate(12);
    id(head, id);
    head.putLong(0x01FFFFFFFFFFFFFFL);
    return joined(Arrays.copyOf(head.array(), head.position()), joined(inside));
  }

  private static void id(ByteBuffer to, long id) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      if (id >>> shift != 0) {
        to.put((byte) (id >>> shift));
      }
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] number(long id, long value) {
    return element(id, ByteBuffer.allocate(8).putLong(value).array());
  }

  private static byte[] words(long id, String text) {
    return element(id, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] frame(int track, int after) {
    return element(
        0xA3, ByteBuffer.allocate(6).put((byte) (0x80 | track)).putShort((short) after).array());
  }

  /** A film whose frames have these times in milliseconds, a cluster for each second. */
  private static byte[] film(List<Integer> times) {
    ByteArrayOutputStream clusters = new ByteArrayOutputStream();
    int second = -1;
    for (int time : times) {
      if (time / 1000 != second) {
        second = time / 1000;
        clusters.writeBytes(open(0x1F43B675L, number(0xE7, second * 1000L)));
      }
      clusters.writeBytes(frame(1, time - second * 1000));
      clusters.writeBytes(frame(2, time - second * 1000));
    }
    return joined(
        element(0x1A45DFA3L, words(0x4282, "webm")),
        open(
            0x18538067L,
            element(0x1549A966L, number(0x2AD7B1, 1_000_000), words(0x5741, "Browser")),
            element(
                0x1654AE6BL,
                element(
                    0xAE,
                    number(0xD7, 1),
                    number(0x83, 1),
                    words(0x86, "V_VP8"),
                    element(0xE0, number(0xB0, 1280), number(0xBA, 720))),
                element(
                    0xAE,
                    number(0xD7, 2),
                    number(0x83, 2),
                    words(0x86, "A_OPUS"),
                    element(0xE1, number(0x9F, 1)))),
            clusters.toByteArray()));
  }

  private static List<Integer> every(int millis, int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(i -> i * millis).toList();
  }

  private static Recording read(byte[] file) {
    return RecordingFacts.of(
        MemorySegment.ofArray(file), Provenance.of("a", new Locator.Whole()), "video/webm");
  }

  @Test
  void tracksProgramAndLengthAreReadWithoutAStatedLength() {
    Recording read = read(film(every(40, 100)));
    assertThat(read.container()).isEqualTo("WebM");
    assertThat(read.millis()).hasValue(3960L);
    assertThat(read.software()).hasValue("Browser");
    assertThat(read.tracks()).extracting(Recording.Track::codec).containsExactly("V_VP8", "A_OPUS");
    assertThat(read.tracks().getFirst().medium()).isEqualTo(Medium.PICTURE);
    assertThat(read.tracks().getFirst().width()).hasValue(1280);
    assertThat(read.film()).isTrue();
    assertThat(read.screening().made()).contains("container", "encoder", "frames");
    assertThat(read.screening().signs()).isEmpty();
  }

  @Test
  void aJumpInTimeATimeThatGoesBackAndASecondBeginningAreSigns() {
    List<Integer> jump = new java.util.ArrayList<>(every(40, 50));
    every(40, 50).forEach(t -> jump.add(t + 4000));
    assertThat(read(film(jump)).screening().signs())
        .singleElement()
        .satisfies(s -> assertThat(s.millis()).hasValue(1960L));
    List<Integer> back = new java.util.ArrayList<>(every(40, 50));
    back.addAll(every(40, 50));
    assertThat(read(film(back)).screening().signs())
        .anyMatch(s -> s.what().en().contains("goes back"));
    byte[] film = film(every(40, 50));
    assertThat(read(joined(film, film)).screening().signs())
        .anyMatch(s -> s.what().en().contains("begins a second time"));
  }

  @Test
  void framesOfAScreenThatComeWhenSomethingChangesAreNotJudged() {
    Recording read = read(film(List.of(0, 30, 500, 520, 2000, 2010, 4000, 9000)));
    assertThat(read.screening().made()).doesNotContain("frames");
    assertThat(read.screening().signs()).isEmpty();
  }

  @Test
  void whatBreaksOffOrIsDamagedIsReadAsFarAsItGoes() {
    byte[] film = film(every(40, 100));
    Recording cut = read(Arrays.copyOf(film, film.length - 3));
    assertThat(cut.extra()).containsEntry("damaged", "true");
    assertThat(cut.millis()).hasValue(3960L);
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = film.clone();
      for (int n = random.nextInt(1, 6); n > 0; n--) {
        damaged[random.nextInt(4, damaged.length)] = (byte) random.nextInt();
      }
      assertThat(read(Arrays.copyOf(damaged, random.nextInt(5, damaged.length))).container())
          .isEqualTo("WebM");
    }
  }
}
