package org.tiezheng.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;

/** Sources larger than memory are read in a stream: 48 MiB here, 2 GiB with {@code -Dlong=true}. */
class LargeSourceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"chat.json", "chat.jsonl", "bill.csv", "WhatsApp Chat with x.txt"})
  void theyAreReadToTheirEndWithoutBeingHeld(String name) throws IOException {
    Path file = folder.resolve(name);
    long rows = write(file, name, Collected.isLong() ? 2L << 30 : 48L << 20);
    long[] met = new long[2];
    try (Arena arena = Arena.ofShared()) {
      Member main = Member.of(name, "00", Files.size(file), file, arena);
      SealedSource source = SealedSource.of(main);
      Reading reading =
          Collected.recognised(source)
              .read(
                  source,
                  new RecordSink() {
                    @Override
                    public void record(Record row) {
                      met[0]++;
                    }

                    @Override
                    public void setAside(SetAside row) {
                      met[1]++;
                    }
                  });
      assertThat(reading.complete()).isTrue();
    }
    assertThat(met[0]).isEqualTo(rows);
    assertThat(met[1]).isZero();
  }

  private static long write(Path file, String name, long size) throws IOException {
    long rows = 0;
    String words = "一些话".repeat(60);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      String start =
          switch (name) {
            case "chat.json" -> "{\"chatlab\":{},\"meta\":{\"platform\":\"qq\"},\"messages\":[\n";
            case "chat.jsonl" ->
                "{\"_type\":\"header\",\"chatlab\":{},\"meta\":{\"platform\":\"qq\"}}\n";
            case "bill.csv" -> "微信支付账单明细\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n";
            default -> "";
          };
      byte[] head = start.getBytes(StandardCharsets.UTF_8);
      out.write(head);
      for (long written = head.length; written < size; rows++) {
        byte[] row = row(name, rows, words).getBytes(StandardCharsets.UTF_8);
        out.write(row);
        written += row.length;
      }
      out.write((name.equals("chat.json") ? "\n]}" : "").getBytes(StandardCharsets.UTF_8));
    }
    return rows;
  }

  private static String row(String name, long n, String words) {
    String message =
        "\"sender\":\"a\",\"accountName\":\"甲\",\"timestamp\":%d,\"type\":0,\"content\":\"%s\"}"
            .formatted(1_700_000_000L + n, words);
    return switch (name) {
      case "chat.json" -> (n == 0 ? "{" : ",\n{") + message;
      case "chat.jsonl" -> "{\"_type\":\"message\"," + message + "\n";
      case "bill.csv" -> "2023-01-01 10:00:00,转账,甲,%s,支出,¥1.00,零钱,ok,%d,1,/\n".formatted(words, n);
      default -> "13/01/2023, 10:00 - 甲: " + words + n + "\n";
    };
  }
}
