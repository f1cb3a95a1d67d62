package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Observation;
import org.tiezheng.present.paper.LinePages;
import org.tiezheng.verify.bundle.Claim;

/** Gathers where the lines of the full versions of a bundle were found. */
final class CopiesRead {
  private final Path bag;
  private final List<Observation.Copy> copies = new ArrayList<>();

  CopiesRead(Path bag) {
    this.bag = bag;
  }

  void add(Observation.Excerpt read, Claim.Paper paper, LinePages lines) throws IOException {
    ReadPaper pages = ReadPaper.of(bag.resolve(paper.path()));
    copies.add(
        new Observation.Copy(
            read.item(),
            paper.id(),
            pages.machineCopy().path("number").asString(""),
            paper.title(),
            pages.volume().isEmpty() ? 0 : pages.volume().getFirst(),
            pages.printed().size(),
            lines.runs().stream()
                .map(run -> new Observation.Lines(run.first(), run.last(), run.page()))
                .toList()));
  }

  Observation.Copies all() {
    return new Observation.Copies(copies);
  }
}
