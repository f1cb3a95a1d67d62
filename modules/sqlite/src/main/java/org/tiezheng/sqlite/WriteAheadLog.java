package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The write-ahead log of a database: all frames, also those that SQLite no longer reads; section 4
 * of the file format documentation. Immutable and thread-safe.
 */
public final class WriteAheadLog {
  static final int HEADER = 32;
  static final int FRAME_HEADER = 24;

  private final MemorySegment bytes;
  private final Pages main;
  private final DecodedPages decoded;
  private final boolean headerValid;
  private final WalFrame.Check[] checks;
  private final List<WalGeneration> generations = new ArrayList<>();
  private final List<FrameIndex> indexes = new ArrayList<>();

  /**
   * @param main pages that the log has no image of
   */
  WriteAheadLog(MemorySegment bytes, Pages main, Optional<PageDecoder> decoder, DamageSink damage) {
    this.bytes = bytes;
    this.main = main;
    this.decoded = new DecodedPages(decoder);
    long frames = Math.max(0, (bytes.byteSize() - HEADER) / stride());
    checks = new WalFrame.Check[(int) Math.min(frames, Integer.MAX_VALUE - 8)];
    headerValid = headerIsValid();
    if (!headerValid && bytes.byteSize() > 0) {
      damage.report(new Damage(StoreFile.WAL, 0, 0, Defects.WAL_HEADER));
    }
    checkFrames();
    findGenerations(damage);
  }

  private long stride() {
    return (long) FRAME_HEADER + main.pageSize();
  }

  private boolean headerIsValid() {
    if (bytes.byteSize() < HEADER) {
      return false;
    }
    WalChecksum sum = new WalChecksum(bigEndian());
    sum.add(bytes, 0, 24);
    return (Bytes.u32(bytes, 0) & ~1L) == 0x377f0682L
        && Bytes.u32(bytes, 8) == main.pageSize()
        && sum.is(Bytes.u32(bytes, 24), Bytes.u32(bytes, 28));
  }

  private boolean bigEndian() {
    return (Bytes.u32(bytes, 0) & 1) == 1;
  }

  /** Whether the header is in order; if it is not, SQLite takes the log for empty. */
  public boolean headerValid() {
    return headerValid;
  }

  /** How often the log was started over, as its header says. */
  public long checkpointSequence() {
    return bytes.byteSize() < HEADER ? 0 : Bytes.u32(bytes, 12);
  }

  /** First salt of the current generation, as the header says. */
  public long salt1() {
    return bytes.byteSize() < HEADER ? 0 : Bytes.u32(bytes, 16);
  }

  /** Second salt of the current generation, as the header says. */
  public long salt2() {
    return bytes.byteSize() < HEADER ? 0 : Bytes.u32(bytes, 20);
  }

  /** The number of whole frames in the file, of all generations. */
  public long frames() {
    return checks.length;
  }

  /** A frame, from 0 to {@link #frames()} - 1. */
  public WalFrame frame(long index) {
    long at = HEADER + index * stride();
    return new WalFrame(
        index,
        Bytes.u32(bytes, at),
        Bytes.u32(bytes, at + 4),
        Bytes.u32(bytes, at + 8),
        Bytes.u32(bytes, at + 12),
        at + FRAME_HEADER,
        checks[(int) index]);
  }

  /** Number of the page that a frame holds; like {@link #frame} without making an object. */
  public long pageNumber(long frame) {
    return Bytes.u32(bytes, HEADER + frame * stride());
  }

  /** The page in a frame, decoded. */
  public MemorySegment page(long frame) {
    MemorySegment stored = bytes.asSlice(HEADER + frame * stride() + FRAME_HEADER, main.pageSize());
    return decoded.page(frame, pageNumber(frame), stored);
  }

  /** The generations in the order of the file; the current one, if there is one, is the first. */
  public List<WalGeneration> generations() {
    return List.copyOf(generations);
  }

  /** The generation that SQLite reads. */
  public Optional<WalGeneration> current() {
    return generations.stream().filter(WalGeneration::current).findFirst();
  }

  /** Bytes behind the last whole frame. */
  public long tail() {
    return bytes.byteSize() - Math.min(bytes.byteSize(), HEADER + frames() * stride());
  }

