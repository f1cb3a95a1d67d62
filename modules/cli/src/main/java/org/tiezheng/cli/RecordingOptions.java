package org.tiezheng.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.EditTranscript;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.file.CaseFileException;
import org.tiezheng.evidence.Text;
import picocli.CommandLine.Option;

/** Which recording of a case is meant; with only one none need be named. */
final class RecordingOptions {
  @Option(names = "--recording", paramLabel = "SHA256")
  @Nullable String recording;

  @Option(names = "--item", paramLabel = "N")
  @Nullable Integer item;

  /** The SHA-256 of the one that is meant. */
  String of(OpenCase open) throws IOException {
    List<EditTranscript.Listed> all =
        EditTranscript.list(open).stream()
            .filter(r -> recording == null || r.recording().startsWith(recording))
            .filter(r -> item == null || r.item() == item)
            .toList();
    if (all.size() != 1) {
      throw new CaseFileException(
          new Text(
              "符合的录音有 %d 段;请用 --item 或 --recording 指明一段(tiezheng transcript list)。"
                  .formatted(all.size()),
              "%d recordings fit; name one with --item or --recording (tiezheng transcript list)."
                  .formatted(all.size())));
    }
    return all.getFirst().recording();
  }
}
