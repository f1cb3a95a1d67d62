package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.PaperFacts;

/**
 * The papers of a bundle alone, to be looked at before it is made: set by the same code, from the
 * same plan, without copying originals. What speaks of the finished bundle (the record of deposits,
 * the list of carriers, the list of voices) is not among them.
 */
public final class DraftPapers {
  private DraftPapers() {}

  /**
   * Writes the papers into a folder.
   *
   * @param target does not exist yet or is an empty folder; its parent exists
   * @return the papers, with their paths below it
   * @throws BundleException in its leaf forms
   */
  public static List<WrittenBundle.Paper> write(BundlePlan plan, Typefaces faces, Path target) {
    try (Staging staging = Staging.beside(target)) {
      Checkpoints checkpoints = new Checkpoints(plan, new TokenReader(plan.trust()));
      Discretion discretion = new Discretion(plan);
      var _ = ClaimOfPlan.withheld(plan.withheld(), checkpoints, discretion);
      discretion.requireAccounted(plan.items());
      PlacedOriginals originals = new PlacedOriginals(checkpoints, staging, (_, _) -> {});
      originals.name(plan.items());
      PapersOfBundle papers =
          new PapersOfBundle(plan, facts(plan, originals, checkpoints), faces, staging);
      papers.fullVersions(discretion, originals);
      papers.transcripts(discretion, originals);
      papers.profiles(discretion, originals);
      papers.catalogue(originals);
      papers.hearing(discretion, originals);
      staging.publish();
      return papers.papers();
    } catch (IOException e) {
      throw new BundleException.NotWritten(
          new Text(
              "预览未能写入 " + target + "：" + e.getMessage(),
              "The preview could not be written to " + target + ": " + e.getMessage()),
          e);
    }
  }

  private static PaperFacts facts(
      BundlePlan plan, PlacedOriginals originals, Checkpoints checkpoints) {
    return BundleBuild.facts(plan, originals.evidenceRoot(), checkpoints);
  }
}