  /**
   * The state after a frame. For an older generation, pages that it has no image of come from the
   * main file as it is today and so may be newer.
   *
   * @param generation one of {@link #generations()}
   * @param lastFrame the last frame that counts: for a committed state, one of its commits
   */
  public Pages at(WalGeneration generation, long lastFrame) {
    FrameIndex index = indexes.get(generation.number());
    long size = frame(lastFrame).commitSize();
    // Every page is in the main file or in the log: a greater size is not to be believed.
    long count = Math.min(size == 0 ? main.count() : size, main.count() + frames());
    return new OverlaidPages(main, count, new Frames(), page -> index.newest(page, lastFrame));
  }

  /** The state that SQLite shows; the main file alone if no transaction is whole. */
  Pages committed() {
    return current()
        .filter(generation -> generation.commits() > 0)
        .map(generation -> at(generation, generation.committedEnd() - 1))
        .orElse(main);
  }

  private void checkFrames() {
    WalChecksum sum = new WalChecksum(bytes.byteSize() >= HEADER && bigEndian());
    boolean accepted = headerValid;
    for (int i = 0; i < checks.length; i++) {
      long at = HEADER + i * stride();
      boolean sameSalts = i > 0 && Bytes.s64(bytes, at + 8) == Bytes.s64(bytes, at - stride() + 8);
      boolean known = i == 0 ? headerValid : sameSalts;
      long before = i == 0 ? 24 : at - stride() + 16;
      sum.seed(Bytes.u32(bytes, before), Bytes.u32(bytes, before + 4));
      sum.add(bytes, at, 8);
      sum.add(bytes, at + FRAME_HEADER, main.pageSize());
      boolean right = sum.is(Bytes.u32(bytes, at + 16), Bytes.u32(bytes, at + 20));
      accepted &= right && Bytes.s64(bytes, at + 8) == Bytes.s64(bytes, 16) && pageNumber(i) != 0;
      WalFrame.Check check =
          accepted
              ? WalFrame.Check.VALID
              : !known
                  ? WalFrame.Check.UNVERIFIABLE
                  : right ? WalFrame.Check.CHAINED : WalFrame.Check.BROKEN;
      checks[i] = check;
    }
  }

  private void findGenerations(DamageSink damage) {
    int first = 0;
    while (first < checks.length) {
      int end = first + 1;
      while (end < checks.length && continues(first, end)) {
        end++;
      }
      generations.add(generation(first, end));
      long[] keys = new long[end - first];
      for (int i = first; i < end; i++) {
        keys[i - first] = FrameIndex.key(pageNumber(i), i);
      }
      indexes.add(new FrameIndex(keys));
      reportBreak(generations.getLast(), damage);
      first = end;
    }
  }

  /**
   * A transaction that was not finished can leave wrong checksums, because SQLite rewrites its
   * frames in place; but a wrong one before a commit is damage.
   */
  private void reportBreak(WalGeneration generation, DamageSink damage) {
    for (long i = generation.firstFrame(); i < generation.committedEnd(); i++) {
      if (checks[(int) i] == WalFrame.Check.BROKEN) {
        damage.report(
            new Damage(StoreFile.WAL, pageNumber(i), HEADER + i * stride(), Defects.WAL_FRAME));
        return;
      }
    }
  }

  private boolean continues(int first, int frame) {
    boolean accepted = checks[first] == WalFrame.Check.VALID;
    return (checks[frame] == WalFrame.Check.VALID) == accepted
        && Bytes.s64(bytes, HEADER + first * stride() + 8)
            == Bytes.s64(bytes, HEADER + frame * stride() + 8);
  }

  private WalGeneration generation(int first, int end) {
    WalFrame frame = frame(first);
    long[] commits = new long[end - first];
    int count = 0;
    for (int i = first; i < end; i++) {
      if (Bytes.u32(bytes, HEADER + i * stride() + 4) != 0) {
        commits[count++] = i;
      }
    }
    return new WalGeneration(
        generations.size(),
        frame.salt1(),
        frame.salt2(),
        first,
        end,
        frame.check() == WalFrame.Check.VALID,
        Arrays.copyOf(commits, count));
  }

  private final class Frames implements PageImages {
    @Override
    public StoreFile file() {
      return StoreFile.WAL;
    }

    @Override
    public MemorySegment page(long image) {
      return WriteAheadLog.this.page(image);
    }

    @Override
    public Optional<Sentence> doubt(long image) {
      return decoded.doubt(image);
    }

    @Override
    public long position(long image) {
      return HEADER + image * stride() + FRAME_HEADER;
    }
  }
}
