package org.tiezheng.verify;

import java.util.List;
import java.util.function.Function;
import org.tiezheng.evidence.Digests;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim.ClaimedOriginal;
import org.tiezheng.verify.bundle.Claim.LogStatement;
import org.tiezheng.verify.bundle.Claim.TimeService;
import org.tiezheng.verify.bundle.Claim.Withheld;

/** Claims that say something else than the bundle shows. */
class BadClaimTest extends BadBundles {
  @Override
  void defects() {
    claims();
  }

  private void claims() {
    Function<TestBundle, String> claim = file(BundleLayout.CLAIM);
    Function<TestBundle, String> chat = file(TestBundle.CHAT);
    claimed(
        "claim-with-another-evidence-root",
        1,
        Check.EVIDENCE_ROOT,
        claim,
        c -> with(c, c.items(), c.times(), c.withheld(), c.events(), c.log(), "0".repeat(64), 1));
    claimed(
        "claim-of-a-later-version",
        1,
        Check.CLAIM,
        claim,
        c -> with(c, c.items(), c.times(), c.withheld(), c.events(), c.log(), c.evidenceRoot(), 2));
    claimed(
        "claim-with-another-digest",
        1,
        Check.CLAIM,
        chat,
        c ->
            items(
                c,
                o ->
                    new ClaimedOriginal(
                        o.path(),
                        o.nameFound(),
                        o.size(),
                        "0".repeat(64),
                        o.sm3(),
                        o.deposit(),
                        o.checkpoint())));
    claimed(
        "claim-with-another-sm3",
        1,
        Check.CLAIM,
        chat,
        c ->
            items(
                c,
                o ->
                    new ClaimedOriginal(
                        o.path(),
                        o.nameFound(),
                        o.size(),
                        o.sha256(),
                        "0".repeat(64),
                        o.deposit(),
                        o.checkpoint())));
    claimed(
        "claim-with-another-size",
        1,
        Check.CLAIM,
        chat,
        c ->
            items(
                c,
                o ->
                    new ClaimedOriginal(
                        o.path(),
                        o.nameFound(),
                        o.size() + 1,
                        o.sha256(),
                        o.sm3(),
                        o.deposit(),
                        o.checkpoint())));
    claimed(
        "claim-with-another-checkpoint",
        1,
        Check.ORIGINAL_DEPOSIT,
        BadBundles::proof,
        c ->
            items(
                c,
                o ->
                    new ClaimedOriginal(
                        o.path(),
                        o.nameFound(),
                        o.size(),
                        o.sha256(),
                        o.sm3(),
                        o.deposit(),
                        o.checkpoint() - 1)));
    claimed(
        "claim-with-an-unknown-deposit",
        3,
        Check.ORIGINAL_DEPOSIT,
        file(BundleLayout.leaf("nowhere")),
        c ->
            items(
                c,
                o ->
                    new ClaimedOriginal(
                        o.path(),
                        o.nameFound(),
                        o.size(),
                        o.sha256(),
                        o.sm3(),
                        "nowhere",
                        o.checkpoint())));
    claimed(
        "claim-that-calls-a-paper-an-original",
        1,
        Check.CLAIM,
        file(TestBundle.PAPER),
        c ->
            items(
                c,
                o ->
                    new ClaimedOriginal(
                        TestBundle.PAPER,
                        o.nameFound(),
                        o.size(),
                        o.sha256(),
                        o.sm3(),
                        o.deposit(),
                        o.checkpoint())));
    claimed(
        "claim-without-an-original-that-is-there",
        1,
        Check.CLAIM,
        file(TestBundle.BILL),
        c ->
            with(
                c,
                c.items().subList(0, 1),
                c.times(),
                c.withheld(),
                c.events(),
                c.log(),
                c.evidenceRoot(),
                1));
    claimed(
        "claim-of-another-log",
        1,
        Check.LOG_KEY,
        claim,
        c ->
            with(
                c,
                c.items(),
                c.times(),
                c.withheld(),
                c.events(),
                new LogStatement("elsewhere", "x", false),
                c.evidenceRoot(),
                1));
    claimed(
        "claim-with-another-commitment-of-what-is-withheld",
        1,
        Check.WITHHELD_DEPOSIT,
        bundle -> BundleLayout.leaf(bundle.containerDeposit()),
        c ->
            with(
                c,
                c.items(),
                c.times(),
                List.of(
                    new Withheld(
                        "CONTAINER",
                        "x",
                        "y",
                        new Digests("0".repeat(64), "0".repeat(64)),
                        c.withheld().getFirst().deposit())),
                c.events(),
                c.log(),
                c.evidenceRoot(),
                1));
    claimed(
        "claim-with-a-hostile-service-name",
        1,
        Check.TIME_SERVICE,
        claim,
        c ->
            with(
                c,
                c.items(),
                List.of(new TimeService("../x", "own", "../x")),
                c.withheld(),
                c.events(),
                c.log(),
                c.evidenceRoot(),
                1));
    claimed(
        "claim-without-times",
        1,
        Check.TIME_SERVICE,
        claim,
        c -> with(c, c.items(), List.of(), c.withheld(), c.events(), c.log(), c.evidenceRoot(), 1));
    afterLists(
        "claim-not-canonical",
        1,
        Check.CLAIM,
        claim,
        bundle -> bundle.put(BundleLayout.CLAIM, bundle.text(BundleLayout.CLAIM) + "\n"));
    afterLists(
        "claim-with-a-member-twice",
        1,
        Check.CLAIM,
        claim,
        bundle -> replace(bundle, BundleLayout.CLAIM, "\"v\":1,", "\"v\":1,\"v\":1,"));
    afterLists(
        "claim-without-a-member",
        1,
        Check.CLAIM,
        claim,
        bundle -> replace(bundle, BundleLayout.CLAIM, "\"evidenceRoot\"", "\"evidenceRoof\""));
    afterLists(
        "claim-that-is-no-json",
        1,
        Check.CLAIM,
        claim,
        bundle -> bundle.put(BundleLayout.CLAIM, "{"));
    afterLists(
        "claim-missing",
        3,
        Check.CLAIM,
        claim,
        bundle -> bundle.files().remove(BundleLayout.CLAIM));
  }
}
