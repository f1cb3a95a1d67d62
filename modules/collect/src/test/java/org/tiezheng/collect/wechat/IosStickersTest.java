package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.collect.Collected;
import org.tiezheng.collect.FileBeside;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.StoreKeys;
import org.tiezheng.collect.container.UnreadableInnerException;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Text;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.Body.Emoticon.Kept;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;

/** Stickers of WeChat for iOS, whose place is not published, are found by what they hold. */
class IosStickersTest {
  /** With stickers kept in every way and every place. */
  private static final ChatWorld WORLD = ChatWorld.of(9, 1_000);

  private static final SideTruth TRUTH = WORLD.truth(Side.A);
  private static final String ROOT = "AppDomain-com.tencent.xin/Documents/" + "0".repeat(32) + "/";
  private static final byte[] PICTURE =
      "GIF89a and what follows".getBytes(StandardCharsets.US_ASCII);

  @Test
  void everyStickerThatIsThereIsFoundWhereverItLies(@TempDir Path folder) {
    OlderStore.IOS.write(WORLD, Side.A, folder, OlderStore.Written.OPEN);

    Collected read = Collected.folder(folder, OlderStore.IOS.main());

    Map<String, Kept> truth = new TreeMap<>();
    TRUTH.genuine().stream()
        .map(m -> m.body())
        .filter(Body.Emoticon.class::isInstance)
        .map(Body.Emoticon.class::cast)
        .forEach(e -> truth.put(e.md5(), e.kept()));
    assertThat(truth).as("every way occurs").containsValues(Kept.values());
    Set<String> places = stickers(read).map(IosStickersTest::place).collect(Collectors.toSet());
    assertThat(places)
        .as("with the account, in the library, in the shared folder, not at all")
        .containsExactlyInAnyOrder("MadePlace", "Library", "Group", "");
    for (ChatMessage message : stickers(read).toList()) {
      Media sticker = (Media) message.content();
      String md5 = sticker.claimed().flatMap(Media.Claimed::md5).orElseThrow();
      assertThat(message.extra().getOrDefault("mediaPath", "")).doesNotContain("other-");
      assertThat(sticker.found().isPresent()).isEqualTo(truth.get(md5) != Kept.ABSENT);
      assertThat(Optional.ofNullable(message.extra().get("md5Found")))
          .isEqualTo(Optional.of(md5).filter(_ -> truth.get(md5) == Kept.PLAIN));
      assertThat(message.extra().getOrDefault("mediaNote", "").contains("found by its content"))
          .isEqualTo(truth.get(md5) == Kept.PLAIN);
    }
    assertThat(notes(read))
        .contains(
            "没有找到的 "
                + (count(truth, Kept.ABSENT) + favourites().filter(there -> !there).count())
                + " 个")
        .contains(
            "内容不同(应用会重新编码或加密)的 " + (count(truth, Kept.RECODED) + count(truth, Kept.CLOSED)) + " 个");
  }

  @Test
  void picturesAmongTheFavouritesAreFoundByTheirContent(@TempDir Path folder) {
    OlderStore.IOS.write(WORLD, Side.A, folder, OlderStore.Written.OPEN);

    Collected read = Collected.folder(folder, OlderStore.IOS.main());

    List<Boolean> found =
        read.records().stream()
            .filter(Post.class::isInstance)
            .map(Post.class::cast)
            .filter(post -> post.place().equals("favourites"))
            .flatMap(post -> post.contents().stream())
            .filter(Media.class::isInstance)
            .map(content -> ((Media) content).found().isPresent())
            .toList();
    assertThat(found)
        .contains(true, false)
        .containsExactlyInAnyOrderElementsOf(favourites().toList());
  }

  @Test
  void onlyFilesOfAStatedLengthAreReadEachOnceAndOnlyThoseOfTheApp() {
    Beside beside = new Beside();
    beside.file("AppDomain-com.tencent.xin/Library/x", PICTURE);
    beside.file("AppDomain-com.tencent.xin/Library/y", turned(PICTURE));
    beside.file("AppDomain-com.tencent.xin/Library/longer", new byte[PICTURE.length + 1]);
    beside.file("AppDomain-com.example.other/x", PICTURE);
    beside.file("HomeDomain/com.tencent.xin/x", PICTURE);
    FilesByContent files = new FilesByContent(new StoreFolder(beside.source(), ROOT));

    Optional<MediaFiles.Found> found = files.find(stated(PICTURE, PICTURE.length));
    assertThat(found.map(MediaFiles.Found::reference))
        .contains("AppDomain-com.tencent.xin/Library/x");
    assertThat(found.flatMap(MediaFiles.Found::md5)).contains(md5(PICTURE));
    assertThat(files.find(stated(PICTURE, PICTURE.length))).isEqualTo(found);
    assertThat(files.find(stated(new byte[] {1}, PICTURE.length))).isEmpty();
    assertThat(beside.looked)
        .containsExactlyInAnyOrder(
            "AppDomain-com.tencent.xin/Library/x", "AppDomain-com.tencent.xin/Library/y");
    assertThat(beside.asked).containsOnly("AppDomain-com.tencent.xin/Library/x");
  }

