package org.tiezheng.present.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.multipdf.Splitter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.Digester;

/**
 * The papers of a bundle as a court's platform takes them: copied under the names of the profile,
 * split where a known limit asks for it, with a list that says what fits and what is unknown. The
 * bundle stays as it is; a part of a split paper has no machine copy, and the list says so.
 */
public final class FilingFolder {
  private static final long MEGABYTE = 1024L * 1024;
  private static final int TITLE = 60;

  private final CourtProfile profile;
  private final Path folder;
  private final List<Filed> filed = new ArrayList<>();
  private int number;

  private FilingFolder(CourtProfile profile, Path folder) {
    this.profile = profile;
    this.folder = folder;
  }

  /**
   * A paper to be filed.
   *
   * @param file where it lies
   * @param path within the bundle
   */
  public record Source(Text title, Path file, String path) {}

  /**
   * A file that was written.
   *
   * @param source path of the paper within the bundle
   * @param pages 0 for what has no pages
   * @param unfit what does not fit the profile; empty if all that is known fits
   */
  public record Filed(
      String name, String source, long size, int pages, String sha256, List<Text> unfit) {
    public Filed {
      unfit = List.copyOf(unfit);
    }
  }

  /**
   * Writes the folder.
   *
   * @param folder must not exist
   * @param locale of the names and the list
   */
  public static List<Filed> write(
      CourtProfile profile, List<Source> sources, Path folder, Locale locale) throws IOException {
    Files.createDirectory(folder);
    FilingFolder filing = new FilingFolder(profile, folder);
    for (Source source : sources) {
      filing.add(source, locale);
    }
    List<String> lines = new ArrayList<>();
    filing.list().forEach(line -> lines.add(line.in(locale)));
    Files.write(
        folder.resolve(new Text("清单.txt", "list.txt").in(locale)), lines, StandardCharsets.UTF_8);
    return List.copyOf(filing.filed);
  }

  private void add(Source source, Locale locale) throws IOException {
    number++;
    String ending = ending(source.path());
    if (!ending.equals("pdf")) {
      Path file = folder.resolve(name(source, ending, Optional.empty(), locale));
      Files.copy(source.file(), file);
      note(source, file, 0);
      return;
    }
    try (PDDocument document = Loader.loadPDF(new RandomAccessReadBufferedFile(source.file()))) {
      int pages = document.getNumberOfPages();
      if (!profile.pagesPerFile().exceeded(pages) && !tooLarge(Files.size(source.file()))) {
        Path file = folder.resolve(name(source, ending, Optional.empty(), locale));
        Files.copy(source.file(), file);
        note(source, file, pages);
        return;
      }
      int most = (int) Math.min(pages, profile.pagesPerFile().value().orElse(pages));
      int[] part = new int[1];
      for (int from = 1; from <= pages; from += most) {
        split(source, document, from, Math.min(pages, from + most - 1), part, locale);
      }
    }
  }

  /** Halves what is still too large; a single page that is too large stays and is told. */
  private void split(
      Source source, PDDocument document, int from, int to, int[] part, Locale locale)
      throws IOException {
    Path file = folder.resolve(name(source, "pdf", Optional.of(++part[0]), locale));
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Splitter splitter = new Splitter();
    splitter.setStartPage(from);
    splitter.setEndPage(to);
    splitter.setSplitAtPage(to - from + 1);
    for (PDDocument piece : splitter.split(document)) {
      try (piece) {
        piece.save(file.toFile());
      }
    }
    if (tooLarge(Files.size(file)) && from < to) {
      Files.delete(file);
      part[0]--;
      int middle = (from + to) / 2;
      split(source, document, from, middle, part, locale);
      split(source, document, middle + 1, to, part, locale);
      return;
    }
    note(source, file, to - from + 1);
  }

  private boolean tooLarge(long size) {
    return profile.fileMegabytes().value().isPresent()
        && size > profile.fileMegabytes().value().getAsLong() * MEGABYTE;
  }

