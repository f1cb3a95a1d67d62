package org.tiezheng.unlock.ios;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.container.Inner;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.plist.KeyedArchive;
import org.tiezheng.collect.plist.Plist;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.DatabaseFiles;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.UnreadableDatabaseException;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.Walk;

/**
 * The list of files in {@code Manifest.db} (iOS 10 and later): table {@code Files}, whose column
 * {@code file} holds an archived MBFile. The archives stay where they are until they are asked for.
 */
final class ManifestDatabase implements FileList {
  private static final Text STEP = new Text("读取备份目录", "reading the list of files");
  private static final int ARCHIVE = 1 << 20;

  /** Of one row: the stored name, what the flags say it is, and where its archive lies. */
  private record Stored(String fileId, long flags, MemorySegment archive) {}

  private final List<Stored> stored = new ArrayList<>();
  private final Paths paths = new Paths();
  private final List<Text> notes = new ArrayList<>();
  private long misnamed;
  private long unlisted;
  private boolean damaged;

  private ManifestDatabase() {}

  static ManifestDatabase read(DatabaseFiles files, Opening opening) throws FormatException {
    ManifestDatabase list = new ManifestDatabase();
    try {
      Database database = Database.open(files);
      Table table =
          database
              .schema()
              .table("Files")
              .orElseThrow(() ->
                  new FormatException(
                      "Manifest.db 中没有 Files 表", "Manifest.db has no table of files"));
      Walk walk = database.rows(table, row -> list.add(row, opening));
      list.remark(walk, database.damage().size());
    } catch (UnreadableDatabaseException e) {
      throw new FormatException(
          "Manifest.db 无法读取:" + e.sentence().zh(),
          "Manifest.db cannot be read: " + e.sentence().en());
    }
    return list;
  }

  private void add(Row row, Opening opening) {
    if (stored.size() >= opening.members()) {
      unlisted++;
      return;
    }
    String domain = text(row.value("domain"));
    String relative = text(row.value("relativePath"));
    String fileId = text(row.value("fileID"));
    MemorySegment archive =
        row.value("file") instanceof Value.Blob(MemorySegment bytes)
            ? bytes
            : MemorySegment.ofArray(new byte[0]);
    long flags = row.value("flags") instanceof Value.Int(long value) ? value : 0;
    if (!fileId.equals(Paths.fileId(domain, relative))) {
      misnamed++;
    }
    paths.add(domain, relative);
    stored.add(new Stored(fileId, flags, archive));
    if (stored.size() % 10_000 == 0) {
      opening.progress().at(STEP, stored.size(), 0);
    }
  }

  private void remark(Walk walk, int damage) {
    long defects = walk.damageCount() + damage;
    damaged = defects > 0;
    note(
        defects,
        "Manifest.db 有 " + defects + " 处损坏,可能有文件未列出",
        "Manifest.db is damaged in " + defects + " places; files may be missing from the list");
    note(
        misnamed,
        "有 " + misnamed + " 个条目的文件编号与其路径不符(已按条目所写读取)",
        misnamed + " entries have a file id that does not fit their path; read as written");
    note(
        paths.repeated(),
        "有 " + paths.repeated() + " 个条目的路径重复",
        paths.repeated() + " entries repeat a path");
    note(
        unlisted,
        "条目超过上限," + unlisted + " 个未列出",
        "more entries than the limit; " + unlisted + " are not listed");
  }

  private void note(long count, String zh, String en) {
    if (count > 0) {
      notes.add(new Text(zh, en));
    }
  }

  private static String text(Value value) {
    return value instanceof Value.Text text ? text.text() : "";
  }

  @Override
  public int size() {
    return stored.size();
  }

  @Override
  public String path(int index) {
    return paths.path(index);
  }

  @Override
  public Optional<Integer> find(String path) {
    return paths.find(path);
  }

  @Override
  public boolean complete() {
    return !damaged && unlisted == 0;
  }

  @Override
  public List<Text> notes() {
    return List.copyOf(notes);
  }

  @Override
  public Entry entry(int index) {
    Stored row = stored.get(index);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("fileID", row.fileId);
    Inner.Type type =
        switch ((int) row.flags) {
          case 1 -> Inner.Type.FILE;
          case 2 -> Inner.Type.FOLDER;
          case 4 -> Inner.Type.LINK;
          default -> Inner.Type.OTHER;
        };
    try {
      if (row.archive.byteSize() > ARCHIVE) {
        throw new FormatException("过大", "too large");
      }
      return entry(row.fileId, type, KeyedArchive.read(bytes(row.archive)), facts);
    } catch (FormatException e) {
      facts.put("entry", "damaged");
      return new Entry(
          row.fileId,
          type,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.empty(),
          true,
          facts);
    }
  }

  private static Entry entry(
      String fileId, Inner.Type type, KeyedArchive file, Map<String, String> facts) {
    Plist.Dict root = file.root();
    root.number("Mode").ifPresent(m -> facts.put("mode", Long.toOctalString(m)));
    root.number("Birth").ifPresent(b -> facts.put("birth", UnixSeconds.text(b)));
    root.number("InodeNumber").ifPresent(i -> facts.put("inode", i.toString()));
    root.number("ProtectionClass").ifPresent(c -> facts.put("protectionClass", c.toString()));
    file.text("Target").ifPresent(t -> facts.put("target", t));
    Optional<byte[]> digest = file.data("Digest");
    digest.ifPresent(d -> facts.put("digest", HexFormat.of().formatHex(d)));
    return new Entry(
        fileId,
        type,
        root.number("Size").filter(s -> s >= 0),
        root.number("LastModified").flatMap(UnixSeconds::instant),
        file.data("EncryptionKey"),
        root.number("ProtectionClass").map(Long::intValue).orElse(0),
        digest,
        false,
        facts);
  }

  private static byte[] bytes(MemorySegment segment) {
    return segment.toArray(ValueLayout.JAVA_BYTE);
  }
}
