package org.tiezheng.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.FileOutcome.Digested;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.digest.TreeDigester;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.keys.TsaAlgorithm;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.seal.log.Deposit;
import org.tiezheng.seal.log.Log;
import org.tiezheng.seal.log.LogSettings;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.time.EmbeddedTsa;
import org.tiezheng.vault.log.JournalLogStore;
import org.tiezheng.verify.bag.BagDeclaration;
import org.tiezheng.verify.bundle.BagManifest;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import org.tiezheng.verify.bundle.EvidenceRoot;

/**
 * A complete bundle of any size: random originals, each deposited in a real log, proofs, tokens and
 * lists. Papers and the page are left out. For one bundle.
 */
final class BundleToVerify implements AutoCloseable {
  private static final int FILES = 240;

  private final Path bag;
  private final SigningKeys keys;
  private final JournalLogStore store;
  private final Log log;
  private final Map<String, ContentDigest> payload = new TreeMap<>(BundleLayout.BY_PATH_BYTES);

  BundleToVerify(Path folder) throws IOException {
    bag = Files.createDirectories(folder.resolve("bundle"));
    keys =
        KeyRing.open(
                folder.resolve("ring"),
                Unlock.file(folder.resolve("unlock")),
                InstantSource.system(),
                new SecureRandom())
            .current();
    store = JournalLogStore.open(Files.createDirectories(folder.resolve("log")));
    log =
        Log.open(
            store,
            keys,
            new LogSettings("tiezheng/bench", InstantSource.system(), new SecureRandom()));
  }

