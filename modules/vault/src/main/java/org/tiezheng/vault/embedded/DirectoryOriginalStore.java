package org.tiezheng.vault.embedded;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.vault.OriginalStore;
import org.tiezheng.vault.StoredOriginal;
import org.tiezheng.vault.UnknownOriginalException;

/** Originals as files below one directory. */
final class DirectoryOriginalStore implements OriginalStore {
  private final VaultLayout layout;
  private final ContentFolder folder;
  private final Access access;
  private final Digester digester = Digester.both();

  DirectoryOriginalStore(VaultLayout layout, Access access) {
    this.layout = layout;
    this.folder = new ContentFolder(layout.originals());
    this.access = access;
  }

  @Override
  public StoredOriginal put(Path source, LongConsumer read) throws IOException {
    return put(part -> digester.copy(source, part, read), found -> {});
  }

  @Override
  public StoredOriginal put(InputStream source, Decision decision) throws IOException {
    return put(part -> digester.copy(Channels.newChannel(new Unclosed(source)), part), decision);
  }

  private StoredOriginal put(Copying copying, Decision decision) throws IOException {
    access.requireWritable();
    try (Part part = begin()) {
      ContentDigest digest = copying.to(new Target(part));
      decision.on(digest);
      return publish(part, digest);
    } catch (StoreFailure e) {
      throw StorageFault.of(layout.originals(), e.reason);
    }
  }

  private Part begin() {
    try {
      return Part.begin(layout.parts());
    } catch (IOException e) {
      throw StorageFault.of(layout.parts(), e);
    }
  }

  private StoredOriginal publish(Part part, ContentDigest digest) {
    try {
      part.force();
      boolean added = folder.publish(part, digest.sha256());
      return new StoredOriginal(digest.digests(), digest.size(), added);
    } catch (IOException e) {
      throw StorageFault.of(layout.originals(), e);
    }
  }

  @Override
  public MemorySegment open(String sha256, Arena arena) {
    try (FileChannel channel = FileChannel.open(file(sha256), StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (IOException e) {
      throw StorageFault.of(folder.file(sha256), e);
    }
  }

  @Override
  public Path file(String sha256) {
    if (!ContentFolder.isName(sha256) || !Files.isRegularFile(folder.file(sha256))) {
      throw new UnknownOriginalException(
          new Text(
              "保管库中没有 SHA-256 为 " + sha256 + " 的原件。",
              "The vault holds no original with the SHA-256 " + sha256 + "."));
    }
    return folder.file(sha256);
  }

  @Override
  @SuppressWarnings("StreamResourceLeak") // the caller closes it
  public Stream<Listed> list() {
    try {
      return Files.walk(folder.folder(), 2).filter(folder::isPlace).map(this::listed);
    } catch (IOException e) {
      throw StorageFault.of(layout.originals(), e);
    }
  }

  private Listed listed(Path file) {
    try {
      return new Listed(String.valueOf(file.getFileName()), Files.size(file));
    } catch (IOException e) {
      throw StorageFault.of(file, e);
    }
  }

  @FunctionalInterface
  private interface Copying {
    ContentDigest to(WritableByteChannel target) throws IOException;
  }

  /** Tells a fault of the store from one of the source, both being IOExceptions of one copy. */
  private record Target(Part part) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer source) throws StoreFailure {
      try {
        return part.write(source);
      } catch (IOException e) {
        throw new StoreFailure(e);
      }
    }

    @Override
    public boolean isOpen() {
      return part.isOpen();
    }

    @Override
    public void close() {}
  }

  private static final class StoreFailure extends IOException {
    private final IOException reason;

    StoreFailure(IOException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  /** The caller's stream stays the caller's. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
