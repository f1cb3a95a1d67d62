package org.tiezheng.server.page;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;

/**
 * What was made, as pages and the API offer it.
 *
 * @param place name of the folder or file beside the cases
 * @param files the first of them
 * @param more how many more there are
 */
public record MadeRow(
    String id,
    MadeFiles.Kind kind,
    Text title,
    Instant when,
    String place,
    int exitCode,
    String bundle,
    List<Text> lines,
    List<FileRow> files,
    int more) {
  /** An export may have a hundred thousand pictures: they are in the zip. */
  private static final int MOST = 300;

  public MadeRow {
    lines = List.copyOf(lines);
    files = List.copyOf(files);
  }

  /**
   * A file.
   *
   * @param state whether it is what was made
   * @param address where it can be saved, for some minutes; empty for somebody who may not
   */
  public record FileRow(
      int number,
      String name,
      Text title,
      int pages,
      long size,
      String sha256,
      MadeFiles.State state,
      String address) {
    /** Whether its pages can be looked at. */
    public boolean paper() {
      return name.endsWith(".pdf") && state == MadeFiles.State.SAME;
    }

    /** In words that a person compares with a file manager. */
    public String bytes() {
      return size < 1024
          ? size + " B"
          : size < 1024 * 1024
              ? "%.1f KB".formatted(size / 1024.0)
              : "%.1f MB".formatted(size / 1024.0 / 1024.0);
    }
  }

  /** What was made of a case, of some kinds, the newest first. */
  public static List<MadeRow> of(Visit visit, OpenCase open, Set<MadeFiles.Kind> kinds)
      throws IOException {
    List<MadeRow> rows = new ArrayList<>();
    for (MadeFiles.Made made : visit.app().made().of(open.matter().id())) {
      if (kinds.contains(made.kind())) {
        rows.add(of(visit, made));
      }
    }
    return rows;
  }

  /** Something that was made. */
  static MadeRow of(Visit visit, MadeFiles.Made made) throws IOException {
    List<FileRow> files = new ArrayList<>();
    for (MadeFiles.MadeFile file : made.files().stream().limit(MOST).toList()) {
      files.add(
          new FileRow(
              files.size(),
              file.name(),
              file.title(),
              file.pages(),
              file.size(),
              file.sha256(),
              visit.app().made().glance(file),
              // Pages that are only looked at are not handed out.
              made.kind() == MadeFiles.Kind.PREVIEW
                  ? ""
                  : made.kind() == MadeFiles.Kind.REPORT
                      ? visit.reportAddress(made.id())
                      : visit.madeAddress(visit.path("case"), made.id(), files.size())));
    }
    return new MadeRow(
        made.id(),
        made.kind(),
        made.kind().title(),
        made.when(),
        made.place(),
        made.exitCode(),
        made.bundle(),
        made.lines(),
        files,
        Math.max(0, made.files().size() - MOST));
  }
}
