package org.tiezheng.sqlite.absence;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.List;
import org.tiezheng.sqlite.ByteKind;
import org.tiezheng.sqlite.PageLayout;
import org.tiezheng.sqlite.PageMap;
import org.tiezheng.sqlite.PageRole;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.Sentence;

/**
 * Looks at the space that deletions leave: whether it was overwritten with zeroes, or there is none
 * at all because the file was rebuilt. Then it says “destroyed”, not “nothing was deleted”.
 */
final class FreeSpace implements Check {
  /** Freeblocks shorter than this may hold zeroes by chance. */
  private static final int LEAST = 16;

  private static final int LEAST_LEAVES = 4;

  private long zeroed;
  private long kept;
  private long blocks;
  private long zeroPages;
  private long keptPages;
  private long fragments;
  private long otherFree;
  private long gapBytes;
  private long leaves;
  private boolean ordered = true;

  @Override
  public void run(Examination examination) {
    examination.looksFor(SignalKind.DELETED_BYTES_ZEROED, SignalKind.REBUILT);
    Pages pages = examination.database().committed();
    PageMap map = PageMap.of(pages, examination.database().schema(), damage -> {});
    PageLayout layout = new PageLayout(pages, map);
    BitSet seen = new BitSet();
    int owner = -1;
    for (long page = 1; page <= map.count(); page++) {
      layout.read(page);
      page(pages.page(page), layout, map.role(page));
      if (map.role(page) == PageRole.TABLE_LEAF) {
        leaves++;
        int tree = map.owner(page);
        // After a rebuild the pages of one table lie together, but for the root.
        if (tree != owner && map.trees().get(tree).rootPage() != page) {
          ordered &= !seen.get(tree);
          seen.set(tree);
          owner = tree;
        }
      }
    }
    if (kept == 0 && keptPages == 0 && (zeroed > 0 || zeroPages > 0)) {
      zeroed(examination);
    }
    if (blocks == 0 && fragments == 0 && otherFree == 0 && gapBytes == 0 && ordered) {
      rebuilt(examination);
    }
  }

  private void page(MemorySegment bytes, PageLayout layout, PageRole role) {
    for (int i = 0; i < layout.regions(); i++) {
      int length = layout.end(i) - layout.start(i);
      ByteKind kind = layout.kind(i);
      if (kind == ByteKind.FREEBLOCK) {
        blocks++;
        if (length >= LEAST) {
          // The first four bytes are the link and the length of the block.
          if (zero(bytes, layout.start(i) + 4, layout.end(i))) {
            zeroed++;
          } else {
            kept++;
          }
        }
      } else if (kind == ByteKind.FRAGMENT) {
        fragments += length;
      } else if (kind == ByteKind.GAP && role == PageRole.TABLE_LEAF) {
        gapBytes += zero(bytes, layout.start(i), layout.end(i)) ? 0 : length;
      }
    }
    if (role == PageRole.FREELIST_LEAF) {
      otherFree++;
      if (zero(bytes, 0, (int) bytes.byteSize())) {
        zeroPages++;
      } else {
        keptPages++;
      }
    } else if (role == PageRole.FREELIST_TRUNK
        || role == PageRole.UNREACHABLE
        || role == PageRole.BEHIND_END) {
      otherFree++;
    }
  }

  private static boolean zero(MemorySegment bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, i) != 0) {
        return false;
      }
    }
    return true;
  }

  private void zeroed(Examination examination) {
    examination.found(
        SignalKind.DELETED_BYTES_ZEROED,
        "",
        zeroed + zeroPages,
        Weight.NOTABLE,
        new Sentence(
            "有删除留下的空间（%d 个空闲块、%d 个空闲页），内容全部为零：被删内容在这些位置已被覆盖销毁（日志等别处可能还有），不等于没有删除过。"
                .formatted(zeroed, zeroPages),
            ("Deletions left free space (%d freeblocks, %d free pages) and all of it is zero: what"
                    + " was deleted is destroyed there (a log may still have it), which is not the"
                    + " same as nothing deleted.")
                .formatted(zeroed, zeroPages)),
        Innocent.ZEROED,
        List.of(
            Evidence.of("zeroed freeblocks", zeroed), Evidence.of("zeroed free pages", zeroPages)));
  }

  private void rebuilt(Examination examination) {
    boolean missing =
        examination.has(SignalKind.ROWID_GAPS, SignalKind.TAIL_GAP, SignalKind.HEAD_GAP);
    if (leaves < LEAST_LEAVES || !missing) {
      return;
    }
    examination.found(
        SignalKind.REBUILT,
        "",
        leaves,
        Weight.NOTABLE,
        new Sentence(
            "编号有空缺，而文件中没有任何删除留下的空间（无空闲块、空闲页、零头，各表的页依次相连）：文件被整体重建过（如 VACUUM），此前被删的内容已不在主文件中。",
            "Ids are missing, but the file has no space that a deletion leaves (no freeblocks, free"
                + " pages or fragments, and the pages of each table lie together): it was rebuilt,"
                + " by VACUUM for example, and what was deleted before is no longer in the main"
                + " file."),
        Innocent.ZEROED,
        List.of(Evidence.of("table leaf pages", leaves)));
  }
}
