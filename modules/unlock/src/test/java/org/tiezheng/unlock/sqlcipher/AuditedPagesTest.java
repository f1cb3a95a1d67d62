package org.tiezheng.unlock.sqlcipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class AuditedPagesTest {
  private static final int PAGE = 1024;
  private static final long START = 512;

  @Test
  void knowsAPageByWhereItLiesAndNotByItsNumberAlone() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment main = arena.allocate(START + 4 * PAGE);
      MemorySegment log = arena.allocate(4 * PAGE);
      AuditedPages pages = new AuditedPages(main, START, PAGE);
      pages.authentic(2);
      assertThat(pages.has(2, main.asSlice(START + PAGE, PAGE))).isTrue();
      assertThat(pages.has(2, log.asSlice(0, PAGE))).isFalse();
      assertThat(pages.has(2, main.asSlice(START, PAGE))).isFalse();
      assertThat(pages.has(2, main.asSlice(START + PAGE, PAGE - 1))).isFalse();
      assertThat(pages.has(3, main.asSlice(START + 2 * PAGE, PAGE))).isFalse();
      assertThat(pages.has(1, main.asSlice(START + PAGE, PAGE))).isFalse();
    }
  }

  @Test
  void knowsNoneOfBytesWithoutAnAddress() {
    MemorySegment main = MemorySegment.ofArray(new byte[4 * PAGE]);
    AuditedPages pages = new AuditedPages(main, 0, PAGE);
    pages.authentic(1);
    assertThat(pages.has(1, MemorySegment.ofArray(new byte[PAGE]))).isFalse();
    assertThat(pages.has(1, main.asSlice(0, PAGE))).isFalse();
  }
}
