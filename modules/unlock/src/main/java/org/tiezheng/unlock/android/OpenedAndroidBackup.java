package org.tiezheng.unlock.android;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.VisibleName;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.InnerBytes;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.collect.container.UnreadableInnerException;
import org.tiezheng.collect.container.UnreadableInnerException.Reason;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Text;

/**
 * A backup stream whose files have been listed in one pass. A file's bytes are read by going on in
 * the stream, or by beginning again where the file lies further back.
 */
final class OpenedAndroidBackup implements OpenedContainer {
  private static final Text LISTING = new Text("列出备份内容", "listing the backup");
  private static final int REPORT = 256;
  private static final int CHUNK = 1 << 16;

  /** Characters of all names: a tar can state huge ones at little cost. */
  private static final long MOST_NAMES = 200_000_000;

  private final Member file;
  private final BackupHeader header;
  private final Optional<MasterKey> key;
  private final Opening opening;
  private final List<TarEntry> entries = new ArrayList<>();
  private final Map<String, Integer> byPath = new HashMap<>();
  private final Set<Text> notes = new LinkedHashSet<>();
  private boolean complete;
  private Optional<PlainStream> cursor = Optional.empty();

  OpenedAndroidBackup(Member file, BackupHeader header, Optional<MasterKey> key, Opening opening) {
    this.file = file;
    this.header = header;
    this.key = key;
    this.opening = opening;
  }

  void note(String zh, String en) {
    notes.add(new Text(zh, en));
  }

  /** Lists all that can be listed; what ends the list early is noted. */
  void list() throws IOException {
    long repeated = 0;
    long names = 0;
    try (PlainStream in = stream()) {
      TarReader tar = new TarReader(in);
      try {
        Optional<TarEntry> next = tar.next();
        while (next.isPresent() && entries.size() < opening.members() && names < MOST_NAMES) {
          String path = VisibleName.of(next.get().path());
          names += path.length();
          repeated += byPath.put(path, entries.size()) == null ? 0 : 1;
          entries.add(next.get());
          if (entries.size() % REPORT == 0) {
            opening.progress().at(LISTING, in.taken(), file.size());
          }
          next = tar.next();
        }
        complete = next.isEmpty() && tar.ended() && tar.strayBlocks() == 0;
        remark(next.isPresent(), tar);
        behind(in);
      } catch (IOException e) {
        Text why = FormatException.describe(e);
        note(
            "列到第 " + entries.size() + " 个文件后中断:" + why.zh(),
            "the list breaks off after file " + entries.size() + ": " + why.en());
      }
    }
    if (repeated > 0) {
      note("有 " + repeated + " 个文件路径重复", repeated + " files repeat a path");
    }
  }

  private void remark(boolean more, TarReader tar) {
    if (more) {
      note("文件数超过上限,其余未列出", "more files than the limit; the rest is not listed");
    } else if (!tar.ended()) {
      note("没有结束标记,备份可能被截断", "it has no mark at its end and may be cut short");
    }
    if (tar.strayBlocks() > 0) {
      note(
          "有 " + tar.strayBlocks() + " 个数据块不属于任何文件,备份损坏",
          tar.strayBlocks() + " blocks belong to no file; the backup is damaged");
    }
  }

  private void behind(PlainStream in) throws IOException {
    long behind = in.behind();
    if (behind > 0) {
      note(
          "压缩数据之后还有 " + behind + " 字节,未读取",
          behind + " bytes behind the deflated stream are not read");
    }
  }

  private PlainStream stream() {
    return PlainStream.open(file.bytes(), header, key, opening.limits());
  }

  @Override
  public Stream<Inner> members() {
    return IntStream.range(0, entries.size()).mapToObj(this::inner);
  }

  @Override
  public boolean complete() {
    return complete;
  }

  @Override
  public Optional<Inner> find(String path) {
    return Optional.ofNullable(byPath.get(path)).map(this::inner);
  }

