package org.tiezheng.server.upload;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * Whether files can lie in one folder on every disk: two of them that differ only in capital
 * letters, or a file that is called like the folder of another, cannot, and one would be lost or
 * renamed. Not thread-safe.
 */
final class NamesTogether {
  private final Map<String, Met> files = new HashMap<>();
  private final Map<String, Met> folders = new HashMap<>();

  /**
   * Where a spelling was met.
   *
   * @param path as it is spelled
   * @param name of the file that brought it
   */
  private record Met(String path, String name) {}

  /**
   * Adds a file.
   *
   * @param name with slashes between folders
   * @throws TiezhengException if it cannot lie beside those that were added before
   */
  void add(String name) {
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      Met folder = new Met(name.substring(0, slash), name);
      requireNone(files.get(folded(folder.path())), name);
      Met before = folders.putIfAbsent(folded(folder.path()), folder);
      if (before != null && !before.path().equals(folder.path())) {
        throw beside(before.name(), name);
      }
    }
    requireNone(folders.get(folded(name)), name);
    requireNone(files.putIfAbsent(folded(name), new Met(name, name)), name);
  }

  private static void requireNone(@Nullable Met before, String name) {
    if (before != null) {
      throw beside(before.name(), name);
    }
  }

  private static String folded(String path) {
    return Normalizer.normalize(
        path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static TiezhengException beside(String one, String two) {
    return new TiezhengException(
        one.equals(two)
            ? new Text(
                "有两个文件都叫“" + one + "”;请分两次采集。",
                "Two files are called “" + one + "”; collect them one after the other.")
            : new Text(
                "“" + one + "”与“" + two + "”的名称不能放在同一个文件夹(只有大小写不同,或一个是另一个的文件夹);请分两次采集。",
                "“"
                    + one
                    + "” and “"
                    + two
                    + "” cannot lie in one folder: their names differ only in capital letters, or"
                    + " one is called like a folder of the other. Collect them one after the"
                    + " other."));
  }
}
