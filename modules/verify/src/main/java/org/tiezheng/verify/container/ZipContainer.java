package org.tiezheng.verify.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.FileOutcome;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.Limits;

/** A bag in a zip, read in place: nothing is unpacked to disk. */
final class ZipContainer implements Container {
  private static final int MAX_DESCRIPTOR_BYTES = 24;

  private final Path place;
  private final FileChannel zip;
  private final Listing<ZipEntryFacts> listing;

  private ZipContainer(Path place, FileChannel zip, Listing<ZipEntryFacts> listing) {
    this.place = place;
    this.zip = zip;
    this.listing = listing;
  }

  static ZipContainer open(Path place, Limits limits) throws IOException {
    FileChannel zip = FileChannel.open(place, StandardOpenOption.READ);
    try {
      ZipDirectory.Directory directory = ZipDirectory.read(zip, limits.files());
      requireNoBomb(place, directory, zip.size(), limits);
      Listing<ZipEntryFacts> listing = new Listing<>();
      directory.entries().forEach(entry -> list(entry, listing));
      strayBytes(zip, directory, listing);
      listing.finish(ZipEntryFacts::size);
      return new ZipContainer(place, zip, listing);
    } catch (IOException e) {
      zip.close();
      throw new UnreadableContainerException(
          place.getFileName() + " 不是完好的 zip:" + e.getMessage() + "。",
          place.getFileName() + " is not a sound zip: " + e.getMessage() + ".",
          e);
    } catch (RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static void requireNoBomb(
      Path place, ZipDirectory.Directory directory, long zipBytes, Limits limits) {
    long total = 0;
    for (ZipEntryFacts entry : directory.entries()) {
      total += Math.min(entry.size(), Long.MAX_VALUE - total);
    }
    if (total > limits.zipRatioFromBytes() && total / limits.zipRatio() > zipBytes) {
      throw new UnreadableContainerException(
          place.getFileName() + " 展开后大得不合理(" + total + " 字节),疑似压缩炸弹,未验证。",
          place.getFileName()
              + " would unpack to "
              + total
              + " bytes, which looks like a zip bomb; nothing was checked.");
    }
  }

  private static void list(ZipEntryFacts entry, Listing<ZipEntryFacts> listing) {
    if (entry.isLink()) {
      listing.odd(
          entry.name(), Oddity.Kind.LINK, "是符号链接,不予接受", "is a symbolic link, which is refused");
    } else if (entry.isSpecial()) {
      listing.odd(entry.name(), Oddity.Kind.SPECIAL, "不是普通文件", "is not a regular file");
    } else if (!entry.isFolder()) {
      listing.add(entry.name(), entry);
    } else if (entry.size() > 0) {
      listing.odd(
          entry.name(), Oddity.Kind.SPECIAL, "名为目录却含有数据", "is called a folder but has content");
    }
  }

  /** Entries must lie one after another: none inside another, and nothing between them. */
  private static void strayBytes(
      FileChannel zip, ZipDirectory.Directory directory, Listing<ZipEntryFacts> listing)
      throws IOException {
    List<ZipEntryFacts> ordered =
        directory.entries().stream()
            .sorted(Comparator.comparingLong(ZipEntryFacts::header))
            .toList();
    long at = 0;
    int slack = 0;
    for (ZipEntryFacts entry : ordered) {
      gap(at, slack, entry.header(), listing);
      at = ZipData.start(zip, entry) + entry.packed();
      slack = entry.hasDescriptor() ? MAX_DESCRIPTOR_BYTES : 0;
    }
    gap(at, slack, directory.start(), listing);
  }

  private static void gap(long from, int slack, long to, Listing<ZipEntryFacts> listing)
      throws IOException {
    if (to < from) {
      throw new IOException("entries overlap at byte " + to);
    }
    if (to - from > slack) {
      listing.odd(
          "@" + from,
          Oddity.Kind.STRAY_BYTES,
          "zip 中从第 " + from + " 字节起有不属于任何文件的数据",
          "the zip has bytes from " + from + " on that belong to no file");
    }
  }

  @Override
  public List<Member> members() {
    return listing.members();
  }

  @Override
  public List<Oddity> oddities() {
    return listing.oddities();
  }

  @Override
  public InputStream open(String path) throws IOException {
    return ZipData.open(zip, listing.file(path));
  }

  @Override
  public Map<String, FileOutcome> digest(
      Collection<String> paths, Digester digester, int workers, Progress progress)
      throws InterruptedException {
    return new ZipDigest(place, this::open, digester, workers, progress)
        .run(
            paths.stream()
                .sorted(
                    Comparator.comparingLong((String path) -> listing.file(path).size()).reversed())
                .toList());
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
