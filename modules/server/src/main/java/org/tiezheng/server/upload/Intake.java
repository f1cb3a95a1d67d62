package org.tiezheng.server.upload;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.OwnerOnly;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.server.guard.Refusal;

/**
 * Files that are on their way into a case. Each lies in a folder of its own until all of it has
 * arrived; what was acknowledged is on the disk and survives a crash. Nothing here is evidence yet:
 * that begins when {@code collect} seals it. Safe for use by many threads.
 */
public final class Intake {
  static final long MOST = 64L << 30;

  /** So much of the disk stays free. */
  private static final long SPARE = 512L << 20;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final String DATA = "data";

  /** File with the length of what was acknowledged, in 8 bytes. */
  private static final String ACKNOWLEDGED = "acknowledged";

  private static final String STATED = "stated.json";
  private static final int PIECE = 1 << 16;

  private final Path folder;
  private final SecureRandom random;
  private final Set<String> busy;
  private final String by;

  /**
   * @param folder made when it is first needed
   */
  public Intake(Path folder, SecureRandom random) {
    this(folder, random, ConcurrentHashMap.newKeySet(), "");
  }

  private Intake(Path folder, SecureRandom random, Set<String> busy, String by) {
    this.folder = folder;
    this.random = random;
    this.busy = busy;
    this.by = by;
  }

  /**
   * The same, as a member of a team sees it: what others uploaded is not there.
   *
   * @param account its name
   */
  public Intake by(String account) {
    return new Intake(folder, random, busy, account);
  }

