package org.tiezheng.collect.wechat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.collect.FileBeside;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.container.UnreadableInnerException;
import org.tiezheng.evidence.MessageContent.Media;

/**
 * Finds files whose place nobody has published by what a message states of them: length and MD5 of
 * the bytes, wherever they lie among the app's files; else a name that holds the MD5. Only files of
 * a length that a message states are digested, each once. One reading; not thread-safe.
 */
public final class FilesByContent {
  private static final String APP = "com.tencent.xin";
  private static final Pattern MD5 =
      Pattern.compile("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", Pattern.CASE_INSENSITIVE);
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_FILES = 300_000;
  private static final int MOST_NAMED = 8;
  private static final int MOST_KNOWN = 200_000;

  private static final String BY_CONTENT =
      "按内容找到:长度和 MD5 与所载一致,应用存放的位置没有公开"
          + " / found by its content, which has the length and MD5 stated; where the app keeps it"
          + " is not published";

  private final StoreFolder folder;
  private final Map<Stated, Optional<MediaFiles.Found>> known = new HashMap<>();
  private final Map<Long, List<FileBeside>> bySize = new HashMap<>();
  private final Map<String, List<FileBeside>> byName = new HashMap<>();
  private final Map<Long, Map<String, FileBeside>> digested = new HashMap<>();
  private boolean listed;
  private boolean more;
  private long files;
  private long digests;
  private long unreadable;

  /** What a message states. */
  private record Stated(String md5, Optional<Long> bytes) {}

  /**
   * @param folder of the account; in a backup the files of the app's other domains are looked at as
   *     well, elsewhere all that were collected with it
   */
  public FilesByContent(StoreFolder folder) {
    this.folder = folder;
  }

  /** The file with the MD5 that is stated; empty if none is stated or there is no such file. */
  public Optional<MediaFiles.Found> find(Media media) {
    Optional<Stated> stated =
        media.claimed().flatMap(claim -> claim.md5().map(md5 -> new Stated(md5, claim.bytes())));
    if (stated.isEmpty()) {
      return Optional.empty();
    }
    list();
    Optional<MediaFiles.Found> before = known.get(stated.get());
    if (before != null) {
      return before;
    }
    Optional<MediaFiles.Found> found = sought(stated.get());
    if (known.size() < MOST_KNOWN) {
      known.put(stated.get(), found);
    }
    return found;
  }

  private Optional<MediaFiles.Found> sought(Stated stated) {
    Optional<MediaFiles.Found> whole =
        stated
            .bytes()
            .flatMap(size -> Optional.ofNullable(ofSize(size).get(stated.md5())))
            .flatMap(file -> named(file, stated.md5()))
            .filter(found -> found.md5().isPresent())
            .map(FilesByContent::byContent);
    return whole.or(() ->
        byName.getOrDefault(stated.md5(), List.of()).stream()
            .flatMap(file -> named(file, stated.md5()).stream())
            // One whose content has the MD5 comes first, whatever length was stated.
            .min(Comparator.comparing(found -> found.md5().isEmpty())));
  }

  /** Asked for by its name, it is a part of what is read. */
  private Optional<MediaFiles.Found> named(FileBeside file, String md5) {
    String root = folder.root();
    String path = file.name().startsWith(root) ? file.name().substring(root.length()) : file.name();
    Optional<Member> member = folder.source().siblings().apply(file.name());
    return member.flatMap(at -> Stickers.at(path, at, md5));
  }

  private static MediaFiles.Found byContent(MediaFiles.Found found) {
    return new MediaFiles.Found(
        found.reference(), found.sha256(), found.md5(), found.bytes(), found.millis(), BY_CONTENT);
  }

  /** The files of a size by the MD5 of their bytes. */
  private Map<String, FileBeside> ofSize(long size) {
    return digested.computeIfAbsent(
        size,
        _ -> {
          Map<String, FileBeside> files = new HashMap<>();
          bySize
              .getOrDefault(size, List.of())
              .forEach(file -> digest(file).ifPresent(md5 -> files.putIfAbsent(md5, file)));
          return files;
        });
  }

