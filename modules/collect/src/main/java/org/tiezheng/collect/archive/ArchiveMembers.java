package org.tiezheng.collect.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.MediaTypes;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.VisibleName;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.ZipArchive;
import org.tiezheng.collect.input.ZipMember;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.Text;

/**
 * Lists members of archives as files: each is unpacked once within the limits, digested, and its
 * type told from its content; archives inside are listed as well. Not thread-safe.
 */
public final class ArchiveMembers {
  /** Name of the table that members are counted in. */
  public static final String TABLE = "members";

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String MANY = "";

  private final SealedSource source;
  private final ReadingSession session;
  private final Map<String, String> digests = new HashMap<>();

  public ArchiveMembers(SealedSource source, ReadingSession session) {
    this.source = source;
    this.session = session;
    session.table(TABLE);
  }

  /** SHA-256 of the listed member with that file name; empty if there is none, or more than one. */
  public Optional<String> digest(String fileName) {
    return Optional.ofNullable(digests.get(fileName)).filter(d -> !d.equals(MANY));
  }

  /** Lists everything in an archive, and says what the limit kept from being listed. */
  public void listAll(ZipArchive zip) {
    listAll(zip, List.of());
  }

  /** Lists one member of the outermost archive. */
  public void list(ZipArchive zip, ZipMember member) {
    list(zip, member, List.of());
  }

  private void listAll(ZipArchive zip, List<String> outer) {
    for (ZipMember member : zip.members()) {
      list(zip, member, outer);
    }
    if (zip.notListed() > 0) {
      session.broke(
          TABLE,
          new Text(
              "压缩包声明的成员比列出的多 " + zip.notListed() + " 个(超过上限或目录损坏)",
              "the archive states "
                  + zip.notListed()
                  + " more members than are listed (limit, or damaged directory)"));
    }
  }

  private void list(ZipArchive zip, ZipMember member, List<String> outer) {
    session.seen(TABLE);
    String name = VisibleName.of(member.name());
    List<String> path = new ArrayList<>(outer);
    path.add(name);
    Provenance place = source.main().at(path, new Locator.Whole());
    if (member.folder()) {
      session.setAside(TABLE, place, new Text("文件夹", "a folder"), name);
      return;
    }
    warn(member, name);
    try (InputStream in = zip.open(member)) {
      Content content = Content.of(in);
      String type = type(zip, member, content);
      Map<String, String> extra = facts(member);
      if (content.crc != member.crc()) {
        extra.put("crc", "mismatch");
        session.note("有成员的校验值(CRC-32)不符", "The checksum (CRC-32) of some member does not fit");
      }
      session.record(
          TABLE,
          new FileEntry(place, name, content.size, type, time(member), content.sha256, extra));
      digests.merge(member.fileName(), content.sha256, (a, b) -> a.equals(b) ? a : MANY);
      if (type.equals("application/zip")) {
        inside(zip, member, path);
      }
    } catch (IOException e) {
      session.setAside(TABLE, place, FormatException.describe(e), name + " " + member.size());
    }
  }

  private void inside(ZipArchive zip, ZipMember member, List<String> path) {
    Limits limits = source.limits();
    if (path.size() >= limits.depth()) {
      session.note("压缩包嵌套过深,内层未列出", "Archives are nested too deep; the inner ones are not listed");
      return;
    }
    try {
      listAll(zip.inner(member), path);
    } catch (IOException e) {
      Text why = FormatException.describe(e);
      session.note(
          "内层压缩包未展开:" + path.getLast() + "(" + why.zh() + ")",
          "The inner archive " + path.getLast() + " is not listed: " + why.en());
    }
  }

  private void warn(ZipMember member, String name) {
    String path = member.name().replace('\\', '/');
    boolean climbs =
        path.startsWith("/")
            || path.matches("(?s)(?:.*/)?\\.\\.(?:/.*)?")
            || path.matches("(?s)[A-Za-z]:.*");
    if (climbs) {
      session.note(
          "有成员名试图跳出文件夹:" + name + "(名称只作记录,不作路径)",
          "A member's name climbs out of its folder: "
              + name
              + " (kept as a name, never used as a path)");
    }
    if (digests.containsKey(member.fileName())) {
      session.note("有重名的成员", "Some members share a name");
    }
  }

  private String type(ZipArchive zip, ZipMember member, Content content) throws IOException {
    String type = MediaTypes.detect(new ByteArrayInputStream(content.head));
    if (type.equals("application/zip") && content.size <= source.limits().objectBytes()) {
      MemorySegment whole = zip.whole(member);
      return MediaTypes.detect(Member.of(member.name(), content.sha256, whole));
    }
    return type;
  }

  private static Map<String, String> facts(ZipMember member) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("zip.offset", Long.toString(member.offset()));
    facts.put("zip.packed", Long.toString(member.packed()));
    facts.put("zip.method", Integer.toString(member.method()));
    return facts;
  }

  private static RecordedTime time(ZipMember member) {
    if (member.modified().isPresent()) {
      Instant at = member.modified().get();
      return new RecordedTime(at.toString(), Optional.of(at), Precision.SECOND, Basis.DEVICE);
    }
    if (member.time().isEmpty()) {
      return RecordedTime.none();
    }
    LocalDateTime local = member.time().get();
    return new RecordedTime(
        local.toString(),
        Optional.of(local.atZone(ZONE).toInstant()),
        Precision.SECOND,
        Basis.LOCAL_ASSUMED_ZONE);
  }

  /** What one pass over a member shows. */
  private static final class Content {
    private byte[] head = new byte[0];
    private long size;
    private long crc;
    private String sha256 = "";

    static Content of(InputStream in) throws IOException {
      Content content = new Content();
      MessageDigest digest;
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every JDK has SHA-256", e);
      }
      CRC32 crc = new CRC32();
      content.head = in.readNBytes(Probe.HEAD);
      byte[] buffer = content.head.clone();
      int count = buffer.length;
      while (count > 0) {
        digest.update(buffer, 0, count);
        crc.update(buffer, 0, count);
        content.size += count;
        count = in.read(buffer);
      }
      content.crc = crc.getValue();
      content.sha256 = HexFormat.of().formatHex(digest.digest());
      return content;
    }
  }
}
