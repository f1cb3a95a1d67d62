package org.tiezheng.present.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Recording;
import org.tiezheng.evidence.Transcript;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.transcript.TranscriptDocument;

/** The transcripts that an item holds, as papers. */
final class ItemTranscripts {
  private final BundlePlan plan;
  private final PaperFacts facts;
  private final Discretion discretion;
  private final PlacedOriginals originals;

  ItemTranscripts(
      BundlePlan plan, PaperFacts facts, Discretion discretion, PlacedOriginals originals) {
    this.plan = plan;
    this.facts = facts;
    this.discretion = discretion;
    this.originals = originals;
  }

  List<TranscriptDocument> of(PlannedItem item, String carrier) {
    List<Transcript> transcripts = new ArrayList<>();
    List<Recording> recordings = new ArrayList<>();
    if (item.content().isPresent()) {
      for (Record record : item.content().get().records()) {
        if (record instanceof Transcript
            && discretion.record(record) instanceof Transcript transcript) {
          transcripts.add(transcript);
        } else if (record instanceof Recording recording) {
          recordings.add(recording);
        }
      }
    }
    List<TranscriptDocument> papers = new ArrayList<>();
    for (Transcript transcript : transcripts) {
      Optional<Recording> own =
          recordings.stream()
              .filter(r -> r.provenance().original().equals(transcript.recording()))
              .findFirst();
      papers.add(
          new TranscriptDocument(
              facts,
              item.item(),
              papers.size() + 1,
              transcript,
              file(transcript),
              own,
              carrier,
              plan.file().parties()));
    }
    return papers;
  }

  private Optional<String> file(Transcript transcript) {
    return originals.all().stream()
        .filter(p -> p.original().digests().sha256().equals(transcript.recording()))
        .map(PlacedOriginals.Placed::path)
        .findFirst();
  }
}
