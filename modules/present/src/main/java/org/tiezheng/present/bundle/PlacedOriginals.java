package org.tiezheng.present.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.bundle.BagManifest;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.DiskName;
import org.tiezheng.verify.bundle.EvidenceRoot;

/** Originals on their way into the bundle, each compared with what was sealed. */
final class PlacedOriginals {
  private final Checkpoints checkpoints;
  private final Staging staging;
  private final Progress progress;
  private final List<Placed> all = new ArrayList<>();
  private long bytes;

  /**
   * An original in its place.
   *
   * @param original with the last part of its name only
   */
  record Placed(int item, Original original, String path, ReadReceipt receipt) {}

  PlacedOriginals(Checkpoints checkpoints, Staging staging, Progress progress) {
    this.checkpoints = checkpoints;
    this.staging = staging;
    this.progress = progress;
  }

  /**
   * Copies the originals of all items.
   *
   * @throws BundleException.OriginalChanged if bytes are not those that were sealed
   * @throws BundleException.Contradiction if a receipt is another file's, or a container would
   *     leave
   */
  void copy(List<PlannedItem> items) throws IOException {
    each(items, true);
  }

  /** As {@link #copy}, for papers alone: each gets its name and nothing is copied or compared. */
  void name(List<PlannedItem> items) throws IOException {
    each(items, false);
  }

  private void each(List<PlannedItem> items, boolean copied) throws IOException {
    for (PlannedItem item : items) {
      Set<String> belongs = new HashSet<>(item.item().originals());
      DiskName names = new DiskName();
      for (PlannedOriginal planned : item.originals()) {
        if (!belongs.contains(planned.original().digests().sha256())) {
          throw refused(planned, "不属于证据 " + item.item().number(), "is not part of the item");
        }
        place(item.item().number(), planned, names, copied);
      }
    }
  }

  private void copied(long more) {
    bytes += more;
    progress.advanced(bytes, all.size());
  }

  private void place(int item, PlannedOriginal planned, DiskName names, boolean copied)
      throws IOException {
    Original original = planned.original();
    if (original.container()) {
      throw refused(planned, "是容器，只能留在案件中", "is a container and must stay in the case");
    }
    ReadReceipt receipt = checkpoints.opened(planned.receipt(), Text.same(original.name()));
    if (!receipt.opening().digests().equals(original.digests())) {
      throw refused(planned, "的存证回执属于另一个文件", "has the receipt of another file");
    }
    String path = BundleLayout.original(item, names.take(original.name()));
    if (copied) {
      copy(path, planned);
    }
    all.add(new Placed(item, Discretion.original(original), path, receipt));
    progress.advanced(bytes, all.size());
  }

  private void copy(String path, PlannedOriginal planned) throws IOException {
    Original original = planned.original();
    ContentDigest written;
    try (InputStream in = planned.bytes().open()) {
      written = staging.copy(path, in, original.size(), original.digests(), this::copied);
    }
    if (written.sameAs(original.digests()).isEmpty() || written.size() != original.size()) {
      throw new BundleException.OriginalChanged(
          new Text(
              "原件 "
                  + original.name()
                  + " 的内容与封存时不同（应为 "
                  + original.digests().sha256()
                  + "，实为 "
                  + written.sha256()
                  + "）；未制作证据包，请运行 tiezheng check。",
              "The original "
                  + original.name()
                  + " is not what was sealed (expected "
                  + original.digests().sha256()
                  + ", found "
                  + written.sha256()
                  + "); no bundle was made, run tiezheng check."));
    }
  }

  private static BundleException.Contradiction refused(
      PlannedOriginal planned, String zh, String en) {
    String name = planned.original().name();
    return new BundleException.Contradiction(
        new Text("原件 " + name + " " + zh + "。", "The original " + name + " " + en + "."));
  }

  List<Placed> all() {
    return all;
  }

  List<Placed> of(int item) {
    return all.stream().filter(placed -> placed.item() == item).toList();
  }

  Map<Integer, List<Original>> byItem() {
    Map<Integer, List<Original>> byItem = new HashMap<>();
    for (Placed placed : all) {
      byItem.computeIfAbsent(placed.item(), _ -> new ArrayList<>()).add(placed.original());
    }
    return byItem;
  }

  /** Fixed as soon as the originals are in place, so that papers can print it. */
  String evidenceRoot() {
    return EvidenceRoot.of(
        BagManifest.sorted(
            all.stream()
                .map(p -> new BagManifest.Entry(p.original().digests().sha256(), p.path()))
                .toList()));
  }
}