  /** Writes about so many bytes of originals in 240 files from small to large. */
  Path write(long bytes) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(20_261_125);
    for (int i = 1; i <= FILES; i++) {
      // Sizes grow evenly, so that the largest has twice the average.
      original(i, Math.max(1, 2 * bytes / FILES * i / (FILES + 1)), random);
    }
    digestAll();
    List<Claim.ClaimedOriginal> originals = deposits();
    put(BundleLayout.BAGIT, BagDeclaration.TEXT);
    put(BundleLayout.EVENTS, "");
    for (Map.Entry<String, String> file : keys.publicKeys().files().entrySet()) {
      put(BundleLayout.TRUST + file.getKey(), file.getValue());
    }
    lists(originals);
    seal();
    return bag;
  }

  private void original(int n, long size, SplittableRandom random) throws IOException {
    String path = BundleLayout.original(1, "f%03d.bin".formatted(n));
    byte[] block = new byte[1 << 20];
    Files.createDirectories(bag.resolve(BundleLayout.ORIGINALS + BundleLayout.item(1)));
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(bag.resolve(path)), 1 << 16)) {
      for (long left = size; left > 0; left -= block.length) {
        random.nextBytes(block);
        out.write(block, 0, (int) Math.min(left, block.length));
      }
    }
  }

  private void digestAll() throws IOException, InterruptedException {
    List<Path> files;
    try (var all = Files.list(bag.resolve(BundleLayout.ORIGINALS + BundleLayout.item(1)))) {
      files = all.sorted().toList();
    }
    for (var outcome : new TreeDigester(Digester.both()).digest(files, Progress.SILENT)) {
      if (outcome instanceof Digested(Path file, ContentDigest digest)) {
        payload.put(BundleLayout.original(1, String.valueOf(file.getFileName())), digest);
      } else {
        throw new IOException("cannot digest " + outcome);
      }
    }
  }

  private List<Claim.ClaimedOriginal> deposits() throws IOException {
    Map<String, UUID> ids = new TreeMap<>();
    List<CompletableFuture<Receipt>> pending = new ArrayList<>();
    payload.forEach((path, digest) -> {
      UUID id = UUID.randomUUID();
      ids.put(path, id);
      pending.add(log.append(Deposit.of(id, LeafType.ORIGINAL, digest)));
    });
    pending.forEach(CompletableFuture::join);
    Checkpoint checkpoint = Checkpoint.parse(log.cosignedCheckpoint().join().text());
    put(BundleLayout.checkpoint(checkpoint.size()), checkpoint.body());
    for (TsaAlgorithm service : TsaAlgorithm.values()) {
      put(BundleLayout.token(checkpoint.size(), service.fileName()), token(service, checkpoint));
    }
    List<Claim.ClaimedOriginal> originals = new ArrayList<>();
    for (Map.Entry<String, UUID> entry : ids.entrySet()) {
      String id = entry.getValue().toString();
      Receipt receipt = log.receipt(entry.getValue(), checkpoint.size());
      put(BundleLayout.leaf(id), receipt.leaf());
      put(BundleLayout.opening(id), receipt.opening());
      put(BundleLayout.proof(id), receipt.proof());
      originals.add(original(entry.getKey(), id, checkpoint.size()));
    }
    return originals;
  }

  private Claim.ClaimedOriginal original(String path, String id, long treeSize) {
    ContentDigest digest = payload.getOrDefault(path, new ContentDigest("", Optional.empty(), 0));
    return new Claim.ClaimedOriginal(
        path, path, digest.size(), digest.sha256(), digest.digests().sm3(), id, treeSize);
  }

  private byte[] token(TsaAlgorithm service, Checkpoint checkpoint) {
    return new EmbeddedTsa(keys.tsa(service), InstantSource.system(), new SecureRandom())
        .stamp(checkpoint.body().getBytes(StandardCharsets.UTF_8))
        .response();
  }

  private void lists(List<Claim.ClaimedOriginal> originals) throws IOException {
    List<BagManifest.Entry> sha256 = new ArrayList<>();
    List<BagManifest.Entry> sm3 = new ArrayList<>();
    long octets = 0;
    for (Map.Entry<String, ContentDigest> file : payload.entrySet()) {
      sha256.add(new BagManifest.Entry(file.getValue().sha256(), file.getKey()));
      sm3.add(new BagManifest.Entry(file.getValue().digests().sm3(), file.getKey()));
      octets += file.getValue().size();
    }
    String id = UUID.randomUUID().toString();
    BagManifest manifest = BagManifest.sorted(sha256);
    put(BundleLayout.MANIFEST, manifest.bytes());
    put(BundleLayout.SM3_SUMS, BagManifest.sorted(sm3).bytes());
    put(BundleLayout.CLAIM, claim(id, EvidenceRoot.of(manifest), originals).bytes());
    put(
        BundleLayout.BAG_INFO,
        "External-Identifier: %s\nPayload-Oxum: %d.%d\n".formatted(id, octets, payload.size()));
  }

  private Claim claim(String id, String root, List<Claim.ClaimedOriginal> originals) {
    return new Claim(
        Claim.VERSION,
        new Claim.Bundle(id, "", "", "", "", "", "", List.of(), "tiezheng/bench"),
        root,
        new Claim.LogStatement(keys.publicKeys().origin(), "bench", false),
        Arrays.stream(TsaAlgorithm.values())
            .map(TsaAlgorithm::fileName)
            .map(name ->
                new Claim.TimeService(
                    name, Claim.TimeService.OWN, BundleLayout.tsaCertificate(name)))
            .toList(),
        List.of(
            new Claim.ClaimedItem(1, "bench", "OTHER", "CAT5", "ORIGINAL", "", "", "", originals)),
        List.of(),
        List.of(),
        List.of(),
        id);
  }

  private void seal() throws IOException, InterruptedException {
    List<BagManifest.Entry> tags = new ArrayList<>();
    List<Path> files;
    try (var all = Files.walk(bag)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String path = bag.relativize(file).toString().replace('\\', '/');
      if (BundleLayout.isTag(path)) {
        tags.add(new BagManifest.Entry(Digester.sha256Only().digest(file).sha256(), path));
      }
    }
    byte[] list = BagManifest.sorted(tags).bytes();
    put(BundleLayout.TAG_MANIFEST, list);
    UUID id =
        UUID.fromString(
            Claim.read(Files.readAllBytes(bag.resolve(BundleLayout.CLAIM))).claim().bagDeposit());
    log.append(Deposit.of(id, LeafType.BUNDLE, list)).join();
    Checkpoint checkpoint = Checkpoint.parse(log.cosignedCheckpoint().join().text());
    Receipt receipt = log.receipt(id, checkpoint.size());
    put(BundleLayout.BAG_LEAF, receipt.leaf());
    put(BundleLayout.BAG_OPENING, receipt.opening());
    put(BundleLayout.BAG_PROOF, receipt.proof());
    put(BundleLayout.BAG_CHECKPOINT, checkpoint.body());
    for (TsaAlgorithm service : TsaAlgorithm.values()) {
      put(BundleLayout.bagToken(service.fileName()), token(service, checkpoint));
    }
  }

  private void put(String path, String text) throws IOException {
    put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private void put(String path, byte[] bytes) throws IOException {
    Path target = bag.resolve(path);
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(target, bytes);
  }

  @Override
  public void close() throws IOException {
    log.close();
    store.close();
  }
}
