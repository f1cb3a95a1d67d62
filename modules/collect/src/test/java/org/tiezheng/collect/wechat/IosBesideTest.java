package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Post.Reaction;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Favourite;
import org.tiezheng.testkit.chat.Moment;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.render.IosBeside;
import org.tiezheng.testkit.chat.render.WriteOptions;
import org.tiezheng.testkit.ios.BinaryList;

/** What WeChat for iOS keeps beside the conversations: moments, favourites, settings. */
class IosBesideTest {
  private static final ChatWorld WORLD = ChatWorld.of(7, Boolean.getBoolean("long") ? 10_000 : 300);

  @ParameterizedTest
  @CsvSource({"A, OPEN", "B, CLOSED"})
  void everyMomentAndFavouriteIsReadAsItTrulyIs(
      Side side, OlderStore.Written options, @TempDir Path folder) {
    SideTruth truth = WORLD.truth(side);

    Collected read = read(side, options, folder);

    assertThat(read.reading().complete()).isTrue();
    assertThat(read.reading().tables()).allMatch(Accounting::balances);
    List<Post> moments = posts(read, "moments", RowState.LIVE);
    assertThat(moments).hasSameSizeAs(truth.moments());
    truth.moments().forEach(m -> assertSame(m, byId(moments, m.id())));
    List<Post> again = posts(read, "moments-timeline", RowState.LIVE);
    assertThat(again).hasSameSizeAs(truth.moments());
    truth.moments().forEach(m -> assertSame(m, byId(again, m.id())));
    assertThat(posts(read, "moments-announced", RowState.LIVE))
        .extracting(p -> p.author().orElse(""), Post::line)
        .containsExactlyInAnyOrderElementsOf(
            truth.moments().stream()
                .filter(m -> m.author().equals(truth.account().id()))
                .flatMap(m -> m.comments().stream())
                .map(c -> Tuple.tuple("wechat:" + c.author(), c.text()))
                .toList());
    favourites(truth, read);
    assertThat(
            read.reading().accounts().stream()
                .filter(a -> a.id().equals(truth.account().id()))
                .flatMap(a -> a.names().stream()))
        .contains(truth.account().nick())
        .doesNotContain("旧名");
  }

  private static void favourites(SideTruth truth, Collected read) {
    List<Post> kept = posts(read, "favourites", RowState.LIVE);
    assertThat(kept).hasSameSizeAs(truth.favourites());
    for (Favourite f : truth.favourites()) {
      Post post =
          kept.stream()
              .filter(p -> p.extra().getOrDefault("FavId", "").equals(f.serverId()))
              .findFirst()
              .orElseThrow();
      assertThat(post.author()).contains("wechat:" + f.from());
      assertThat(post.line()).startsWith(f.text());
      assertThat(post.time().instant().map(t -> t.getEpochSecond()))
          .contains(f.time().getEpochSecond());
      assertThat(
              post.contents().stream()
                  .filter(Media.class::isInstance)
                  .flatMap(m -> ((Media) m).claimed().stream())
                  .flatMap(c -> c.md5().stream()))
          .containsExactlyElementsOf(f.picture().stream().map(p -> p.md5()).toList());
      assertThat(post.extra().toString()).contains(f.room());
    }
  }

  private static void assertSame(Moment truth, Post post) {
    assertThat(post.author()).contains("wechat:" + truth.author());
    assertThat(post.authorName()).isNotEmpty();
    assertThat(post.line()).startsWith(truth.text());
    assertThat(post.time().instant().map(t -> t.getEpochSecond()))
        .contains(truth.time().getEpochSecond());
    assertThat(
            post.contents().stream()
                .filter(Media.class::isInstance)
                .map(c -> ((Media) c).reference().orElse("")))
        .containsExactlyElementsOf(
            truth.pictures().stream().map(md5 -> "https://sns.example.cn/" + md5 + "/0").toList());
    assertThat(
            post.contents().stream()
                .filter(Media.class::isInstance)
                .map(c -> ((Media) c).claimed().flatMap(Media.Claimed::md5).orElse("")))
        .containsExactlyElementsOf(truth.pictures());
    assertThat(post.extra().getOrDefault("poiName", "")).isEqualTo(truth.place());
    assertThat(post.reactions().stream().filter(r -> r.type() == Reaction.Type.LIKE))
        .extracting(r -> r.account().orElse(""))
        .containsExactlyElementsOf(truth.likes().stream().map(id -> "wechat:" + id).toList());
    assertThat(post.reactions().stream().filter(r -> r.type() == Reaction.Type.COMMENT))
        .extracting(
            r -> r.id().orElse(""),
            Reaction::words,
            r -> r.account().orElse(""),
            r -> r.answers().orElse(""),
            r -> r.time().instant().orElseThrow())
        .containsExactlyElementsOf(
            truth.comments().stream()
                .map(c ->
                    Tuple.tuple(
                        c.id(),
                        c.text(),
                        "wechat:" + c.author(),
                        c.answers().isEmpty() ? "" : "wechat:" + c.answers(),
                        c.time()))
                .toList());
    assertThat(post.extra())
        .as("a field that nobody knows is kept by its name")
        .containsEntry("contentDescScene", "3")
        .containsKey("extBuffer");
    assertThat(post.extra().getOrDefault("realLikeCount", "0"))
        .isEqualTo("" + truth.likes().size());
  }

