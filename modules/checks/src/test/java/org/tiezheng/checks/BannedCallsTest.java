package org.tiezheng.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Calls that break a promise of the design, each with what to use instead. */
class BannedCallsTest {
  @Test
  void noBannedCallIsMade() throws IOException {
    List<Ban> bans = bans();
    List<String> found = new ArrayList<>();
    for (Path file : SourceTree.productFiles()) {
      String code = SourceText.code(SourceTree.read(file));
      for (Ban ban : bans) {
        if (!ban.allowedIn(SourceTree.name(file))) {
          ban.findIn(SourceTree.name(file), code, found);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** A list that matches nothing would hold nothing. */
  @Test
  void theListIsRead() throws IOException {
    assertThat(bans()).hasSizeGreaterThan(20);
    List<String> found = new ArrayList<>();
    String code = SourceText.code("// Instant.now()\nvar s = \"Instant.now()\";\nInstant.now();");
    bans().forEach(ban -> ban.findIn("X.java", code, found));
    assertThat(found).singleElement().asString().startsWith("X.java:3: Instant.now(");
  }

  private static List<Ban> bans() throws IOException {
    return SourceTree.resource("banned-calls.txt").stream().map(Ban::parse).toList();
  }

  private record Ban(Pattern call, List<String> allowed, String instead) {
    static Ban parse(String line) {
      String[] parts = line.split(" \\| ", 3);
      return new Ban(
          Pattern.compile(parts[0].strip()),
          List.of(parts[1].strip().split(",")),
          parts[2].strip());
    }

    boolean allowedIn(String file) {
      return allowed.stream().anyMatch(prefix -> file.startsWith("modules/" + prefix));
    }

    void findIn(String file, String code, List<String> found) {
      Matcher matcher = call.matcher(code);
      while (matcher.find()) {
        long line = 1 + code.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
        found.add(file + ":" + line + ": " + matcher.group() + " – instead: " + instead);
      }
    }
  }
}
