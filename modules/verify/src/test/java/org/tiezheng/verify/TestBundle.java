package org.tiezheng.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.tiezheng.evidence.Digests;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.verify.bag.BagDeclaration;
import org.tiezheng.verify.bundle.BagManifest;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.CanonicalJson;
import org.tiezheng.verify.bundle.Claim;
import org.tiezheng.verify.bundle.Claim.Bundle;
import org.tiezheng.verify.bundle.Claim.ClaimedItem;
import org.tiezheng.verify.bundle.Claim.ClaimedOriginal;
import org.tiezheng.verify.bundle.Claim.ClaimedParty;
import org.tiezheng.verify.bundle.Claim.EventDeposit;
import org.tiezheng.verify.bundle.Claim.ExcerptProof;
import org.tiezheng.verify.bundle.Claim.LogStatement;
import org.tiezheng.verify.bundle.Claim.Paper;
import org.tiezheng.verify.bundle.Claim.TimeService;
import org.tiezheng.verify.bundle.Claim.Withheld;
import org.tiezheng.verify.bundle.EvidenceRoot;

/**
 * A small but complete bundle in memory, written from the format's text alone and not by the
 * program's own writer. {@link #fill()} makes everything that the lists cover, {@link #list()} the
 * lists, {@link #seal()} the bag's own proof; a test may change files between these.
 */
final class TestBundle {
  static final String CHAT = "data/originals/001/聊天记录 100%.json";
  static final String EMPTY = "data/originals/001/empty.txt";
  static final String BILL = "data/originals/002/账单.csv";
  static final String KEY = "data/papers/DOC-CHAT-KEY-001.pdf";
  static final String EXCERPT = "tiezheng/excerpts/001-0-1.json";
  static final String PAPER = "data/papers/DOC-CATALOGUE-证据目录.pdf";
  private static final String ID = "0198c0de-0000-7000-8000-000000000001";
  private static final String CASE = "0198c0de-0000-7000-8000-0000000000ca";

  private final Operator operator;
  private final UUID bagId;
  private final Map<String, byte[]> files = new TreeMap<>(BundleLayout.BY_PATH_BYTES);
  private final Map<String, UUID> deposits = new TreeMap<>();
  private final List<UUID> events = new ArrayList<>();
  private UUID container = new UUID(0, 0);
  private long read = 4;
  private UnaryOperator<Claim> claimChange = claim -> claim;
  private String previousEvent = "0".repeat(64);

  TestBundle(Operator operator) {
    this.operator = operator;
    bagId = operator.newId();
  }

  /** A whole bundle without fault. */
  static TestBundle good(Operator operator) {
    return new TestBundle(operator).fill().list().seal();
  }

  Map<String, byte[]> files() {
    return files;
  }

