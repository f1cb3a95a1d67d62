package org.tiezheng.casework.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.casework.NewCase;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.file.CaseFile;
import org.tiezheng.casework.file.CaseFileText;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * The cases in a folder. A case is called by the name of its folder, and a name that is given is
 * only ever compared with those that are there: it never becomes a path. Safe for use by many
 * threads; nothing is held between calls, so what other programs change is seen.
 */
public final class CaseShelf {
  /** A name for a new case: what every file system takes, and nothing that leaves the folder. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,79}");

  /** Names that Windows keeps for itself. */
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  private final Path folder;

  public CaseShelf(Path folder) {
    this.folder = folder;
  }

  /**
   * A case.
   *
   * @param name of its folder
   * @param trouble why it cannot be opened, if so; then the other values are empty
   */
  public record Entry(
      String name, String title, String cause, int items, int facts, Optional<Text> trouble) {}

  /** The cases by name; those that cannot be opened are among them. */
  public List<Entry> list(Workplace place) {
    return list(place, _ -> true);
  }

  /**
   * Some of the cases; the others are not even opened.
   *
   * @param seen says of a name whether it is wanted
   */
  public List<Entry> list(Workplace place, Predicate<String> seen) {
    return folders().stream().filter(f -> seen.test(name(f))).map(f -> entry(f, place)).toList();
  }

  private List<Path> folders() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> Files.isRegularFile(f.resolve(CaseFile.NAME)))
          .sorted(Comparator.comparing(CaseShelf::name))
          .toList();
    } catch (IOException e) {
      throw new TiezhengException(
          new Text(
              "无法列出文件夹“" + folder + "”;请检查它是否存在和权限。",
              "The folder " + folder + " cannot be listed; check that it exists and may be read."),
          e);
    }
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  private static Entry entry(Path folder, Workplace place) {
    try (OpenCase open = OpenCase.forReading(folder, place)) {
      Case matter = open.matter();
      return new Entry(
          name(folder),
          matter.title(),
          matter.cause(),
          matter.items().size(),
          matter.facts().size(),
          Optional.empty());
    } catch (TiezhengException e) {
      return troubled(folder, e.sentence());
    } catch (IOException e) {
      return troubled(folder, new Text("无法读取;请检查权限。", "It cannot be read; check the permission."));
    }
  }

  private static Entry troubled(Path folder, Text why) {
    return new Entry(name(folder), "", "", 0, 0, Optional.of(why));
  }

  /** The folder of a case; empty if none is called exactly so. */
  public Optional<Path> find(String name) {
    return folders().stream().filter(f -> name(f).equals(name)).findFirst();
  }

  /**
   * Opens a new case.
   *
   * @param name of the folder to be made
   * @throws TiezhengException if the name does not suit or is taken
   */
  public void open(String name, CaseFileText.Opening opening, Workplace place) throws IOException {
    if (!NAME.matcher(name).matches() || RESERVED.matcher(name).matches() || name.endsWith(".")) {
      throw new TiezhengException(
          new Text(
              "案件名称只能用文字、数字、空格、点、横线和下划线,以文字或数字开头,最多 80 个字;请改一个名称。",
              "The name of a case takes letters, digits, spaces, dots, hyphens and underscores,"
                  + " begins with a letter or digit and has at most 80; choose another."));
    }
    new NewCase(place).open(folder.resolve(name), opening);
  }
}