  @ParameterizedTest
  @EnumSource
  void aDeletedMomentIsFoundWithItsWordsAndNotAmongTheLive(Side side, @TempDir Path folder)
      throws IOException {
    Moment deleted = WORLD.truth(side).moments().get(1);
    OlderStore.IOS.write(WORLD, side, folder, OlderStore.Written.BARE);
    Files.delete(folder.resolve(IosBeside.moments(WORLD, side)));
    IosBeside.moments(WORLD, side, folder, WriteOptions.CLOSED, Set.of(deleted.id()));

    Collected read = Collected.folder(folder, OlderStore.IOS.main());

    assertThat(read.reading().tables()).allMatch(Accounting::balances);
    assertThat(posts(read, "moments", RowState.LIVE))
        .noneMatch(p -> p.nativeId().equals(Optional.of(deleted.id())));
    assertThat(posts(read, "moments", RowState.DELETED_RECOVERED))
        .anySatisfy(p -> {
          assertThat(p.line()).startsWith(deleted.text());
          assertThat(p.nativeId()).contains(deleted.id());
        });
  }

  @Test
  void aDamagedMomentIsSetAsideWithTheReasonAndOneOfAnUnpublishedFormAssertsNothing(
      @TempDir Path folder) throws Exception {
    OlderStore.IOS.write(WORLD, Side.A, folder, OlderStore.Written.BARE);
    Path moments = folder.resolve(IosBeside.moments(WORLD, Side.A));
    byte[] whole = IosBeside.buffer(WORLD.truth(Side.A).moments().getFirst(), WORLD);
    List<byte[]> buffers =
        List.of(
            Arrays.copyOf(whole, whole.length / 2),
            "bplist00".getBytes(StandardCharsets.US_ASCII),
            new byte[0],
            new byte[] {
              10,
              6,
              (byte) 0xE4,
              (byte) 0xBD,
              (byte) 0xA0,
              (byte) 0xE5,
              (byte) 0xA5,
              (byte) 0xBD,
              16,
              1
            });
    add(moments, buffers);

    Collected read = Collected.folder(folder, OlderStore.IOS.main());

    assertThat(read.reading().complete()).isTrue();
    assertThat(read.aside().stream().filter(a -> a.table().contains("MyWC_Timeline01"))).hasSize(3);
    assertThat(read.aside())
        .extracting(a -> a.reason().zh())
        .anyMatch(zh -> zh.contains("plist"))
        .anyMatch(zh -> zh.contains("Buffer 为空"));
    List<Post> unread =
        posts(read, "moments", RowState.LIVE).stream()
            .filter(p -> p.contents().getFirst() instanceof MessageContent.Unread)
            .toList();
    assertThat(unread).hasSize(1);
    assertThat(unread.getFirst().author()).isEmpty();
    assertThat(unread.getFirst().contents().toString()).contains("你好");
    assertThat(notes(read)).contains("1 条的内容是较新版本的格式");
  }