  /**
   * An upload that is to be used.
   *
   * @param sha256 as the sender computed it while sending, in hexadecimal digits
   */
  public record Upload(String id, String sha256) {
    public Upload {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  /**
   * What the sender states of a file.
   *
   * @param by account that began it; empty without a team
   */
  record Stated(String name, long length, Optional<String> by) {}

  /** How much of a file is there. */
  record Progress(long offset, long length) {}

  /** Begins an upload and gives its id. */
  String create(UploadName name, long length) throws IOException {
    OwnerOnly.folder(folder);
    if (length > MOST) {
      throw tooLarge();
    }
    if (Files.getFileStore(folder).getUsableSpace() - SPARE < length) {
      throw new Refusal(
          507,
          new Text(
              "磁盘空间不够接收这个文件;请腾出空间,或把案件放到更大的磁盘。",
              "There is not enough disk space for this file; make room, or keep the cases on a"
                  + " larger disk."));
    }
    String id = fresh();
    Path place = OwnerOnly.folder(folder.resolve(id));
    OwnerOnly.file(place.resolve(DATA));
    OwnerOnly.file(place.resolve(ACKNOWLEDGED));
    Files.writeString(
        OwnerOnly.file(place.resolve(STATED)),
        EvidenceJson.write(
            new Stated(name.toString(), length, Optional.of(by).filter(b -> !b.isEmpty()))));
    return id;
  }

  static Refusal tooLarge() {
    return new Refusal(
        413,
        new Text(
            "文件太大,最多 64 GB;请在这台电脑上按路径采集。",
            "The file is too large (64 GB at most); collect it by its path on this computer."));
  }

  private String fresh() {
    byte[] name = new byte[16];
    random.nextBytes(name);
    return HexFormat.of().formatHex(name);
  }

  Progress progress(String id) throws IOException {
    Path place = place(id);
    return new Progress(acknowledged(place), stated(place).length());
  }

  private Path place(String id) throws IOException {
    Path place = folder.resolve(ID.matcher(id).matches() ? id : "none");
    if (!Files.isRegularFile(place.resolve(STATED)) || !stated(place).by().orElse("").equals(by)) {
      throw Refusal.notFound();
    }
    return place;
  }

  /** How much is known to be what was sent; what lies behind it came before the program ended. */
  private static long acknowledged(Path place) throws IOException {
    Path file = place.resolve(ACKNOWLEDGED);
    if (!Files.exists(file)) { // begun by an earlier version, which did not keep it
      return 0;
    }
    byte[] kept = Files.readAllBytes(file);
    return kept.length == Long.BYTES ? ByteBuffer.wrap(kept).getLong() : 0;
  }

  private static void acknowledge(Path place, long offset) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            place.resolve(ACKNOWLEDGED), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(Long.BYTES).putLong(offset).flip(), 0);
      file.force(true);
    }
  }

  private static Stated stated(Path place) throws IOException {
    return EvidenceJson.read(Files.readString(place.resolve(STATED)), Stated.class);
  }

  /**
   * Appends a piece.
   *
   * @param sha256 of the piece; if it is another, or the piece breaks off, nothing of it is kept
   * @return how much is there now
   */
  long append(String id, long offset, long length, InputStream piece, Optional<byte[]> sha256)
      throws IOException {
    Path place = place(id);
    if (!busy.add(id)) {
      throw new Refusal(423, new Text("这个文件正在接收另一段。", "Another piece of this file is arriving."));
    }
    try (FileChannel file =
        FileChannel.open(place.resolve(DATA), StandardOpenOption.WRITE, StandardOpenOption.READ)) {
      long there = acknowledged(place);
      if (offset != there) {
        throw new Refusal(
            409,
            new Text(
                "接收到 " + there + " 字节,不是 " + offset + ";请从那里继续。",
                there + " bytes have arrived, not " + offset + "; go on from there."));
      }
      if (offset + length > stated(place).length()) {
        throw new Refusal(
            413, new Text("比说明的长度更多。", "That is more than the length that was stated."));
      }
      file.truncate(offset);
      append(file, offset, length, piece, sha256);
      acknowledge(place, offset + length);
      return offset + length;
    } finally {
      busy.remove(id);
    }
  }

  private static void append(
      FileChannel file, long offset, long length, InputStream piece, Optional<byte[]> sha256)
      throws IOException {
    boolean good = false;
    try {
      MessageDigest digest = sha256();
      file.position(offset);
      byte[] buffer = new byte[PIECE];
      for (long left = length; left > 0; ) {
        int n = piece.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          throw new EOFException("the piece broke off");
        }
        digest.update(buffer, 0, n);
        for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n); bytes.hasRemaining(); ) {
          file.write(bytes);
        }
        left -= n;
      }
      if (sha256.isPresent() && !MessageDigest.isEqual(sha256.get(), digest.digest())) {
        throw new Refusal(
            460, // as tus 1.0 names it
            new Text(
                "这一段与其摘要不符,没有保留;请重新发送。",
                "This piece does not fit its checksum and was not kept; send it again."));
      }
      file.force(true);
      good = true;
    } finally {
      if (!good) {
        file.truncate(offset);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void delete(String id) throws IOException {
    remove(place(id));
  }

  /**
   * Puts uploads together under their own names, after comparing each with the digest that its
   * sender computed. If one differs or has not arrived, or two names cannot lie beside each other,
   * nothing is put together. The uploads stay until {@link #release}.
   *
   * @return a folder of their own, to be given to {@link #remove} when it is no longer needed
   */
  public Path assemble(List<Upload> uploads, Watch watch) throws IOException {
    watch.begins(
        new Text("与浏览器算出的摘要比对", "comparing with the digests of the browser"),
        uploads.size(),
        Watch.Unit.THINGS);
    NamesTogether names = new NamesTogether();
    for (Upload upload : uploads) {
      names.add(stated(place(upload.id())).name());
    }
    for (int i = 0; i < uploads.size(); i++) {
      check(uploads.get(i));
      watch.at(i + 1L);
    }
    Path together = OwnerOnly.folder(folder.resolve("set-" + fresh()));
    boolean whole = false;
    try {
      for (Upload upload : uploads) {
        Path place = place(upload.id());
        Path target = UploadName.of(stated(place).name()).below(together);
        Files.createDirectories(target.getParent());
        link(place.resolve(DATA), target);
      }
      whole = true;
      return together;
    } finally {
      if (!whole) {
        remove(together);
      }
    }
  }

  /** A second name for the same bytes; a copy where the disk knows no second names. */
  private static void link(Path data, Path target) throws IOException {
    try {
      Files.createLink(target, data);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(data, target);
    }
  }

  /** Removes uploads that are sealed; one that somebody has removed already is no fault. */
  public void release(List<Upload> uploads) {
    for (Upload upload : uploads) {
      // Each was found to be this sender's own when it was put together.
      Path place = folder.resolve(upload.id());
      if (ID.matcher(upload.id()).matches() && Files.exists(place)) {
        remove(place);
      }
    }
  }

  private void check(Upload upload) throws IOException {
    Path place = place(upload.id());
    Stated stated = stated(place);
    long size = acknowledged(place);
    if (size != stated.length()) {
      throw new TiezhengException(
          new Text(
              "“%s”还没有传完(%,d / %,d 字节);请继续上传。".formatted(stated.name(), size, stated.length()),
              "“%s” has not arrived completely (%,d of %,d bytes); go on uploading."
                  .formatted(stated.name(), size, stated.length())));
    }
    String found = Workplace.sha256(place.resolve(DATA));
    if (!found.equalsIgnoreCase(upload.sha256())) {
      throw new TiezhengException(
          new Text(
              "“%s”到达后的 SHA-256 是 %s,浏览器发送时算出的是 %s:途中有改动,没有采集;请重新上传。"
                  .formatted(stated.name(), found, upload.sha256()),
              ("“%s” has the SHA-256 %s where it arrived, and %s where it was sent: it was changed"
                      + " on the way and not collected. Upload it again.")
                  .formatted(stated.name(), found, upload.sha256())));
    }
  }

  /** What lies directly in a folder that was put together: each is named as the person chose it. */
  public static List<Path> inside(Path together) throws IOException {
    try (Stream<Path> all = Files.list(together)) {
      return all.sorted().toList();
    }
  }

  /** Removes what is no longer needed. */
  public static void remove(Path place) {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
