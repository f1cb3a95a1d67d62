package org.tiezheng.verify.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.FileOutcome;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.digest.TreeDigester;
import org.tiezheng.verify.Limits;

/** A bag in a folder. Links are never followed. */
final class FolderContainer implements Container {
  private record Found(Path path, long size) {}

  private final Listing<Found> listing;

  private FolderContainer(Listing<Found> listing) {
    this.listing = listing;
  }

  static FolderContainer open(Path folder, Limits limits) throws IOException {
    Listing<Found> listing = new Listing<>();
    Files.walkFileTree(folder, new Walk(listing, limits));
    listing.finish(Found::size);
    return new FolderContainer(listing);
  }

  /** Lists files under the names that are made of their own bytes. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    /** A folder that is being walked. */
    private static final class Open {
      private final String prefix;
      private boolean empty = true;

      Open(String prefix) {
        this.prefix = prefix;
      }
    }

    private final Listing<Found> listing;
    private final Limits limits;
    private final Deque<Open> folders = new ArrayDeque<>();
    private int count;

    Walk(Listing<Found> listing, Limits limits) {
      this.listing = listing;
      this.limits = limits;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      Open parent = folders.peek();
      if (folders.size() > limits.depth()) {
        listing.odd(prefix() + name(folder), Oddity.Kind.UNREADABLE, "目录层次过深", "too deep");
        return FileVisitResult.SKIP_SUBTREE;
      }
      folders.push(new Open(parent == null ? "" : child(folder) + "/"));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (++count > limits.files()) {
        throw new UnreadableContainerException(
            "文件超过 " + limits.files() + " 个,未验证。",
            "There are more than " + limits.files() + " files; nothing was checked.");
      }
      String path = child(file);
      if (attributes.isRegularFile()) {
        listing.add(path, new Found(file, attributes.size()));
      } else if (attributes.isSymbolicLink()) {
        listing.odd(path, Oddity.Kind.LINK, "是符号链接,不予接受", "is a symbolic link, which is refused");
      } else {
        listing.odd(path, Oddity.Kind.SPECIAL, "不是普通文件", "is not a regular file");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      listing.odd(
          folders.isEmpty() ? name(file) : child(file),
          Oddity.Kind.UNREADABLE,
          "无法读取(" + e.getClass().getSimpleName() + ")",
          "cannot be read (" + e.getClass().getSimpleName() + ")");
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      Open done = folders.pop();
      if (e != null) {
        listing.odd(done.prefix, Oddity.Kind.UNREADABLE, "目录没有读完", "was not read to its end");
      }
      if (done.empty && !folders.isEmpty()) {
        listing.odd(done.prefix, Oddity.Kind.EMPTY_FOLDER, "空目录", "is an empty folder");
      }
      return FileVisitResult.CONTINUE;
    }

    private String child(Path file) {
      Open parent = folders.element();
      parent.empty = false;
      return parent.prefix + name(file);
    }

    private String prefix() {
      Open parent = folders.peek();
      return parent == null ? "" : parent.prefix;
    }

    /**
     * The file's own name. Where the system's locale cannot show it, its bytes are taken from the
     * URI, which has them whatever the locale is; bytes that are no UTF-8 leave U+FFFD.
     */
    private static String name(Path file) {
      Path last = file.getFileName();
      if (last == null) {
        return file.toString();
      }
      String shown = last.toString();
      return shown.chars().allMatch(c -> c < 0xFFFD && c != '?') ? shown : nameByBytes(file, shown);
    }

    private static String nameByBytes(Path file, String shown) {
      String raw = file.toUri().getRawPath();
      String trimmed = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
      String encoded = trimmed.substring(trimmed.lastIndexOf('/') + 1);
      ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
      for (int i = 0; i < encoded.length(); i++) {
        if (encoded.charAt(i) == '%') {
          bytes.put((byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3));
          i += 2;
        } else {
          bytes.put((byte) encoded.charAt(i));
        }
      }
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      } catch (CharacterCodingException e) {
        return shown + "\uFFFD";
      }
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
    return Files.newInputStream(listing.file(path).path(), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Map<String, FileOutcome> digest(
      Collection<String> paths, Digester digester, int workers, Progress progress)
      throws InterruptedException {
    List<String> order = List.copyOf(paths);
    List<FileOutcome> outcomes =
        new TreeDigester(digester, workers)
            .digest(order.stream().map(path -> listing.file(path).path()).toList(), progress);
    Map<String, FileOutcome> byPath = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      byPath.put(order.get(i), outcomes.get(i));
    }
    return byPath;
  }

  @Override
  public void close() {
    // nothing is held open between reads
  }
}
