package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.Catalogue;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.reader.FindingsFile;
import org.tiezheng.present.reader.ReaderFinding;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.digest.RunningDigest;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;

/** One run of the writer. */
final class BundleBuild {
  private final BundlePlan plan;
  private final BagDeposit bagDeposit;
  private final Typefaces faces;
  private final byte[] page;
  private final Progress progress;

  BundleBuild(
      BundlePlan plan, BagDeposit bagDeposit, Typefaces faces, byte[] page, Progress progress) {
    this.plan = plan;
    this.bagDeposit = bagDeposit;
    this.faces = faces;
    this.page = page;
    this.progress = progress;
  }

  WrittenBundle into(Path target) {
    try (Staging staging = Staging.beside(target)) {
      return build(staging, target);
    } catch (IOException e) {
      throw new BundleException.NotWritten(
          new Text(
              "证据包未能写入 " + target + "：" + e.getMessage() + "；没有留下任何文件。",
              "The bundle could not be written to "
                  + target
                  + ": "
                  + e.getMessage()
                  + "; nothing was left behind."),
          e);
    }
  }

  private WrittenBundle build(Staging staging, Path target) throws IOException {
    Checkpoints checkpoints = new Checkpoints(plan, new TokenReader(plan.trust()));
    Discretion discretion = new Discretion(plan);
    List<Claim.Withheld> withheld = ClaimOfPlan.withheld(plan.withheld(), checkpoints, discretion);
    discretion.requireAccounted(plan.items());
    PlacedOriginals originals = new PlacedOriginals(checkpoints, staging, progress);
    originals.copy(plan.items());
    String root = originals.evidenceRoot();
    EventsFile events = new EventsFile(discretion, checkpoints);
    events.write(plan.custody().events(), staging);
    RecordFiles records = new RecordFiles(discretion, staging);
    records.write(plan.items());

    PaperFacts facts = facts(plan, root, checkpoints);
    PapersOfBundle papers = new PapersOfBundle(plan, facts, faces, staging);
    papers.fullVersions(discretion, originals);
    papers.voices(originals);
    papers.transcripts(discretion, originals);
    papers.profiles(discretion, originals);
    Catalogue catalogue = papers.catalogue(originals);
    papers.hearing(discretion, originals);
    papers.custody(originals, checkpoints);
    papers.carriers(originals);
    ReaderFiles reader = new ReaderFiles(facts, staging, originals, records);
    reader.write(papers.conversations(), papers.sounds());
    reader.rows(plan, discretion, papers.rows());
    Optional<FindingsThatLeave> leaving = plan.findings().map(discretion::findings);
    Optional<ReaderFinding.All> findings = leaving.map(FindingsThatLeave::all);
    if (findings.isPresent()) {
      FindingsFile.write(findings.get(), staging::write);
    }

    Claim claim =
        new ClaimOfPlan(plan, originals, root)
            .claim(
                papers.papers(),
                withheld,
                events.deposits(),
                bagDeposit.id(),
                papers.proofs().claimed());
    checkpoints.write(staging);
    TagFiles tags = new TagFiles(plan.heading(), staging);
    tags.sm3Sums();
    tags.trust(plan.trust().files());
    tags.declarations();
    staging.write(BundleLayout.CLAIM, claim.bytes());
    staging.write(
        BundleLayout.PAGE_DATA,
        new PageData(claim, records.excerpts(), reader.lines(), findings).script());
    staging.write(BundleLayout.INDEX, page);
    staging.write(BundleLayout.README, Recipe.readme(plan.heading(), root));
    staging.write(BundleLayout.SM2_SCRIPT, Recipe.sm2Script());
    byte[] tagManifest = tags.manifests();
    seal(tagManifest, staging);
    staging.publish();
    List<Text> notes = new ArrayList<>(papers.proofs().notes());
    leaving.flatMap(FindingsThatLeave::note).ifPresent(notes::add);
    events.note().ifPresent(notes::add);
    return written(target, root, tagManifest, catalogue, papers, notes, staging);
  }

  /** What every page of every paper says of the bundle. */
  static PaperFacts facts(BundlePlan plan, String root, Checkpoints checkpoints) {
    BundleHeading heading = plan.heading();
    return new PaperFacts(
        plan.file().title(),
        plan.file().cause(),
        plan.file().caseNumber(),
        plan.file().court(),
        plan.file().parties().stream().map(Discretion::party).toList(),
        heading.submitter(),
        heading.made(),
        heading.zone(),
        heading.bundleId(),
        root,
        checkpoints.clocks(plan.trust().services()),
        heading.tool(),
        heading.locale());
  }

  /** Deposits the bag root and keeps its proof outside the tagmanifest. */
  private void seal(byte[] tagManifest, Staging staging) throws IOException {
    BagDeposit.Proof proof = bagDeposit.deposit(tagManifest.clone());
    Text what = new Text("整包", "the bag root");
    ReadReceipt read = ReadReceipt.of(proof.receipt(), what);
    if (!read.id().equals(bagDeposit.id())
        || !read.opening().digests().equals(Digester.both().digest(tagManifest).digests())
        || !read.proof().note().text().equals(proof.checkpoint().body())) {
      throw new BundleException.Contradiction(
          new Text("整包存证的回执与证据包不符。", "The receipt of the bag root does not fit the bundle."));
    }
    new TokenReader(plan.trust()).read(proof.checkpoint());
    staging.writeOutside(BundleLayout.BAG_LEAF, ReadReceipt.bytes(proof.receipt().leaf()));
    staging.writeOutside(BundleLayout.BAG_OPENING, ReadReceipt.bytes(proof.receipt().opening()));
    staging.writeOutside(BundleLayout.BAG_PROOF, ReadReceipt.bytes(proof.receipt().proof()));
    staging.writeOutside(BundleLayout.BAG_CHECKPOINT, ReadReceipt.bytes(proof.checkpoint().body()));
    for (Map.Entry<String, byte[]> token : new TreeMap<>(proof.checkpoint().tokens()).entrySet()) {
      staging.writeOutside(BundleLayout.bagToken(token.getKey()), token.getValue());
    }
  }

  private WrittenBundle written(
      Path target,
      String root,
      byte[] tagManifest,
      Catalogue catalogue,
      PapersOfBundle papers,
      List<Text> notes,
      Staging staging) {
    return new WrittenBundle(
        target,
        plan.heading().bundleId(),
        root,
        HexFormat.of().formatHex(RunningDigest.newSha256().digest(tagManifest)),
        catalogue,
        papers.pages(),
        papers.papers(),
        staging.count(),
        staging.bytes(),
        notes);
  }
}
