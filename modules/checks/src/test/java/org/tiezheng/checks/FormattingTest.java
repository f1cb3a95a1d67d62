package org.tiezheng.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Main;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One way to write Java, so that a change shows what was changed. */
class FormattingTest {
  @Test
  void everyFileIsWrittenAsGoogleJavaFormatWritesIt() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--dry-run", "--set-exit-if-changed"));
    List<Path> files = SourceTree.javaFiles();
    files.forEach(file -> arguments.add(file.toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    new Main(new PrintWriter(out, true), new PrintWriter(err, true), InputStream.nullInputStream())
        .format(arguments.toArray(String[]::new));

    assertThat(files).hasSizeGreaterThan(100);
    assertThat(err.toString()).as("files that cannot be parsed").isEmpty();
    assertThat(out.toString().lines().map(Path::of).map(SourceTree::name))
        .as("files to format with google-java-format 2.0.0 (replace each by its output)")
        .isEmpty();
  }

  /** The formatter does not look behind the last brace. */
  @Test
  void nothingStandsBehindTheLastBrace() throws Exception {
    for (Path file : SourceTree.javaFiles()) {
      assertThat(SourceTree.read(file)).as(SourceTree.name(file)).matches("(?s).*[};]\n");
    }
  }
}
