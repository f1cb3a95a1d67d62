package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.keys.KeyRing;
import org.tiezheng.seal.keys.PassphraseCost;
import org.tiezheng.seal.keys.Signer;
import org.tiezheng.seal.keys.SigningKeys;
import org.tiezheng.seal.keys.TsaAlgorithm;
import org.tiezheng.seal.keys.Unlock;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Cosignature;
import org.tiezheng.seal.proof.Frontier;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.MerkleTree;
import org.tiezheng.seal.proof.NoteSignature;
import org.tiezheng.seal.proof.Opening;
import org.tiezheng.seal.proof.SignedNote;
import org.tiezheng.seal.proof.TlogProof;
import org.tiezheng.seal.time.EmbeddedTsa;

/** A log of a few leaves in memory, signed and stamped with real keys, the same in every run. */
final class SmallLog {
  static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  private final SigningKeys keys;
  private final List<Leaf> leaves = new ArrayList<>();
  private final Map<String, Opening> openings = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom(41);

  SmallLog(Path folder) throws IOException {
    keys =
        KeyRing.open(
                folder.resolve("ring"),
                Unlock.passphrase("p".toCharArray(), new PassphraseCost(8 * 1024, 1, 1)),
                InstantSource.fixed(NOW.minusSeconds(3600)),
                new Seeded(7))
            .current();
  }

  /** Random numbers that are the same in every run. */
  static final class Seeded extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final transient SplittableRandom source;

    Seeded(long seed) {
      source = new SplittableRandom(seed);
    }

    @Override
    public synchronized void nextBytes(byte[] bytes) {
      source.nextBytes(bytes);
    }
  }

  SigningKeys keys() {
    return keys;
  }

  String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** Adds a leaf. */
  String deposit(LeafType type, Digests digests, long size) {
    return deposit(uuid(), type, digests, size);
  }

  String deposit(String id, LeafType type, Digests digests, long size) {
    byte[] salt = new byte[32];
    random.nextBytes(salt);
    Opening opening = new Opening(UUID.fromString(id), Hash.of(salt), digests, size);
    if (openings.put(id, opening) != null) {
      leaves.removeIf(leaf -> leaf.id().toString().equals(id));
    }
    leaves.add(new Leaf(opening.commitment(), UUID.fromString(id), NOW, "tiezheng/0.1.0", type));
    return id;
  }

  String deposit(LeafType type, byte[] bytes) {
    return deposit(type, Digester.both().digest(bytes).digests(), bytes.length);
  }

  long size() {
    return leaves.size();
  }

  /** The receipt of a deposit under the checkpoint of the whole tree. */
  Receipt receipt(String id) {
    int index = 0;
    while (!leaves.get(index).id().toString().equals(id)) {
      index++;
    }
    List<Hash> hashes = leaves.stream().map(Leaf::hash).toList();
    Opening opening = java.util.Objects.requireNonNull(openings.get(id));
    return new Receipt(
        text(leaves.get(index).encode()),
        text(opening.encode()),
        new TlogProof(index, path(index, hashes), note()).encode());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<Hash> path(int index, List<Hash> hashes) {
    if (hashes.size() == 1) {
      return new ArrayList<>();
    }
    int split = Integer.highestOneBit(hashes.size() - 1);
    List<Hash> left = hashes.subList(0, split);
    List<Hash> right = hashes.subList(split, hashes.size());
    List<Hash> path = index < split ? path(index, left) : path(index - split, right);
    path.add(root(index < split ? right : left));
    return path;
  }

  private static Hash root(List<Hash> hashes) {
    Frontier frontier = new Frontier();
    hashes.forEach(frontier::add);
    return hashes.isEmpty() ? MerkleTree.emptyRoot() : frontier.root();
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        keys.publicKeys().origin(), leaves.size(), root(leaves.stream().map(Leaf::hash).toList()));
  }

  private SignedNote note() {
    String body = checkpoint().body();
    VerifierKey cosigner = key(keys.publicKeys().cosignerVkey());
    long seconds = NOW.getEpochSecond();
    byte[] message = Cosignature.message(cosigner.name(), seconds, checkpoint()).orElseThrow();
    return new SignedNote(
        body,
        List.of(
            NoteSignature.of(
                key(keys.publicKeys().logVkey()),
                sign(keys.log(), body.getBytes(StandardCharsets.UTF_8))),
            NoteSignature.of(
                cosigner, Cosignature.encode(seconds, sign(keys.cosigner(), message)))));
  }

  private static VerifierKey key(String line) {
    return VerifierKey.parse(line).orElseThrow();
  }

  private static byte[] sign(Signer signer, byte[] message) {
    return signer.sign(message);
  }

  /** The checkpoint of the whole tree with both own tokens. */
  StampedCheckpoint stamped() {
    String body = checkpoint().body();
    Map<String, byte[]> tokens = new HashMap<>();
    for (TsaAlgorithm algorithm : TsaAlgorithm.values()) {
      EmbeddedTsa service =
          new EmbeddedTsa(keys.tsa(algorithm), InstantSource.fixed(NOW), new Seeded(8));
      tokens.put(
          algorithm.fileName(), service.stamp(body.getBytes(StandardCharsets.UTF_8)).response());
    }
    return new StampedCheckpoint(body, tokens);
  }

  TrustMaterial trust() {
    return new TrustMaterial(
        keys.publicKeys().origin(),
        "林䶮（原告，自行运行）",
        false,
        keys.publicKeys().files(),
        List.of(
            new TrustMaterial.TimeService("own-p256", false, "本程序自有时间服务 (own-p256)"),
            new TrustMaterial.TimeService("own-sm2", false, "本程序自有时间服务 (own-sm2)")));
  }

  BagDeposit bagDeposit() {
    return bagDeposit(uuid());
  }

  BagDeposit bagDeposit(String id) {
    return new BagDeposit() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public Proof deposit(byte[] tagManifest) {
        SmallLog.this.deposit(
            id, LeafType.BUNDLE, Digester.both().digest(tagManifest).digests(), tagManifest.length);
        return new Proof(receipt(id), stamped());
      }
    };
  }
}
