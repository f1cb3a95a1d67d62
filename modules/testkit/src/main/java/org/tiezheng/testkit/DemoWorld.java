package org.tiezheng.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tiezheng.testkit.demo.DemoFiles;
import org.tiezheng.testkit.file.Glyphs;

/**
 * The demo: a private loan that ends in a dispute, 2024-01 to 2025-10, as the files that a
 * plaintiff would bring. Everything is invented; the same seed gives the same files.
 */
public final class DemoWorld {
  /** Stands in the private chat only, in ASCII; no bundle may hold it. */
  public static final String PRIVATE_CODE = "TZ-PRIVATE-5F1C9AB27E";

  /** Stands in the private chat only, in Chinese; no bundle may hold it. */
  public static final String PRIVATE_WORDS = "豆沙包紫藤猫";

  private final Map<String, byte[]> files;

  private DemoWorld(Map<String, byte[]> files) {
    this.files = files;
  }

  /**
   * Makes the demo that is committed in {@code demo/}.
   *
   * @param root the checkout; the built-in font is read from it
   */
  public static DemoWorld standard(Path root) {
    Path font =
        root.resolve(
            "modules/present/src/main/resources/org/tiezheng/present/font/NotoSansSC-Regular.ttf.xz");
    return new DemoWorld(new DemoFiles(20_240_222L, Glyphs.of(font)).all());
  }

  /** Every file by its path below {@code demo/}, in a fixed order. */
  public Map<String, byte[]> files() {
    return files;
  }

  /** Writes the files into a folder, over what is there. */
  public void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }

  /** Makes {@code demo/} again: the argument is the checkout. */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    standard(root).writeTo(root.resolve("demo"));
  }
}
