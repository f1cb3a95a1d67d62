package org.tiezheng.unlock.ios;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.InnerBytes;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.collect.container.UnreadableInnerException;
import org.tiezheng.collect.container.UnreadableInnerException.Reason;
import org.tiezheng.evidence.Text;
import org.tiezheng.unlock.AesBytes;

/** A backup whose list has been read and whose class keys, if it is encrypted, are open. */
final class OpenedIosBackup implements OpenedContainer {
  private static final int MOST_DOUBTS = 100;

  private final BackupFolder folder;
  private final FileList list;
  private final ClassKeys keys;
  private final Arena arena;
  private final Opening opening;
  private final Set<Text> doubts = new LinkedHashSet<>();

  OpenedIosBackup(
      BackupFolder folder, FileList list, ClassKeys keys, Arena arena, Opening opening) {
    this.folder = folder;
    this.list = list;
    this.keys = keys;
    this.arena = arena;
    this.opening = opening;
  }

  @Override
  public Stream<Inner> members() {
    return IntStream.range(0, list.size()).mapToObj(this::inner);
  }

  @Override
  public boolean complete() {
    return list.complete();
  }

  @Override
  public Optional<Inner> find(String path) {
    return list.find(path).map(this::inner);
  }

  private Inner inner(int index) {
    Entry entry = list.entry(index);
    Optional<Member> stored =
        entry.type() == Inner.Type.FILE ? folder.stored(entry.fileId()) : Optional.empty();
    return new Inner(
        index + 1L,
        list.path(index),
        entry.type(),
        entry.size().or(() -> stored.map(Member::size)).orElse(0L),
        entry.modified(),
        stored.map(Member::sha256),
        entry.facts());
  }

  @Override
  public InnerBytes bytes(Inner inner, Arena target) {
    Entry entry = list.entry((int) inner.number() - 1);
    MemorySegment stored = stored(entry).bytes();
    Optional<byte[]> key = key(entry);
    InnerBytes bytes =
        key.isEmpty()
            ? new InnerBytes(stored, doubt(entry, stored, stored))
            : decrypted(entry, stored, key.get(), target);
    bytes.doubt().ifPresent(why -> doubt(inner, why));
    return bytes;
  }

  @Override
  public byte[] head(Inner inner, int most) {
    Entry entry = list.entry((int) inner.number() - 1);
    MemorySegment stored = stored(entry).bytes();
    Optional<byte[]> key = key(entry);
    if (key.isEmpty()) {
      return stored.asSlice(0, Math.min(most, stored.byteSize())).toArray(ValueLayout.JAVA_BYTE);
    }
    try (Arena brief = Arena.ofConfined()) {
      long blocks = (most + AesBytes.BLOCK - 1L) / AesBytes.BLOCK * AesBytes.BLOCK;
      if (blocks >= stored.byteSize()) {
        MemorySegment all = decrypted(entry, stored, key.get(), brief).bytes();
        return all.asSlice(0, Math.min(most, all.byteSize())).toArray(ValueLayout.JAVA_BYTE);
      }
      MemorySegment plain = brief.allocate(blocks);
      AesBytes.decrypt(AesBytes.cbc(key.get(), new byte[AesBytes.BLOCK]), stored, plain);
      long size = Math.min(most, entry.size().orElse((long) most));
      return plain.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private Member stored(Entry entry) {
    if (entry.type() != Inner.Type.FILE) {
      throw new UnreadableInnerException(
          Reason.NO_FILE, new Text("不是文件,没有内容", "it is no file and has no bytes"));
    }
    return folder
        .stored(entry.fileId())
        .orElseThrow(() ->
            new UnreadableInnerException(
                Reason.NOT_SEALED,
                new Text(
                    "备份目录列有此文件,但其存储文件未随备份一起固化",
                    "the backup lists it, but its stored file was not sealed with the backup")));
  }

  /** Empty if the file is stored as it is. */
  private Optional<byte[]> key(Entry entry) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    if (entry.damaged()) {
      throw new UnreadableInnerException(
          Reason.DAMAGED,
          new Text("备份目录中的条目损坏,不知其密钥", "its entry in the list is damaged, so its key is unknown"));
    }
    return entry.key().map(stated -> keys.file(stated, entry.protectionClass()));
  }

  private InnerBytes decrypted(Entry entry, MemorySegment stored, byte[] key, Arena target) {
    if (stored.byteSize() > opening.innerBytes()) {
      Arrays.fill(key, (byte) 0);
      throw new UnreadableInnerException(
          Reason.TOO_LARGE,
          new Text(
              "文件过大(" + stored.byteSize() + " 字节),超过内存解密上限",
              "it is larger (" + stored.byteSize() + " bytes) than may be decrypted in memory"));
    }
    Decrypted plain = Decrypted.of(stored, key, target);
    MemorySegment bytes = plain.bytes();
    long size = entry.size().orElse(bytes.byteSize());
    if (!plain.padded() && size < bytes.byteSize()) {
      bytes = bytes.asSlice(0, size);
    }
    // Right without padding only where the last block is full.
    boolean end = plain.padded() || size == plain.bytes().byteSize();
    Optional<Text> doubt =
        (end && plain.whole()) || stored.byteSize() == 0
            ? doubt(entry, stored, bytes)
            : Optional.of(
                new Text(
                    "解密后末尾填充不对,文件可能损坏或不完整",
                    "its padding is wrong once decrypted; it may be damaged or cut short"));
    return new InnerBytes(bytes.asReadOnly(), doubt);
  }

  private static Optional<Text> doubt(Entry entry, MemorySegment stored, MemorySegment plain) {
    long size = entry.size().orElse(plain.byteSize());
    if (size != plain.byteSize()) {
      return Optional.of(
          new Text(
              "大小 " + plain.byteSize() + " 字节,与备份目录所记 " + size + " 字节不符",
              "it has " + plain.byteSize() + " bytes, the list states " + size));
    }
    boolean fits =
        entry.digest().map(d -> d.length != 20 || fits(d, plain) || fits(d, stored)).orElse(true);
    return fits
        ? Optional.empty()
        : Optional.of(
            new Text(
                "备份目录所记摘要(SHA-1)既不是存储字节的,也不是解密后字节的;苹果未公布其计算范围",
                "the digest (SHA-1) in the list is neither that of the stored nor of the plain"
                    + " bytes; what it covers is not published"));
  }

  /** Over the stored bytes or the plain ones: which of them the digest covers is not published. */
  private static boolean fits(byte[] digest, MemorySegment bytes) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] chunk = new byte[1 << 16];
      for (long at = 0; at < bytes.byteSize(); at += chunk.length) {
        int count = (int) Math.min(chunk.length, bytes.byteSize() - at);
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, chunk, 0, count);
        sha1.update(chunk, 0, count);
      }
      return MessageDigest.isEqual(digest, sha1.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-1", e);
    }
  }

  private void doubt(Inner inner, Text why) {
    if (doubts.size() < MOST_DOUBTS) {
      doubts.add(new Text(inner.path() + ":" + why.zh(), inner.path() + ": " + why.en()));
    }
  }

  @Override
  public List<Text> notes() {
    List<Text> notes = new ArrayList<>(list.notes());
    if (!keys.unopened().isEmpty()) {
      notes.add(
          new Text(
              "密钥包中有 " + keys.unopened().size() + " 个类密钥损坏,相应文件无法解密",
              keys.unopened().size()
                  + " class keys in the key bag are damaged; their files cannot be decrypted"));
    }
    notes.addAll(doubts);
    return notes;
  }

  @Override
  public void close() {
    keys.close();
    arena.close();
  }
}
