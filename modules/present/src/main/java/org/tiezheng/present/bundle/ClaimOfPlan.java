package org.tiezheng.present.bundle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Item;
import org.tiezheng.seal.proof.Commitment;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;

/** Puts the machine-readable claim together. */
record ClaimOfPlan(BundlePlan plan, PlacedOriginals originals, String evidenceRoot) {
  Claim claim(
      List<WrittenBundle.Paper> papers,
      List<Claim.Withheld> withheld,
      List<Claim.EventDeposit> events,
      String bagDeposit,
      List<Claim.ExcerptProof> excerpts) {
    return new Claim(
        Claim.VERSION,
        bundle(),
        evidenceRoot,
        new Claim.LogStatement(
            plan.trust().origin(), plan.trust().operator(), plan.trust().neutral()),
        times(),
        plan.items().stream().map(planned -> item(planned.item())).toList(),
        papers.stream().map(p -> new Claim.Paper(p.id(), p.title(), p.path())).toList(),
        withheld,
        events,
        bagDeposit,
        excerpts);
  }

  private Claim.Bundle bundle() {
    Case file = plan.file();
    BundleHeading heading = plan.heading();
    return new Claim.Bundle(
        heading.bundleId(),
        heading.made().toString(),
        file.title(),
        file.cause(),
        file.caseNumber(),
        file.court(),
        heading.submitter(),
        file.parties().stream()
            .map(p -> new Claim.ClaimedParty(p.id(), p.name(), p.role().name()))
            .toList(),
        heading.tool());
  }

  private List<Claim.TimeService> times() {
    return plan.trust().services().stream()
        .map(s ->
            new Claim.TimeService(
                s.name(),
                s.thirdParty() ? Claim.TimeService.THIRD_PARTY : Claim.TimeService.OWN,
                BundleLayout.tsaCertificate(s.name())))
        .toList();
  }

  private Claim.ClaimedItem item(Item item) {
    return new Claim.ClaimedItem(
        item.number(),
        item.title(),
        item.kind().name(),
        item.category().name(),
        item.copyGrade().name(),
        item.source(),
        item.objectOfProof(),
        item.content(),
        originals.of(item.number()).stream().map(ClaimOfPlan::original).toList());
  }

  private static Claim.ClaimedOriginal original(PlacedOriginals.Placed placed) {
    return new Claim.ClaimedOriginal(
        placed.path(),
        placed.original().name(),
        placed.original().size(),
        placed.original().digests().sha256(),
        placed.original().digests().sm3(),
        placed.receipt().id(),
        placed.receipt().treeSize());
  }

  /** Takes in the receipts of the containers that stay. */
  static List<Claim.Withheld> withheld(
      List<WithheldContainer> containers, Checkpoints checkpoints, Discretion discretion) {
    List<Claim.Withheld> withheld = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (WithheldContainer container : containers) {
      if (!seen.add(container.sha256())) {
        continue; // Two items may draw on one container.
      }
      ReadReceipt receipt =
          checkpoints.unopened(
              container.receipt(), org.tiezheng.evidence.Text.same(container.description()));
      Commitment commit = receipt.leaf().commit();
      discretion.replace(container.sha256(), commit.sha256());
      withheld.add(
          new Claim.Withheld(
              "CONTAINER",
              container.description(),
              container.holder(),
              new Digests(commit.sha256(), commit.sm3()),
              receipt.id()));
    }
    return withheld;
  }
}