  private Optional<String> digest(FileBeside file) {
    try {
      digests++;
      return Optional.of(file.read(Digests::md5));
    } catch (UnreadableInnerException e) {
      unreadable++;
      return Optional.empty();
    }
  }

  /** Those of the account come first, then by name: the same copy gives the same answer. */
  private void list() {
    if (listed) {
      return;
    }
    listed = true;
    Predicate<String> ofTheApp = ofTheApp();
    List<FileBeside> all = new ArrayList<>();
    try (var listing = folder.source().listing().get()) {
      listing
          .filter(
              file -> file.size() > 0 && file.size() <= MOST_BYTES && ofTheApp.test(file.name()))
          .limit(MOST_FILES + 1L)
          .forEach(all::add);
    }
    more = all.size() > MOST_FILES;
    if (more) {
      all.removeLast();
    }
    files = all.size();
    all.sort(
        Comparator.comparing((FileBeside file) -> !file.name().startsWith(folder.root()))
            .thenComparing(FileBeside::name));
    for (FileBeside file : all) {
      bySize.computeIfAbsent(file.size(), _ -> new ArrayList<>(1)).add(file);
      Matcher md5 = MD5.matcher(file.fileName());
      if (md5.find()) {
        List<FileBeside> of =
            byName.computeIfAbsent(md5.group().toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1));
        if (of.size() < MOST_NAMED) {
          of.add(file);
        }
      }
    }
  }

  /** Of a backup the domains that bear the app's name; of a folder everything. */
  private Predicate<String> ofTheApp() {
    String root = folder.root();
    return root.startsWith("AppDomain") && root.contains(APP)
        ? name -> name.startsWith("AppDomain") && domain(name).contains(APP)
        : _ -> true;
  }

  private static String domain(String name) {
    int end = name.indexOf('/');
    return end < 0 ? name : name.substring(0, end);
  }

  /** Says how many were found, how, and among what. */
  public void note(ReadingSession session) {
    if (!listed) {
      return;
    }
    long whole =
        known.values().stream().filter(f -> f.flatMap(MediaFiles.Found::md5).isPresent()).count();
    long other = known.values().stream().filter(Optional::isPresent).count() - whole;
    long absent = known.size() - whole - other;
    session.note(
        "按 MD5 引用的表情等文件:手机上的存放位置没有公开,在一同采集的 "
            + files
            + " 个文件中按内容查找,其中长度与所载相符的 "
            + digests
            + " 个计算了 MD5;消息和收藏写明的 "
            + known.size()
            + " 个不同文件中,内容一致的 "
            + whole
            + " 个,只有文件名含该 MD5、内容不同(应用会重新编码或加密)的 "
            + other
            + " 个,没有找到的 "
            + absent
            + " 个",
        "stickers and other files that are named by their MD5: where the telephone keeps them is"
            + " not published; they were looked for by content among the "
            + files
            + " files collected with the store, of which "
            + digests
            + " have a length that is stated and were digested. Of "
            + known.size()
            + " different ones that messages and favourites state, "
            + whole
            + " were found with that content, "
            + other
            + " have a file with the MD5 in its name and another content (the app codes or encrypts"
            + " them), "
            + absent
            + " were not found");
    doubts(session);
  }

  private void doubts(ReadingSession session) {
    if (unreadable > 0) {
      session.note(
          unreadable + " 个长度相符的文件无法读取,没有比对",
          unreadable + " files of a length that is stated cannot be read and were not compared");
    }
    if (more) {
      session.note(
          "一同采集的文件超过 " + MOST_FILES + " 个,其余没有按内容查找",
          "more than "
              + MOST_FILES
              + " files came with the store; the rest were not looked at for their content");
    }
  }
}
