package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.bundle.WrittenBundle;
import org.tiezheng.present.profile.CourtProfile;
import org.tiezheng.present.profile.FilingFolder;

/**
 * The papers of a bundle made fit for a court's platform, in a folder beside the bundle.
 *
 * @param files what was written
 * @param notes what does not fit, and what is not known
 */
record CourtFiling(List<Path> files, List<Text> notes) {
  CourtFiling {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  /**
   * The profile that is asked for.
   *
   * @throws TiezhengException if it cannot be read or its folder is there already, before anything
   *     is written
   */
  static Optional<CourtProfile> wanted(Present.Request request) throws IOException {
    if (request.copies().isPresent() && request.copies().getAsInt() < 1) {
      throw new TiezhengException(new Text("份数至少为 1。", "There is at least one set."));
    }
    if (request.profile().isEmpty()) {
      return Optional.empty();
    }
    CourtProfile profile = CourtProfile.named(request.profile().get());
    Path folder = folder(request.target(), profile);
    if (Files.exists(folder)) {
      throw new TiezhengException(
          new Text("“" + folder + "”已存在,不覆盖;请换一个位置。", folder + " exists and is not overwritten."));
    }
    return Optional.of(profile);
  }

  static CourtFiling write(Present.Request request, WrittenBundle bundle, Locale locale)
      throws IOException {
    if (request.profile().isEmpty()) {
      return new CourtFiling(List.of(), List.of());
    }
    CourtProfile profile = CourtProfile.named(request.profile().get());
    Path folder = folder(request.target(), profile);
    List<FilingFolder.Source> sources =
        bundle.papers().stream()
            .filter(p -> p.path().endsWith(".pdf") || p.path().endsWith(".docx"))
            .map(p ->
                new FilingFolder.Source(p.title(), bundle.folder().resolve(p.path()), p.path()))
            .toList();
    List<FilingFolder.Filed> filed = FilingFolder.write(profile, sources, folder, locale);
    return new CourtFiling(List.of(folder), notes(profile, filed));
  }

  private static List<Text> notes(CourtProfile profile, List<FilingFolder.Filed> filed) {
    List<Text> notes = new ArrayList<>();
    for (FilingFolder.Filed one : filed) {
      one.unfit()
          .forEach(why ->
              notes.add(new Text(one.name() + ":" + why.zh(), one.name() + ": " + why.en())));
    }
    if (profile.fileMegabytes().value().isEmpty()) {
      notes.add(
          new Text(
              "法院方案 " + profile.id() + ":单个文件大小上限未知,没有拆分;提交前请向法院核实。",
              "Court profile "
                  + profile.id()
                  + ": the limit of a file's size is unknown, nothing was split; ask the court."));
    }
    return notes;
  }

  private static Path folder(Path target, CourtProfile profile) {
    Path bundle = target.toAbsolutePath().normalize();
    return bundle.resolveSibling(bundle.getFileName() + "-" + profile.id());
  }
}