  @Test
  void aFileOfTheAccountComesBeforeAnotherAndAContentBeforeAName() {
    Beside beside = new Beside();
    beside.file("AppDomain-com.tencent.xin/A/x", PICTURE);
    beside.file(ROOT + "Z/x", PICTURE);
    beside.file(ROOT + "A/" + md5(PICTURE) + ".pic", turned(PICTURE));
    FilesByContent files = new FilesByContent(new StoreFolder(beside.source(), ROOT));

    assertThat(files.find(stated(PICTURE, PICTURE.length)).map(MediaFiles.Found::reference))
        .contains("Z/x");
  }

  @Test
  void aNameWithTheMd5IsFoundWhateverTheLengthAndSaidToHoldSomethingElse() {
    Beside beside = new Beside();
    beside.file(ROOT + "E/" + md5(PICTURE).toUpperCase(java.util.Locale.ROOT) + ".pic", PICTURE);
    beside.file(ROOT + "E/thumb_" + md5(new byte[] {1}) + "@2x", new byte[] {5, 6, 7});
    beside.file(ROOT + "E/a" + md5(new byte[] {2}), new byte[] {5, 6, 7});
    FilesByContent files = new FilesByContent(new StoreFolder(beside.source(), ROOT));

    Optional<MediaFiles.Found> whole = files.find(stated(PICTURE, 999));
    assertThat(whole.flatMap(MediaFiles.Found::md5)).contains(md5(PICTURE));
    Optional<MediaFiles.Found> closed = files.find(stated(new byte[] {1}, 999));
    assertThat(closed).isPresent();
    assertThat(closed.flatMap(MediaFiles.Found::md5)).isEmpty();
    assertThat(closed.map(MediaFiles.Found::note).orElse("")).contains("encrypt");
    assertThat(files.find(stated(new byte[] {2}, 999))).as("33 digits are no MD5").isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsCountedAndTheNextIsTried() {
    Beside beside = new Beside();
    beside.unreadable(ROOT + "A/x", PICTURE.length);
    beside.file(ROOT + "B/x", PICTURE);
    FilesByContent files = new FilesByContent(new StoreFolder(beside.source(), ROOT));

    assertThat(files.find(stated(PICTURE, PICTURE.length)).map(MediaFiles.Found::reference))
        .contains("B/x");
  }

  /** Files beside a store, and which of them were looked at, and asked for. */
  private static final class Beside {
    private final Map<String, FileBeside> files = new LinkedHashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<String> looked = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    void file(String name, byte[] bytes) {
      MemorySegment content = MemorySegment.ofArray(bytes);
      members.put(name, Member.of(name, Collected.sha256(bytes), content));
      files.put(
          name,
          new FileBeside(
              name,
              bytes.length,
              _ -> {
                looked.add(name);
                return content;
              }));
    }

    void unreadable(String name, long size) {
      files.put(
          name,
          new FileBeside(
              name,
              size,
              _ -> {
                throw new UnreadableInnerException(
                    UnreadableInnerException.Reason.DAMAGED, new Text("坏", "damaged"));
              }));
    }

    SealedSource source() {
      return new SealedSource(
          Member.of(ROOT + "DB/MM.sqlite", "0".repeat(64), MemorySegment.ofArray(new byte[0])),
          name -> {
            asked.add(name);
            return Optional.ofNullable(members.get(name));
          },
          Limits.DEFAULT,
          StoreKeys.NONE,
          () -> files.values().stream());
    }
  }

  private static Media stated(byte[] content, long length) {
    return new Media(
        MediaType.STICKER,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Media.Claimed(Optional.of(md5(content)), Optional.of(length))),
        "",
        Optional.empty());
  }

  private static String md5(byte[] content) {
    return Digests.md5(MemorySegment.ofArray(content));
  }

  private static byte[] turned(byte[] bytes) {
    byte[] other = bytes.clone();
    other[3] ^= 1;
    return other;
  }

  private static Stream<ChatMessage> stickers(Collected read) {
    return read.records().stream()
        .filter(ChatMessage.class::isInstance)
        .map(ChatMessage.class::cast)
        // A recovered row may have lost the end of its text, and what it states with it.
        .filter(m ->
            m.content() instanceof Media media
                && media.type() == MediaType.STICKER
                && media.claimed().flatMap(Media.Claimed::md5).isPresent());
  }

  private static String place(ChatMessage message) {
    String path = message.extra().getOrDefault("mediaPath", "");
    return path.substring(0, Math.max(0, path.indexOf('/')));
  }

  private static long count(Map<String, Kept> truth, Kept kept) {
    return truth.values().stream().filter(kept::equals).count();
  }

  /** For each kept picture whether its bytes are there. */
  private static Stream<Boolean> favourites() {
    return TRUTH.favourites().stream()
        .filter(f -> f.picture().isPresent())
        .map(f -> f.localId() % 2 == 0);
  }

  private static String notes(Collected read) {
    return read.reading().notes().stream().map(Text::zh).collect(Collectors.joining("\n"));
  }
}
