package org.tiezheng.present.bundle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private final Set<String> standing = new HashSet<>();

  ItemTranscripts(
      BundlePlan plan, PaperFacts facts, Discretion discretion, PlacedOriginals originals) {
    this.plan = plan;
    this.facts = facts;
    this.discretion = discretion;
    this.originals = originals;
  }

  /** Those of an item that no later transcript takes the place of. */
  List<TranscriptDocument> of(PlannedItem item, String carrier) {
    List<TranscriptDocument> papers = new ArrayList<>();
    for (Transcript transcript : read(item)) {
      if (standing().contains(transcript.provenance().original())) {
        Transcript shown = discretion.record(transcript);
        papers.add(
            new TranscriptDocument(
                facts,
                item.item(),
                papers.size() + 1,
                shown,
                file(shown),
                recording(shown.recording()),
                carrier,
                plan.file().parties()));
      }
    }
    return papers;
  }

  private static List<Transcript> read(PlannedItem item) {
    List<Transcript> transcripts = new ArrayList<>();
    if (item.content().isPresent()) {
      for (Record record : item.content().get().records()) {
        if (record instanceof Transcript transcript) {
          transcripts.add(transcript);
        }
      }
    }
    return transcripts;
  }

  /** The originals of the transcripts of the whole bundle that stand; read once. */
  private Set<String> standing() {
    if (standing.isEmpty()) {
      Transcript.standing(plan.items().stream().flatMap(i -> read(i).stream()).toList())
          .forEach(t -> standing.add(t.provenance().original()));
    }
    return standing;
  }

  /** What a recording's file says, in whichever item it lies. */
  private Optional<Recording> recording(String sha256) {
    for (PlannedItem item : plan.items()) {
      if (item.content().isPresent() && item.item().originals().contains(sha256)) {
        for (Record record : item.content().get().records()) {
          if (record instanceof Recording recording
              && recording.provenance().original().equals(sha256)) {
            return Optional.of(recording);
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> file(Transcript transcript) {
    return originals.all().stream()
        .filter(p -> p.original().digests().sha256().equals(transcript.recording()))
        .map(PlacedOriginals.Placed::path)
        .findFirst();
  }
}
