package org.tiezheng.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.tiezheng.casework.file.CaseFile;
import org.tiezheng.casework.file.CaseFileText;
import org.tiezheng.casework.file.FoundNames;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.vault.Vault;

/** Opens a new case: a folder with {@code case.yaml}, a vault and its keys. */
public final class NewCase {
  private final Workplace place;

  public NewCase(Workplace place) {
    this.place = place;
  }

  /** The case that was opened. */
  public record Opened(String id, String folder) {}

  /**
   * Opens a case.
   *
   * @param folder does not exist yet or is empty
   */
  public Opened open(Path folder, CaseFileText.Opening opening) throws IOException {
    return open(folder, CaseFileText.opening(opening));
  }

  /** Opens a case with a finished {@code case.yaml}. */
  public Opened open(Path folder, String caseYaml) throws IOException {
    requireEmpty(folder);
    Files.createDirectories(folder);
    CaseFileText.replace(folder.resolve(CaseFile.NAME), caseYaml);
    CaseFile file = CaseFile.read(folder);
    String id = UUID.randomUUID().toString();
    Vault vault =
        Vault.create(
            OpenCase.vaultFolder(folder), place.unlocking().unlock(), OpenCase.settings(place));
    vault.caseStore().save(file.toCase(id, FoundNames.of(List.of()), Map.of(), Map.of()), 0);
    try (OpenCase open = OpenCase.withLog(place, vault, file)) {
      Map<String, String> what = new TreeMap<>(place.environment());
      what.put("case", id);
      open.note(Event.Type.OPEN, what);
    }
    return new Opened(id, folder.toString());
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new TiezhengException(
            new Text(
                "“" + folder + "”已存在且不是空文件夹;请换一个位置。",
                folder + " exists and is not empty; choose another place."));
      }
    }
  }
}
