package org.tiezheng.collect.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Walk;
import org.tiezheng.testkit.chat.render.WeChat4Bulk;

/** Rows that another thread walks to are those that the same thread would have met. */
class RowsAheadTest {
  private static final int MESSAGES = Boolean.getBoolean("long") ? 200_000 : 36_000;

  @TempDir Path folder;

  private static Store store(byte[] bytes) throws Exception {
    return Store.open(SealedSource.of(Member.of("m.db", "00", MemorySegment.ofArray(bytes))));
  }

  private byte[] bytes() throws Exception {
    return Files.readAllBytes(WeChat4Bulk.write(folder, 1, MESSAGES));
  }

  private static Walk rows(Store store, Table table, boolean ahead, List<String> rows) {
    return store.rows(
        table,
        ahead,
        Function.identity(),
        row -> rows.add(row.rowid() + " " + row.provenance() + " " + row.state() + row.all()));
  }

  private static long compare(Store store) {
    long count = 0;
    for (Table table : store.database().schema().tables()) {
      List<String> near = new ArrayList<>();
      List<String> ahead = new ArrayList<>();
      Walk walk = rows(store, table, false, near);

      assertThat(rows(store, table, true, ahead)).isEqualTo(walk);
      assertThat(ahead).as(table.name()).isEqualTo(near);
      count += near.size();
    }
    return count;
  }

  @Test
  void theRowsAndTheirOrderAreTheSame() throws Exception {
    assertThat(compare(store(bytes()))).isGreaterThanOrEqualTo(MESSAGES);
  }

  @Test
  void damageIsSaidTheSame() throws Exception {
    byte[] bytes = bytes();
    for (int at = 4096 * 300; at < bytes.length - 4096; at += 4096 * 37) {
      Arrays.fill(bytes, at, at + 512, (byte) 0x55);
    }
    assertThat(compare(store(Arrays.copyOf(bytes, bytes.length * 4 / 5)))).isPositive();
  }

  /** Something large that is made of a small row. */
  private record Heavy(long bytes) implements Weighed {}

  @Test
  void ofWhatIsLargeFewAreMadeAhead() throws Exception {
    Store store = store(bytes());
    Table table =
        store.database().schema().tables().stream()
            .filter(t -> t.name().startsWith("Msg_"))
            .findFirst()
            .orElseThrow();
    AtomicInteger made = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    int[] taken = {0};
    store.rows(
        table,
        true,
        _ -> {
          made.incrementAndGet();
          return new Heavy(16 << 20);
        },
        _ -> most.accumulateAndGet(made.get() - taken[0]++, Math::max));
    assertThat(taken[0]).isGreaterThan(256);
    assertThat(most.get()).isLessThan(10);
  }

  @Test
  void whoThrowsGetsItsExceptionAndTheWalkEnds() throws Exception {
    Store store = store(bytes());
    Table table =
        store.database().schema().tables().stream()
            .filter(t -> t.name().startsWith("Msg_"))
            .findFirst()
            .orElseThrow();
    IllegalStateException enough = new IllegalStateException("enough");
    int[] left = {100};
    assertThatThrownBy(() ->
            store.rows(
                table,
                true,
                Function.identity(),
                _ -> {
                  if (left[0]-- == 0) {
                    throw enough;
                  }
                }))
        .isSameAs(enough);
    assertThat(left[0]).isEqualTo(-1);
    assertThat(Thread.getAllStackTraces().keySet()).noneMatch(t -> t.getName().equals("rows"));
  }
}