  private void note(Source source, Path file, int pages) throws IOException {
    long size = Files.size(file);
    List<Text> unfit = new ArrayList<>();
    if (!profile.formats().contains(ending(source.path()))) {
      unfit.add(new Text("格式不在接受之列", "format not among those taken"));
    }
    if (tooLarge(size)) {
      unfit.add(new Text("单个文件过大,已不能再拆", "too large and cannot be split further"));
    }
    if (profile.pagesPerFile().exceeded(pages)) {
      unfit.add(new Text("页数超限", "too many pages"));
    }
    filed.add(
        new Filed(
            String.valueOf(file.getFileName()),
            source.path(),
            size,
            pages,
            Digester.sha256Only().digest(file).sha256(),
            unfit));
  }

  private String name(Source source, String ending, Optional<Integer> part, Locale locale) {
    String title = source.title().in(locale).replaceAll("[^\\p{L}\\p{N}]+", "_");
    String shortened =
        title.substring(
            0,
            title.offsetByCodePoints(0, Math.min(TITLE, title.codePointCount(0, title.length()))));
    return profile
            .naming()
            .replace("{number}", "%02d".formatted(number))
            .replace("{title}", shortened)
            .replace("{part}", part.map("-%02d"::formatted).orElse(""))
            .replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_")
        + "."
        + ending;
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private List<Text> list() {
    List<Text> lines = new ArrayList<>();
    lines.add(
        new Text(
            "网上提交文件清单(方案:" + profile.title().zh() + ")",
            "Files for online filing (profile: " + profile.title().en() + ")"));
    lines.add(
        stated(
            "接受的格式",
            "formats",
            Text.same(String.join(", ", profile.formats())),
            profile.formatsSource()));
    lines.add(
        stated(
            "单个文件上限(MB)",
            "MB for each file",
            profile.fileMegabytes().said(),
            profile.fileMegabytes().source()));
    lines.add(
        stated(
            "单个文件页数上限",
            "pages for each file",
            profile.pagesPerFile().said(),
            profile.pagesPerFile().source()));
    lines.add(stated("文件数上限", "number of files", profile.files().said(), profile.files().source()));
    lines.add(stated("命名", "naming", Text.same(profile.naming()), profile.namingSource()));
    if (profile.files().exceeded(filed.size())) {
      lines.add(
          new Text(
              "!! 文件数 " + filed.size() + " 超过上限", "!! " + filed.size() + " files are too many"));
    }
    lines.add(Text.same(""));
    for (Filed one : filed) {
      String fits = one.unfit().isEmpty() ? "" : "  !! ";
      lines.add(
          new Text(
              "%s  %,d 字节  %d 页  SHA-256 %s  出自 %s%s%s"
                  .formatted(
                      one.name(),
                      one.size(),
                      one.pages(),
                      one.sha256(),
                      one.source(),
                      fits,
                      String.join(";", one.unfit().stream().map(Text::zh).toList())),
              "%s  %,d bytes  %d pages  SHA-256 %s  of %s%s%s"
                  .formatted(
                      one.name(),
                      one.size(),
                      one.pages(),
                      one.sha256(),
                      one.source(),
                      fits,
                      String.join("; ", one.unfit().stream().map(Text::en).toList()))));
    }
    lines.add(
        new Text(
            "这些文件是证据包中文书的副本;拆分件不含机读副本,以证据包中的完整文书为准。原始数据在证据包和载体中。",
            "These are copies of papers in the bundle; parts of a split paper have no machine copy,"
                + " the whole paper in the bundle decides. The original data are in the bundle and"
                + " on the carriers."));
    return lines;
  }

  private static Text stated(String zh, String en, Text value, Text source) {
    return new Text(
        zh + ":" + value.zh() + "(来源:" + source.zh() + ")",
        en + ": " + value.en() + " (source: " + source.en() + ")");
  }
}
