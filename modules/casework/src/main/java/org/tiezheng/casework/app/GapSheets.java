package org.tiezheng.casework.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.casework.FindGaps;
import org.tiezheng.casework.GapSheet;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Secrets;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * What looking for gaps gave, kept in a folder of its own beside the cases so that pages show it at
 * once; may be thrown away. What was found in records that were read anew since is not given. Safe
 * for use by many threads.
 */
public final class GapSheets {
  private final Path folder;

  /**
   * @param folder for what is derived; may be thrown away at any time
   */
  public GapSheets(Path folder) {
    this.folder = folder;
  }

  /** Looks in every chat of a case and keeps what was found. */
  public List<FindGaps.Result> look(OpenCase open) throws IOException {
    OwnerOnly.folder(folder);
    FindGaps.Request all =
        new FindGaps.Request(Optional.empty(), Optional.empty(), Optional.empty());
    try {
      return new FindGaps(open).run(all, Secrets.NONE, sheet -> keep(sheet, open));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void keep(GapSheet sheet, OpenCase open) {
    try {
      Path file = file(open, sheet.item(), sheet.records());
      Path beside = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(beside);
      Files.write(
          OwnerOnly.file(beside), EvidenceJson.write(sheet).getBytes(StandardCharsets.UTF_8));
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Named by what only this program makes: an id, a number and a digest. */
  private Path file(OpenCase open, int item, String records) {
    return folder.resolve(
        open.matter().id().replaceAll("[^A-Za-z0-9-]", "_")
            + "-"
            + item
            + "-"
            + records.substring(0, Math.min(32, records.length()))
            + ".json");
  }

  /** What was found in an item as it is now; empty if nobody looked. */
  public Optional<GapSheet> of(OpenCase open, Item item) throws IOException {
    String records = item.reading().map(Reading::recordsDigest).orElse("");
    Path file = file(open, item.number(), records);
    if (records.isEmpty() || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(EvidenceJson.read(Files.readString(file), GapSheet.class))
        .filter(s -> s.records().equals(records));
  }

  /** What was found in the items of a case as they are now. */
  public List<GapSheet> all(OpenCase open) throws IOException {
    List<GapSheet> all = new ArrayList<>();
    for (Item item : open.matter().items()) {
      of(open, item).ifPresent(all::add);
    }
    return all;
  }
}