  byte[] file(String path) {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new IllegalArgumentException("no file " + path);
    }
    return bytes;
  }

  String text(String path) {
    return new String(file(path), StandardCharsets.UTF_8);
  }

  void put(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The deposit of an original, by its path. */
  String depositOf(String path) {
    UUID id = deposits.get(path);
    if (id == null) {
      throw new IllegalArgumentException("no deposit of " + path);
    }
    return id.toString();
  }

  String containerDeposit() {
    return container.toString();
  }

  String eventDeposit(int n) {
    return events.get(n).toString();
  }

  /** What is done to the claim before it is written. */
  TestBundle claim(UnaryOperator<Claim> change) {
    claimChange = change;
    return this;
  }

  TestBundle fill() {
    originals();
    put(PAPER, "%PDF-1.7 not a real one\n");
    put(KEY, "%PDF-1.7 not a real one either\n");
    container =
        operator.deposit(LeafType.ORIGINAL, "whole phone backup".getBytes(StandardCharsets.UTF_8));
    events();
    put(BundleLayout.INDEX, "<!doctype html><title>验证</title>\n");
    put(BundleLayout.README, "sha256sum -c manifest-sha256.txt\n");
    put(BundleLayout.SM2_SCRIPT, "#!/bin/sh\n");
    put(BundleLayout.BAGIT, BagDeclaration.TEXT);
    trust();
    proofs(operator.checkpoint());
    return this;
  }

  private void originals() {
    StringBuilder chat = new StringBuilder();
    for (int i = 0; i < 4000; i++) {
      chat.append("{\"n\":").append(i).append(",\"text\":\"借条\"}\n");
    }
    put(CHAT, chat.toString());
    put(EMPTY, "");
    put(BILL, "日期,金额\n2025-01-01,10000.00\n");
    for (String path : List.of(CHAT, EMPTY, BILL)) {
      deposits.put(path, operator.deposit(LeafType.ORIGINAL, file(path)));
    }
  }

  /** With the conversations sealed as if that event had been their reading. */
  TestBundle readAt(long event) {
    read = event;
    return this;
  }

  private void events() {
    TestExcerpt excerpt = new TestExcerpt(depositOf(CHAT), read);
    put(EXCERPT, excerpt.file());
    put(BundleLayout.records(1), excerpt.records());
    StringBuilder out = new StringBuilder();
    List<String> kinds = List.of("OPEN", "READ", "COLLECT", "READ", "CONVERSATIONS", "PRESENT");
    for (int i = 0; i < kinds.size(); i++) {
      byte[] event = event(i + 1, kinds.get(i), what(i, excerpt));
      previousEvent = Digester.both().digest(event).sha256();
      UUID deposit = operator.deposit(LeafType.EVENT, event);
      boolean withheld = i == 2;
      out.append(
          withheld
              ? "{\"n\":3,\"sha256\":\"" + previousEvent + "\",\"withheld\":true}"
              : new String(event, StandardCharsets.UTF_8));
      out.append('\n');
      events.add(deposit);
    }
    put(BundleLayout.EVENTS, out.toString());
  }

  /** Item 1 was read twice: events 2 and 4. */
  private static Map<String, String> what(int i, TestExcerpt excerpt) {
    return switch (i) {
      case 1, 3 -> Map.of("item", "1");
      case 4 -> excerpt.what();
      default -> Map.of("note", "n");
    };
  }

  private byte[] event(int n, String kind, Map<String, String> what) {
    return CanonicalJson.write(
        Map.of(
            "actor",
            "张三",
            "case",
            CASE,
            "kind",
            kind,
            "n",
            n,
            "prev",
            previousEvent,
            "tool",
            "tiezheng/0.1.0",
            "time",
            "2026-11-24T08:00:0" + n + "Z",
            "v",
            1,
            "what",
            what));
  }

  private void trust() {
    put(BundleLayout.LOG_VKEY, operator.publicFile("log.vkey"));
    put(BundleLayout.COSIGNER_VKEY, operator.publicFile("cosigner.vkey"));
    for (String name : List.of("tsa-own-p256.pem", "tsa-own-sm2.pem", "tsa-own-sm2.pub.pem")) {
      put(BundleLayout.TRUST + name, operator.publicFile(name));
    }
  }

  private void proofs(Checkpoint checkpoint) {
    long size = checkpoint.size();
    deposits.values().forEach(id -> receipt(id, size, true));
    for (int i = 0; i < events.size(); i++) {
      if (i != 2) {
        receipt(events.get(i), size, true);
      }
    }
    receipt(container, size, false);
    put(BundleLayout.checkpoint(size), checkpoint.body());
    operator
        .tokens(checkpoint)
        .forEach((name, token) -> files.put(BundleLayout.token(size, name), token));
    claim(checkpoint);
  }

  private void receipt(UUID id, long size, boolean open) {
    Receipt receipt = operator.receipt(id, size);
    put(BundleLayout.leaf(id.toString()), receipt.leaf());
    put(BundleLayout.proof(id.toString()), receipt.proof());
    if (open) {
      put(BundleLayout.opening(id.toString()), receipt.opening());
    }
  }

  private void claim(Checkpoint checkpoint) {
    long size = checkpoint.size();
    Leaf leaf = Leaf.parse(file(BundleLayout.leaf(container.toString())));
    List<EventDeposit> eventDeposits = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (i != 2) {
        eventDeposits.add(new EventDeposit(events.get(i).toString(), i + 1L, size));
      }
    }
    Claim claim =
        new Claim(
            Claim.VERSION,
            new Bundle(
                ID,
                "2026-11-24T09:00:00Z",
                "张三诉李四民间借贷纠纷",
                "民间借贷",
                "",
                "",
                "张三",
                List.of(new ClaimedParty("p1", "张三", "PLAINTIFF")),
                "tiezheng/0.1.0"),
            EvidenceRoot.of(payloadManifest()),
            new LogStatement(operator.origin(), "张三", false),
            List.of(
                new TimeService(
                    "own-p256", TimeService.OWN, BundleLayout.tsaCertificate("own-p256")),
                new TimeService(
                    "own-sm2", TimeService.OWN, BundleLayout.tsaCertificate("own-sm2"))),
            List.of(
                item(1, "聊天记录", "CHAT", List.of(CHAT, EMPTY), size),
                item(2, "账单", "PAYMENT", List.of(BILL), size)),
            List.of(
                new Paper("DOC-CATALOGUE", new Text("证据目录", "Catalogue of evidence"), PAPER),
                new Paper("DOC-CHAT-KEY", new Text("重点版", "Key version"), KEY)),
            List.of(
                new Withheld(
                    "CONTAINER",
                    "手机备份",
                    "张三",
                    new Digests(leaf.commit().sha256(), leaf.commit().sm3()),
                    container.toString())),
            eventDeposits,
            "00000000-0000-0000-0000-000000000000",
            List.of(new ExcerptProof(1, KEY, EXCERPT)));
    files.put(BundleLayout.CLAIM, claim.bytes());
  }

  private ClaimedItem item(int number, String title, String kind, List<String> paths, long size) {
    List<ClaimedOriginal> originals = new ArrayList<>();
    for (String path : paths) {
      ContentDigest digest = Digester.both().digest(file(path));
      originals.add(
          new ClaimedOriginal(
              path,
              path.substring(path.lastIndexOf('/') + 1),
              digest.size(),
              digest.sha256(),
              digest.digests().sm3(),
              depositOf(path),
              size));
    }
    return new ClaimedItem(number, title, kind, "CAT2", "ORIGINAL", "手机", "借款事实", "内容", originals);
  }

  private BagManifest payloadManifest() {
    return BagManifest.sorted(
        files.keySet().stream()
            .filter(BundleLayout::isPayload)
            .map(path -> new BagManifest.Entry(Digester.both().digest(file(path)).sha256(), path))
            .toList());
  }

  /** Writes the lists over what is there now; a changed claim is written, too. */
  TestBundle list() {
    Claim stated = Claim.read(file(BundleLayout.CLAIM)).claim();
    Claim withBag =
        new Claim(
            stated.v(),
            stated.bundle(),
            stated.evidenceRoot(),
            stated.log(),
            stated.times(),
            stated.items(),
            stated.papers(),
            stated.withheld(),
            stated.events(),
            bagId.toString(),
            stated.excerpts());
    files.put(BundleLayout.CLAIM, claimChange.apply(withBag).bytes());
    return listAsIs();
  }

  /** The lists alone, over whatever is there. */
  TestBundle listAsIs() {
    files.put(BundleLayout.MANIFEST, payloadManifest().bytes());
    files.put(
        BundleLayout.SM3_SUMS,
        BagManifest.sorted(
                files.keySet().stream()
                    .filter(BundleLayout::isPayload)
                    .map(path ->
                        new BagManifest.Entry(
                            Digester.both().digest(file(path)).digests().sm3(), path))
                    .toList())
            .bytes());
    long octets = 0;
    long streams = 0;
    for (String path : files.keySet()) {
      if (BundleLayout.isPayload(path)) {
        octets += file(path).length;
        streams++;
      }
    }
    put(
        BundleLayout.BAG_INFO,
        "Bag-Software-Agent: test\nBagging-Date: 2026-11-24\nExternal-Identifier: "
            + ID
            + "\nPayload-Oxum: "
            + octets
            + "."
            + streams
            + "\n");
    return tagManifest();
  }

  /** The tagmanifest alone. */
  TestBundle tagManifest() {
    files.put(
        BundleLayout.TAG_MANIFEST,
        BagManifest.sorted(
                files.keySet().stream()
                    .filter(BundleLayout::isTag)
                    .map(path ->
                        new BagManifest.Entry(Digester.both().digest(file(path)).sha256(), path))
                    .toList())
            .bytes());
    return this;
  }

  /** Deposits the bag root and encloses its proof and tokens. */
  TestBundle seal() {
    UUID id = operator.depositAs(bagId, LeafType.BUNDLE, file(BundleLayout.TAG_MANIFEST));
    Checkpoint checkpoint = operator.checkpoint();
    Receipt receipt = operator.receipt(id, checkpoint.size());
    put(BundleLayout.BAG_LEAF, receipt.leaf());
    put(BundleLayout.BAG_OPENING, receipt.opening());
    put(BundleLayout.BAG_PROOF, receipt.proof());
    put(BundleLayout.BAG_CHECKPOINT, checkpoint.body());
    operator
        .tokens(checkpoint)
        .forEach((name, token) -> files.put(BundleLayout.bagToken(name), token));
    return this;
  }

  /** Writes all files below {@code folder}. */
  Path write(Path folder) {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = folder.resolve(file.getKey());
        Path parent = target.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.write(target, file.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
