package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files to be saved: no folder, nothing that a header or a file system takes amiss. */
class ByteRangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DOC-CHAT-FULL-001.pdf            | DOC-CHAT-FULL-001.pdf | DOC-CHAT-FULL-001.pdf
          证据目录.pdf                       | otherwise.pdf         | 证据目录.pdf
          1-01-与老王的聊天.html              | 1-01-_.html           | 1-01-与老王的聊天.html
          ../../etc/passwd                 | passwd                | passwd
          C:\\Users\\a\\证据.docx             | otherwise.docx        | 证据.docx
          CON                              | _CON                  | _CON
          com1.txt                         | _com1.txt             | _com1.txt
          LPT¹.pdf                         | _LPT_.pdf             | _LPT¹.pdf
          a"; filename="evil.exe           | a__filename__evil.exe | a_; filename=_evil.exe
          a:b*c?<d>.txt                    | a_b_c__d_.txt         | a_b_c__d_.txt
          name.                            | name_                 | name_
          ÷Ð¹úÈË.pdf                       | otherwise.pdf         | ÷Ð¹úÈË.pdf
          """)
  void aNameIsFitForEverySystem(String name, String old, String fit) {
    String header = ByteRange.attachment(name.replace("\\\\", "\\"), "otherwise");
    assertThat(header).startsWith("attachment; filename=\"").matches("[ -~]+");
    String[] parts = header.split("\"; filename\\*=UTF-8''", -1);
    assertThat(parts[0]).isEqualTo("attachment; filename=\"" + old);
    assertThat(URLDecoder.decode(parts[1], StandardCharsets.UTF_8)).isEqualTo(fit);
  }

  @ParameterizedTest
  @CsvSource({"'a\nSet-Cookie: x.pdf'", "'a\r\nb.pdf'", "'\u202Efdp.exe'", "'\uD800.pdf'"})
  void nothingEndsTheHeaderOrTurnsTheNameAround(String name) {
    String header = ByteRange.attachment(name, "otherwise");
    assertThat(header).matches("[ -~]+").doesNotContain("%0A", "%0D", "%E2%80%AE", "%3F");
  }
}