  @Test
  void anArchiveOfCirclesAndManyFieldsEndsAndSaysThatItWasCut(@TempDir Path folder)
      throws Exception {
    OlderStore.IOS.write(WORLD, Side.A, folder, OlderStore.Written.BARE);
    Path moments = folder.resolve(IosBeside.moments(WORLD, Side.A));
    Map<String, Object> root = new TreeMap<>();
    root.put("self", new BinaryList.Reference(1));
    root.put("username", new BinaryList.Reference(2));
    for (int i = 0; i < 5_000; i++) {
      root.put("f" + i, 1L + i);
    }
    byte[] circle =
        BinaryList.of(
            Map.of(
                "$top",
                Map.of("root", new BinaryList.Reference(1)),
                "$objects",
                List.of("$null", root, "wxid_circle")));
    add(moments, List.of(circle));

    Collected read = Collected.folder(folder, OlderStore.IOS.main());

    assertThat(posts(read, "moments", RowState.LIVE))
        .filteredOn(p -> p.author().equals(Optional.of("wechat:wxid_circle")))
        .singleElement()
        .satisfies(p -> assertThat(p.extra()).containsEntry("archiveCut", "true"));
  }

  @Test
  void whatIsThereAndNotReadIsSaidWithTheReason(@TempDir Path folder) throws Exception {
    OlderStore.IOS.write(WORLD, Side.A, folder, OlderStore.Written.BARE);
    String account = WORLD.truth(Side.A).account().id();
    Path settings = folder.resolve("Documents/MMappedKV/mmsetting.archive." + account);
    assertThat(notes(Collected.folder(folder, OlderStore.IOS.main())))
        .contains("还有 1 项设置没有读取")
        .contains("按 MD5 引用的表情");

    Files.write(settings, new byte[] {9, 9});
    Path favourites = folder.resolve(IosBeside.favourites(WORLD, Side.A));
    Files.delete(favourites);
    try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + favourites)) {
      store.createStatement().execute("CREATE TABLE Other(Id INTEGER)");
      store.createStatement().execute("INSERT INTO Other VALUES (1)");
    }
    Files.delete(folder.resolve(IosBeside.moments(WORLD, Side.A)));
    Collected read = Collected.folder(folder, OlderStore.IOS.main());
    assertThat(notes(read))
        .contains("mmsetting.archive." + account + " 已找到但没有读取")
        .contains("收藏库 fav.db 已找到但没有读取")
        .contains("没有可读的朋友圈库 wc/wc005_008.db");
    assertThat(read.reading().statements())
        .anyMatch(s -> s.name().equals("fav.db/rows.Other") && s.value().equals("1"));
  }

  @Test
  void damagedSettingsNeverStopTheReadingAndGiveNoNameOfAnother(@TempDir Path folder)
      throws Exception {
    OlderStore.IOS.write(WORLD, Side.A, folder, OlderStore.Written.BARE);
    String account = WORLD.truth(Side.A).account().id();
    Path settings = folder.resolve("Documents/MMappedKV/mmsetting.archive." + account);
    byte[] whole = Files.readAllBytes(settings);
    Random random = new Random(11);
    for (int i = 0; i < 40; i++) {
      byte[] damaged = whole.clone();
      for (int n = random.nextInt(1, 6); n > 0; n--) {
        damaged[random.nextInt(100)] = (byte) random.nextInt();
      }
      Files.write(settings, damaged);
      Collected read = Collected.folder(folder, OlderStore.IOS.main());
      assertThat(read.reading().complete()).isTrue();
      assertThat(read.reading().owner()).contains("wechat:" + account);
    }
  }

  private static Collected read(Side side, OlderStore.Written options, Path folder) {
    OlderStore.IOS.write(WORLD, side, folder, options);
    return Collected.folder(folder, OlderStore.IOS.main());
  }

  private static void add(Path moments, List<byte[]> buffers) throws SQLException {
    try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + moments);
        PreparedStatement insert =
            store.prepareStatement("INSERT INTO MyWC_Timeline01(Id, Buffer) VALUES (?, ?)")) {
      for (int i = 0; i < buffers.size(); i++) {
        insert.setLong(1, 1 + i);
        insert.setBytes(2, buffers.get(i));
        insert.execute();
      }
    }
  }

  private static String notes(Collected read) {
    return read.reading().notes().stream().map(n -> n.zh()).collect(Collectors.joining("\n"));
  }

  private static Post byId(List<Post> posts, String id) {
    return posts.stream().filter(p -> p.nativeId().orElse("").equals(id)).findFirst().orElseThrow();
  }

  private static List<Post> posts(Collected read, String place, RowState state) {
    return read.records().stream()
        .filter(Post.class::isInstance)
        .map(Post.class::cast)
        .filter(p -> p.place().equals(place) && p.state() == state)
        .toList();
  }
}
