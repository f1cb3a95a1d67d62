package org.tiezheng.casework;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Text;
import org.tiezheng.verify.Limits;
import org.tiezheng.verify.VerifyOptions;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.container.Container;
import org.tiezheng.verify.container.Member;
import org.tiezheng.verify.container.UnreadableContainerException;

/**
 * The originals in bundles that were handed in as zips, unpacked into a folder of their own until
 * they are collected, so that each can be an item. The zips stay what they are and are collected,
 * too. Paths in a zip are taken only as the verifier finds them harmless. Not thread-safe.
 */
final class ZippedOriginals implements AutoCloseable {
  private static final int PIECE = 1 << 16;

  private final Path folder;
  private final List<Path> folders = new ArrayList<>();
  private final List<Unpacked> unpacked = new ArrayList<>();
  private final List<Text> notes = new ArrayList<>();

  /** A zip, and how many originals came out of it. */
  record Unpacked(String zip, int files) {}

  private ZippedOriginals(Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks.
   *
   * @param zips bundles
   */
  static ZippedOriginals of(List<Path> zips) throws IOException {
    ZippedOriginals all = new ZippedOriginals(Files.createTempDirectory("tiezheng-received-"));
    boolean whole = false;
    try {
      for (Path zip : zips) {
        all.unpack(zip);
      }
      whole = true;
      return all;
    } finally {
      if (!whole) {
        all.close();
      }
    }
  }

  private void unpack(Path zip) throws IOException {
    String name = String.valueOf(zip.getFileName());
    Limits limits = VerifyOptions.DEFAULT.limits();
    try (Container container = Container.open(zip, limits)) {
      List<Member> originals =
          container.members().stream().filter(m -> original(m.path()).isPresent()).toList();
      long bytes = originals.stream().mapToLong(Member::size).sum();
      if (bytes > Files.getFileStore(folder).getUsableSpace() / 2) {
        notes.add(
            new Text(
                "“%s”中的原件共 %,d 字节,临时文件夹放不下,没有取出;请解压后再提交给 oppose。".formatted(name, bytes),
                "The originals in %s are %,d bytes, more than the temporary folder can take; they were not unpacked. Unpack it and give oppose the folder."
                    .formatted(name, bytes)));
        return;
      }
      Path place = folder.resolve(String.valueOf(folders.size())).resolve(name);
      for (Member member : originals) {
        take(container, member, place.resolve(original(member.path()).orElseThrow()));
      }
      if (!originals.isEmpty()) {
        folders.add(place);
        unpacked.add(new Unpacked(name, originals.size()));
      }
    } catch (UnreadableContainerException e) {
      notes.add(
          new Text(
              "“%s”中的原件没有取出:%s".formatted(name, e.sentence().zh()),
              "The originals in %s were not unpacked: %s".formatted(name, e.sentence().en())));
    }
  }

  /** Where an original lies in its bundle, at the top of the zip or in one folder. */
  private static Optional<String> original(String path) {
    int front = path.startsWith(BundleLayout.ORIGINALS) ? 0 : path.indexOf('/') + 1;
    String inside = path.substring(front);
    return inside.startsWith(BundleLayout.ORIGINALS) ? Optional.of(inside) : Optional.empty();
  }

  /** Not more than the zip's directory states: a stream that goes on is not followed. */
  private static void take(Container container, Member member, Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (InputStream in = container.open(member.path());
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      byte[] piece = new byte[PIECE];
      long left = member.size();
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        left -= n;
        if (left < 0) {
          throw new IOException(member.path() + " is longer than its zip states");
        }
        out.write(piece, 0, n);
      }
    }
  }

  /** What is to be collected beside the zips: a folder for each, of its name. */
  List<Path> folders() {
    return List.copyOf(folders);
  }

  /** What was unpacked. */
  List<Unpacked> unpacked() {
    return List.copyOf(unpacked);
  }

  /** What could not be. */
  List<Text> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
