package org.tiezheng.present.bundle;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tiezheng.verify.bundle.BagManifest;
import org.tiezheng.verify.bundle.BundleLayout;

/** The bag's own files (RFC 8493): declaration, information, manifests. */
final class TagFiles {
  private final BundleHeading heading;
  private final Staging staging;

  TagFiles(BundleHeading heading, Staging staging) {
    this.heading = heading;
    this.staging = staging;
  }

  /** Lists SM3 of the payload; written before the manifests, which list it. */
  void sm3Sums() throws IOException {
    List<BagManifest.Entry> entries =
        payload().stream().map(f -> new BagManifest.Entry(f.digests().sm3(), f.path())).toList();
    staging.write(BundleLayout.SM3_SUMS, BagManifest.sorted(entries).bytes());
  }

  void declarations() throws IOException {
    staging.write(BundleLayout.BAGIT, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    long bytes = payload().stream().mapToLong(Staging.Stored::size).sum();
    LocalDate day = heading.made().atZone(heading.zone()).toLocalDate();
    staging.write(
        BundleLayout.BAG_INFO,
        "Bag-Software-Agent: "
            + heading.tool()
            + "\nBagging-Date: "
            + day
            + "\nExternal-Identifier: "
            + heading.bundleId()
            + "\nPayload-Oxum: "
            + bytes
            + "."
            + payload().size()
            + "\n");
  }

  void trust(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
      staging.write(BundleLayout.TRUST + file.getKey(), file.getValue());
    }
  }

  /** Writes both manifests and gives the bytes of the tagmanifest, which fix every other byte. */
  byte[] manifests() throws IOException {
    staging.write(BundleLayout.MANIFEST, manifest(BundleLayout::isPayload));
    byte[] tags = manifest(BundleLayout::isTag);
    staging.write(BundleLayout.TAG_MANIFEST, tags);
    return tags;
  }

  private byte[] manifest(Predicate<String> which) {
    return BagManifest.sorted(
            staging.files().values().stream()
                .filter(f -> which.test(f.path()))
                .map(f -> new BagManifest.Entry(f.digests().sha256(), f.path()))
                .toList())
        .bytes();
  }

  private Collection<Staging.Stored> payload() {
    return staging.files().values().stream().filter(f -> BundleLayout.isPayload(f.path())).toList();
  }
}
