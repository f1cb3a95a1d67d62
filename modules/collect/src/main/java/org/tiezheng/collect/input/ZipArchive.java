package org.tiezheng.collect.input;

import static org.tiezheng.collect.input.LittleEndian.u16;
import static org.tiezheng.collect.input.LittleEndian.u32;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;

/**
 * A zip archive read in place from sealed bytes (PKWARE APPNOTE 6.3.10, with zip64). Duplicate
 * names are all listed, names are never used as paths, and unpacking is bounded. Immutable apart
 * from the budget; not thread-safe.
 */
public final class ZipArchive {
  private static final long LOCAL = 0x04034b50L;
  private static final int LOCAL_BYTES = 30;

  private final MemorySegment bytes;
  private final Limits limits;
  private final Budget budget;
  private final CentralDirectory directory;

  private ZipArchive(MemorySegment bytes, Limits limits, Budget budget) throws FormatException {
    this.bytes = bytes;
    this.limits = limits;
    this.budget = budget;
    this.directory = CentralDirectory.read(bytes, limits.members());
  }

  /**
   * Reads the central directory.
   *
   * @throws FormatException if there is none, or it is damaged
   */
  public static ZipArchive open(MemorySegment bytes, Limits limits) throws FormatException {
    return open(bytes, limits, new Budget(limits.totalBytes()));
  }

  /** The same within the budget of the archive around this one. */
  public static ZipArchive open(MemorySegment bytes, Limits limits, Budget budget)
      throws FormatException {
    try {
      return new ZipArchive(bytes, limits, budget);
    } catch (IndexOutOfBoundsException e) {
      throw new FormatException("压缩包目录损坏", "the archive's directory is damaged");
    }
  }

  /** In the order of the central directory; folders and duplicates included. */
  public List<ZipMember> members() {
    return directory.members();
  }

  /** How many entries the archive states beyond those listed because of the limit or damage. */
  public long notListed() {
    return directory.stated() - directory.members().size();
  }

  /** The first member of that exact name. */
  public Optional<ZipMember> member(String name) {
    return members().stream().filter(m -> m.name().equals(name)).findFirst();
  }

  /**
   * The unpacked bytes of a member, within the limits.
   *
   * @throws FormatException if the member is encrypted, packed in another way, or damaged
   */
  public InputStream open(ZipMember member) throws IOException {
    MemorySegment packed = packed(member);
    InputStream raw = Member.of("", "", packed).stream();
    InputStream in =
        switch (member.method()) {
          case 0 -> raw;
          case 8 ->
              new InflaterInputStream(raw, new Inflater(true), 1 << 14) {
                @Override
                public void close() throws IOException {
                  inf.end();
                  super.close();
                }
              };
          default ->
              throw new FormatException(
                  "压缩方法 " + member.method() + " 不支持,只列名称",
                  "compression method "
                      + member.method()
                      + " is not supported; listed by name only");
        };
    return new BoundedStream(in, limits.memberBytes(), packed.byteSize(), limits.ratio(), budget);
  }

  /**
   * All bytes of a member that is small enough to be held.
   *
   * @throws FormatException if it is larger than {@link Limits#objectBytes}
   */
  public MemorySegment whole(ZipMember member) throws IOException {
    if (member.method() == 0) {
      return packed(member);
    }
    try (InputStream in = open(member)) {
      byte[] all = in.readNBytes(limits.objectBytes());
      if (in.read() >= 0) {
        throw new FormatException("内层文件过大,不展开", "the inner file is too large to be opened");
      }
      return MemorySegment.ofArray(all).asReadOnly();
    }
  }

  /** The archive inside this one; shares the budget. */
  public ZipArchive inner(ZipMember member) throws IOException {
    return open(whole(member), limits, budget);
  }

  private MemorySegment packed(ZipMember member) throws FormatException {
    if (member.encrypted()) {
      throw new FormatException("已加密,只列名称", "encrypted; listed by name only");
    }
    try {
      if (u32(bytes, member.offset()) != LOCAL) {
        throw new FormatException("本地文件头不符,内容无法读取", "no local header where the directory says");
      }
      long data =
          member.offset()
              + LOCAL_BYTES
              + u16(bytes, member.offset() + 26)
              + u16(bytes, member.offset() + 28);
      return bytes.asSlice(data, member.packed());
    } catch (IndexOutOfBoundsException e) {
      throw new FormatException("内容超出压缩包末尾", "reaches beyond the end of the archive");
    }
  }

  /** The members that are files, in their order. */
  public List<ZipMember> files() {
    List<ZipMember> files = new ArrayList<>();
    members().stream().filter(m -> !m.folder()).forEach(files::add);
    return files;
  }
}
