package org.tiezheng.server.page;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.EditTranscript;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.SealedBytes;
import org.tiezheng.casework.sound.SoundForm;
import org.tiezheng.casework.speech.SpeechEngine;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** The page on which a recording is written down. */
public final class TranscriptPage {
  private TranscriptPage() {}

  /** The recording that an address names. */
  public static Original original(Visit visit, OpenCase open) {
    String recording = visit.path("recording");
    return recording.matches("[0-9a-f]{64}")
        ? new SealedBytes(open)
            .find(recording)
            .filter(o -> SoundForm.of(o).isPresent())
            .orElseThrow(Refusal::notFound)
        : throwing();
  }

  private static Original throwing() {
    throw Refusal.notFound();
  }

  /** Its transcript. */
  public static EditTranscript edit(Visit visit, OpenCase open) {
    return new EditTranscript(open, original(visit, open).digests().sha256());
  }

  /** Where it can be played; empty if nothing that a browser plays was made of it yet. */
  public static Optional<String> player(Visit visit, OpenCase open) {
    Original original = original(visit, open);
    String sha256 = original.digests().sha256();
    if (SoundForm.of(original).filter(SoundForm::playable).isPresent()) {
      return Optional.of(visit.bytesAddress(visit.path("case"), sha256));
    }
    return visit
        .app()
        .recordings()
        .sounds()
        .playable(sha256)
        .map(_ -> visit.soundAddress(visit.path("case"), sha256));
  }

  /** The page. */
  public static void show(Visit visit) throws IOException {
    visit.page(
        "transcript",
        CaseReading.look(
            visit,
            open -> {
              Original original = original(visit, open);
              EditTranscript.View view = edit(visit, open).view();
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "overview");
              all.put("view", view);
              all.put("told", EditTranscript.told(view));
              all.put("recording", view.recording());
              all.put("film", SoundForm.of(original).filter(SoundForm::film).isPresent());
              all.put("engine", engine());
              return all;
            }));
  }

  /** Name of the speech engine that is set up; empty if none is, or it cannot be used. */
  private static String engine() throws IOException {
    try {
      return SpeechEngine.find(System.getenv()).map(SpeechEngine::name).orElse("");
    } catch (TiezhengException e) {
      return "";
    }
  }
}
