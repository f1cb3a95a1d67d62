package org.tiezheng.verify;

import java.nio.file.Path;
import java.util.Optional;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.DigestSet;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import org.tiezheng.verify.container.Container;

/** The steps of docs/bundle-format.md section 5, one after another. For one bundle. */
final class BundleVerification {
  private final StepList steps = new StepList();
  private final Path place;
  private final VerifyOptions options;

  BundleVerification(Path place, VerifyOptions options) {
    this.place = place;
    this.options = options;
  }

  VerifyReport run(Container container, Progress progress) throws InterruptedException {
    new ContainerChecks(place, container, steps).run();
    BundleFiles files = new BundleFiles(container, options, progress);

    BagSteps bag = new BagSteps(files, steps);
    bag.run();
    boolean withSm3 = options.digests() == DigestSet.SHA256_AND_SM3;
    Sm3Checks sm3 = new Sm3Checks(files, steps, withSm3);
    ClaimChecks claims = new ClaimChecks(files, bag.findings(), sm3.run(), steps);
    Optional<Claim> claim = claims.run();
    Optional<String> evidenceRoot = claims.evidenceRoot(claim);

    LogKeys keys = new LogKeys(files, steps);
    keys.run(options.logKey(), claim);
    CheckpointBook book = new CheckpointBook(files, steps);
    DepositChecks deposits = new DepositChecks(files, keys, book, steps);
    new LogChecks(files, keys, deposits, steps).run(claim);
    claim.ifPresent(c -> new ExcerptChecks(files, deposits.lines(), steps).run(c));
    book.checkFiles();

    TimeChecks times = new TimeChecks(files, options, steps);
    times.run(claim, new TimeServices(files, steps).readAll(claim), book);
    new LimitChecks(steps).run(claim, book, times);

    return new VerifyReport(
        String.valueOf(place.getFileName()),
        claim,
        evidenceRoot,
        files.digest(BundleLayout.TAG_MANIFEST).map(ContentDigest::sha256),
        steps.inOrder(),
        FileLines.of(files, bag.listed(), steps, deposits.lines(), times.lines()),
        deposits.lines(),
        times.lines());
  }
}