  private Inner inner(int index) {
    TarEntry entry = entries.get(index);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("tar.offset", Long.toString(entry.offset()));
    facts.put("mode", Long.toOctalString(entry.mode()));
    if (!entry.link().isEmpty()) {
      facts.put("target", VisibleName.of(entry.link()));
    }
    return new Inner(
        index + 1L,
        VisibleName.of(entry.path()),
        entry.type(),
        entry.size(),
        entry.modified(),
        entry.type() == Inner.Type.FILE ? Optional.of(file.sha256()) : Optional.empty(),
        facts);
  }

  @Override
  public InnerBytes bytes(Inner inner, Arena arena) {
    TarEntry entry = entry(inner);
    if (entry.size() > opening.innerBytes()) {
      throw new UnreadableInnerException(
          Reason.TOO_LARGE,
          new Text(
              "文件过大(" + entry.size() + " 字节),超过内存上限",
              "it is larger (" + entry.size() + " bytes) than may be held in memory"));
    }
    long there = there(inner, entry);
    MemorySegment target = arena.allocate(there);
    try {
      PlainStream in = at(entry.offset());
      byte[] chunk = new byte[CHUNK];
      for (long at = 0; at < there; ) {
        int count = in.read(chunk, 0, (int) Math.min(CHUNK, there - at));
        if (count < 0) {
          throw new FormatException("备份在此文件中间结束", "the backup ends within it");
        }
        MemorySegment.copy(chunk, 0, target, ValueLayout.JAVA_BYTE, at, count);
        at += count;
      }
    } catch (IOException e) {
      throw damaged(e);
    }
    return new InnerBytes(target.asReadOnly(), doubt(inner, entry, there));
  }

  private Optional<Text> doubt(Inner inner, TarEntry entry, long there) {
    if (there == entry.size()) {
      return Optional.empty();
    }
    Text why =
        new Text(
            "备份在此文件中间中断,只有 " + entry.size() + " 字节中的 " + there + " 字节",
            "the backup breaks off within it; only " + there + " of " + entry.size() + " bytes");
    note(inner.path() + ":" + why.zh(), inner.path() + ": " + why.en());
    return Optional.of(why);
  }

  /**
   * How many bytes of a file there are: the last one that was listed may state any size, so it is
   * counted before memory is taken.
   */
  private long there(Inner inner, TarEntry entry) {
    if (complete || inner.number() < entries.size()) {
      return entry.size();
    }
    try (PlainStream in = stream()) {
      try {
        TarReader.skipTo(in, entry.offset() + entry.size());
      } catch (IOException e) {
        // Where it breaks off is what was asked for.
      }
      return Math.clamp(in.position() - entry.offset(), 0, entry.size());
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  @Override
  public byte[] head(Inner inner, int most) {
    TarEntry entry = entry(inner);
    try {
      int size = (int) Math.min(most, entry.size());
      byte[] bytes = at(entry.offset()).readNBytes(size);
      if (bytes.length < size) {
        throw new FormatException("备份在此文件中间结束", "the backup ends within it");
      }
      return bytes;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private TarEntry entry(Inner inner) {
    TarEntry entry = entries.get((int) inner.number() - 1);
    if (entry.type() != Inner.Type.FILE) {
      throw new UnreadableInnerException(
          Reason.NO_FILE, new Text("不是文件,没有内容", "it is no file and has no bytes"));
    }
    return entry;
  }

  private UnreadableInnerException damaged(IOException e) {
    closeCursor();
    return new UnreadableInnerException(Reason.DAMAGED, FormatException.describe(e));
  }

  /** The stream at a position; the one at hand if it has not gone past. */
  private PlainStream at(long position) throws IOException {
    if (cursor.isEmpty() || cursor.get().position() > position) {
      closeCursor();
      cursor = Optional.of(stream());
    }
    TarReader.skipTo(cursor.get(), position);
    return cursor.get();
  }

  private void closeCursor() {
    try {
      if (cursor.isPresent()) {
        cursor.get().close();
      }
    } catch (IOException e) {
      throw new AssertionError("nothing of the stream is outside memory", e);
    }
    cursor = Optional.empty();
  }

  @Override
  public List<Text> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() {
    closeCursor();
    key.ifPresent(MasterKey::close);
  }
}
