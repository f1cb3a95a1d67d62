package org.tiezheng.collect.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.ServerLog;

class AccessLogTest {
  /** The example of the documentation of Apache httpd, and lines as nginx writes them. */
  private static final String COMBINED =
      """
      127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326 "http://www.example.com/start.html" "Mozilla/4.08 [en] (Win98; I ;Nav)"
      2001:db8::1 - - [10/Oct/2000:20:55:37 +0000] "POST /pay?id=1 HTTP/1.1" 302 0 "-" "curl/8.5"
      192.0.2.9 - 张三 [10/Oct/2000:20:55:35 +0000] "GET /\\"quoted\\"?x=[1] HTTP/1.1" 404 - "-" "a \\"b\\" c"
      192.0.2.9 - - [11/Oct/2000:00:00:00 +0800] "" 400 0 "-" "-"
      192.0.2.9 - - [11/Oct/2000:08:00:00 +0800] "GET /z HTTP/2.0" 200 5 "-" "x" "203.0.113.1"
      """;

  private static Collected read(String name, String text) {
    return Collected.of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static ServerLog one(Collected read) {
    assertThat(read.reading().importer()).isEqualTo("log.access");
    assertThat(read.reading().kind()).isEqualTo(Kind.LOG);
    assertThat(read.reading().complete()).isTrue();
    return read.all(ServerLog.class).getFirst();
  }

  @Test
  @Tag("LOG-001")
  @Tag("SEED-GEN-05")
  void firstAndLastTimeFormAndCountAreRead() {
    ServerLog log = one(read("access.log", COMBINED));
    assertThat(log.format()).isEqualTo("combined");
    assertThat(log.lines()).isEqualTo(5);
    assertThat(log.time().raw()).isEqualTo("10/Oct/2000:13:55:36 -0700");
    assertThat(log.time().instant()).hasToString("Optional[2000-10-10T20:55:36Z]");
    assertThat(log.time().basis()).isEqualTo(RecordedTime.Basis.SERVER);
    assertThat(log.last().instant()).hasToString("Optional[2000-10-11T00:00:00Z]");
    assertThat(log.extra()).containsEntry("statuses", "200=2 302=1 400=1 404=1");
  }

  @Test
  @Tag("LOG-001")
  void timeThatGoesBackIsToldByItsLines() {
    // Line 3 is before line 2; line 4 is before both, in another zone.
    assertThat(one(read("access.log", COMBINED)).backward()).containsExactly(3L, 4L);
  }

  @Test
  @Tag("LOG-001")
  void aLogWhoseLinesHaveNoNumbersIsNotSaidToBeContinuous() {
    Collected read = read("access.log", COMBINED);
    ServerLog log = one(read);
    assertThat(log.numbers()).isEmpty();
    assertThat(log.chain()).isEmpty();
    assertThat(log.part()).isEmpty();
    assertThat(read.reading().notes()).anyMatch(n -> n.zh().contains("有没有缺行"));
  }

  @Test
  void aLineOfAnotherFormIsSetAsideWithItsPlace() {
    String text = COMBINED + "not a line of a log\r\n\n" + COMBINED.lines().findFirst().orElse("");
    Collected read = read("access.log.2", text);
    ServerLog log = one(read);
    assertThat(log.lines()).isEqualTo(6);
    assertThat(log.extra()).containsEntry("rotation", "2");
    assertThat(read.aside())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.raw()).isEqualTo("not a line of a log");
          assertThat(row.provenance().locator())
              .isEqualTo(new Locator.Line(6, COMBINED.getBytes(StandardCharsets.UTF_8).length, 21));
        });
  }

  @Test
  void theCommonFormIsTold() {
    String common = "192.0.2.1 - - [10/Oct/2000:13:55:36 +0000] \"GET / HTTP/1.0\" 200 9\n";
    assertThat(one(read("a.txt", common.repeat(3))).format()).isEqualTo("common");
  }

  @Test
  void otherTextsAreNoLogs() {
    for (String text :
        new String[] {
          "2025-03-10 10:00:00 GET / 200\n",
          "192.0.2.1 - - [99/Oct/2000:13:55:36 +0000] \"GET / HTTP/1.0\" 200 9\n",
          "甲说:\n192.0.2.1 - - [10/Oct/2000:13:55:36 +0000] \"GET / HTTP/1.0\" 200 9\n乙说:\n",
          ""
        }) {
      assertThat(read("a.log", text).reading().importer()).as(text).isEqualTo("file");
    }
  }

  /**
   * What a client sends stands in the log as it was: as long, and as full of escapes, as allowed.
   */
  @Test
  void aLongLineFullOfEscapesIsReadInOneGo() {
    String agent = "\\x22\\\"a".repeat(400_000);
    String line =
        "192.0.2.1 - - [10/Oct/2000:13:55:36 +0000] \"GET / HTTP/1.0\" 200 9 \"-\" \"" + agent;
    assertThat(AccessLine.of(line + "\"")).isPresent();
    assertThat(AccessLine.of(line)).isEqualTo(Optional.empty());
  }
}
