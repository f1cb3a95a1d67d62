package org.tiezheng.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Encrypted pages that are read several times. */
class DecodedPagesTest {
  private static final int SIZE = 512;

  /** Notes what it is asked for; page 2 is doubtful. */
  private static final class Noting implements PageDecoder {
    private final List<String> asked = new ArrayList<>();

    @Override
    public int pageSize() {
      return SIZE;
    }

    @Override
    public Outcome decode(long number, MemorySegment stored, MemorySegment plain) {
      asked.add("decode " + number);
      fill(stored, plain);
      return number == 2 ? Outcome.DOUBTFUL : Outcome.DECODED;
    }

    @Override
    public void decodeAgain(long number, MemorySegment stored, MemorySegment plain) {
      asked.add("again " + number);
      fill(stored, plain);
    }

    private static void fill(MemorySegment stored, MemorySegment plain) {
      for (int i = 0; i < SIZE; i++) {
        plain.set(ValueLayout.JAVA_BYTE, i, (byte) ~stored.get(ValueLayout.JAVA_BYTE, i));
      }
    }
  }

  private static MemorySegment stored(long number) {
    MemorySegment stored = MemorySegment.ofArray(new byte[SIZE]);
    return stored.fill((byte) number);
  }

  @Test
  void aPageThatWasRightIsNotAuthenticatedAgainAndADoubtfulOneStaysDoubtful() {
    Noting decoder = new Noting();
    DecodedPages pages = new DecodedPages(Optional.of(decoder));
    for (int round = 0; round < 2; round++) {
      // More pages than are kept.
      for (long number = 1; number <= 200; number++) {
        MemorySegment plain = pages.page(number, number, stored(number));
        assertThat(plain.get(ValueLayout.JAVA_BYTE, 7)).isEqualTo((byte) ~number);
      }
      assertThat(pages.doubt(1)).isEmpty();
      assertThat(pages.doubt(2)).contains(Defects.PAGE_DOUBTFUL);
    }

    assertThat(decoder.asked).hasSize(400);
    assertThat(decoder.asked.subList(0, 200)).allMatch(a -> a.startsWith("decode"));
    assertThat(decoder.asked.subList(200, 203)).containsExactly("again 1", "decode 2", "again 3");
    assertThat(decoder.asked.subList(200, 400)).filteredOn(a -> a.startsWith("decode")).hasSize(1);
  }

  @Test
  void aDecoderThatKnowsNothingOfItIsAskedAsBefore() {
    int[] asked = new int[1];
    PageDecoder plain =
        new PageDecoder() {
          @Override
          public int pageSize() {
            return SIZE;
          }

          @Override
          public Outcome decode(long number, MemorySegment stored, MemorySegment out) {
            asked[0]++;
            out.copyFrom(stored);
            return Outcome.DECODED;
          }
        };
    DecodedPages pages = new DecodedPages(Optional.of(plain));
    for (long image : new long[] {1, 65, 1}) {
      assertThat(pages.page(image, image, stored(image)).mismatch(stored(image))).isEqualTo(-1);
    }
    assertThat(asked[0]).isEqualTo(3);
  }
}
