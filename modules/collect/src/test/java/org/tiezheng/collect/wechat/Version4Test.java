package org.tiezheng.collect.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.Transfer;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Favourite;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.MediaBytes;
import org.tiezheng.testkit.chat.Moment;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.Step;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

class Version4Test {
  private static final int MESSAGES = Boolean.getBoolean("long") ? 10_000 : 500;

  static Stream<Arguments> ways() {
    return Stream.of(
        Arguments.of(Side.A, "open", WriteOptions.OPEN),
        Arguments.of(Side.B, "closed", WriteOptions.CLOSED),
        Arguments.of(Side.B, "overwritten", WriteOptions.OVERWRITTEN));
  }

  @ParameterizedTest(name = "side {0}, {1}")
  @MethodSource("ways")
  void everyMessageIsReadAsItTrulyIsAndWhatSurvivesIsFound(
      Side side, String name, WriteOptions options, @TempDir Path folder) {
    ChatWorld world = ChatWorld.of(7, MESSAGES);
    SideTruth truth = world.truth(side);
    Rendered rendered = new WeChat4Store().write(world, side, folder, options);

    Collected read = Collected.folder(folder, "/message_0.db");

    new WorldComparison(truth, rendered, "wechat", true).assertSame(read.records());
    assertThat(read.reading().tables()).allMatch(Accounting::balances);
    assertThat(read.reading().owner()).contains("wechat:" + truth.account().id());
    messagesAreCounted(rendered, read);
    pictures(read);
    transcripts(truth, read);
    beside(truth, read);
    transfersAreJoined(truth, read);
    FormerContents.Result found = new FormerContents(truth, rendered, read).compare();
    System.out.println("WeChat 4, side " + side + ", " + name + ": " + found);
    assertThat(found.lost()).isEmpty();
    assertThat(found.invented()).isEmpty();
    System.out.println(StatesById.assertRight(truth, read.records()));
  }

  private static void messagesAreCounted(Rendered rendered, Collected read) {
    rendered
        .tables()
        .forEach((table, rows) ->
            assertThat(
                    read.reading().tables().stream()
                        .filter(t -> table.endsWith(t.table().replace('/', '!')))
                        .map(Accounting::seen))
                .as(table)
                .containsExactly(rows));
  }

  /** The newest form needs the owner's key, which was not given; the others are opened. */
  private static void pictures(Collected read) {
    List<ChatMessage> found =
        read.records().stream()
            .filter(ChatMessage.class::isInstance)
            .map(ChatMessage.class::cast)
            .filter(m -> m.state() == RowState.LIVE && m.extra().containsKey("mediaNote"))
            .toList();
    assertThat(found)
        .anyMatch(m -> m.extra().getOrDefault("mediaNote", "").equals("dat V2: no key given"))
        .anyMatch(m -> m.extra().getOrDefault("mediaNote", "").equals("dat V1: jpeg"));
    assertThat(found)
        .filteredOn(m -> m.extra().getOrDefault("mediaNote", "").endsWith(": jpeg"))
        .allSatisfy(
            m -> assertThat(m.extra().get("md5Found")).isEqualTo(m.extra().get("packedMd5")));
    assertThat(read.reading().notes().toString()).contains("image:KEY");
  }

  private static void beside(SideTruth truth, Collected read) {
    List<Post> posts = posts(read);
    assertThat(at(posts, "moments")).hasSameSizeAs(truth.moments());
    for (int i = 0; i < truth.moments().size(); i++) {
      Moment moment = truth.moments().get(i);
      Post post =
          at(posts, "moments").stream()
              .filter(p -> p.nativeId().orElse("").equals(moment.id()))
              .findFirst()
              .orElseThrow();
      assertThat(post.author()).contains("wechat:" + moment.author());
      assertThat(post.line()).contains(moment.text());
      assertThat(post.time().instant().map(t -> t.getEpochSecond()))
          .contains(moment.time().getEpochSecond());
      assertThat(post.reactions()).hasSize(moment.likes().size() + moment.comments().size());
    }
    assertThat(at(posts, "favourites").stream().map(p -> p.nativeId().orElse("")))
        .containsExactlyInAnyOrderElementsOf(
            truth.favourites().stream().map(f -> f.serverId()).toList());
    favouritePictures(truth, posts);
    Map<String, String> recalled = recalledWords(truth);
    assertThat(at(posts, "recalled")).hasSize(recalled.size());
    assertThat(at(posts, "recalled"))
        .allSatisfy(p -> {
          assertThat(p.state()).isEqualTo(RowState.RECALLED);
          assertThat(p.line()).isEqualTo(recalled.get(p.nativeId().orElse("")));
        });
    assertThat(at(posts, "transfers")).isNotEmpty();
    assertThat(at(posts, "group-announcement")).isNotEmpty();
    long dropped = truth.history().stream().filter(Step.Dropped.class::isInstance).count();
    assertThat(
            read.records().stream()
                .filter(r -> r instanceof Conversation c && c.state() == RowState.MARKED_DELETED)
                .count())
        .isGreaterThanOrEqualTo(dropped);
  }

  private static void transfersAreJoined(SideTruth truth, Collected read) {
    Map<String, Post> listed = new TreeMap<>();
    at(posts(read), "transfers").forEach(p -> listed.put(transferId(p), p));
    Map<String, Set<String>> live = new TreeMap<>();
    for (HeldMessage m : truth.messages()) {
      if (m.body() instanceof Body.Transfer t && listed.containsKey(t.transferId())) {
        live.computeIfAbsent(t.transferId(), _ -> new TreeSet<>()).add(m.serverId());
      }
    }
    Map<String, Set<String>> joined = new TreeMap<>();
    for (ChatMessage m : live(read)) {
      String transfer = m.extra().get("transferTable.transfer_id");
      if (transfer != null) {
        joined.computeIfAbsent(transfer, _ -> new TreeSet<>()).add(m.nativeId().orElse(""));
        assertThat(m.extra())
            .containsKeys("transferTable.state", "transferTable.begin_transfer_time");
      }
    }
    assertThat(joined).isEqualTo(live).isNotEmpty();
    listed.forEach((transfer, post) -> {
      Set<String> here = ids(post, "messages");
      assertThat(here).as(transfer).isEqualTo(live.getOrDefault(transfer, Set.of()));
      Set<String> named = new TreeSet<>(ids(post, "message_server_id"));
      named.addAll(ids(post, "second_message_server_id"));
      named.removeAll(here);
      named.remove("0");
      assertThat(ids(post, "messagesNotHere")).as(transfer).isEqualTo(named);
      assertThat(((Transfer) post.contents().getFirst()).state())
          .isEqualTo(TransferState.word(post.extra().getOrDefault("pay_sub_type", "")));
    });
  }

  private static String transferId(Post post) {
    return ((Transfer) post.contents().getFirst()).transferId().orElseThrow();
  }

  private static Set<String> ids(Post post, String name) {
    String all = post.extra().getOrDefault(name, "");
    return all.isEmpty() ? Set.of() : new TreeSet<>(List.of(all.split(",")));
  }

  private static List<ChatMessage> live(Collected read) {
    return read.records().stream()
        .filter(ChatMessage.class::isInstance)
        .map(ChatMessage.class::cast)
        .filter(m -> m.state() == RowState.LIVE || m.state() == RowState.RECALLED)
        .toList();
  }

  private static List<Post> posts(Collected read) {
    return read.records().stream().filter(Post.class::isInstance).map(Post.class::cast).toList();
  }

  private static Map<String, String> recalledWords(SideTruth truth) {
    return truth.history().stream()
        .filter(Step.Recalled.class::isInstance)
        .map(Step.Recalled.class::cast)
        .filter(s -> s.before().outgoing() && s.before().body() instanceof Body.Text)
        .collect(
            java.util.stream.Collectors.toMap(
                s -> s.before().serverId(), s -> ((Body.Text) s.before().body()).text()));
  }

  /** Every other picture that the owner kept is in the folder; none is said to be there else. */
  private static void favouritePictures(SideTruth truth, List<Post> posts) {
    for (Favourite favourite : truth.favourites()) {
      Post post =
          at(posts, "favourites").stream()
              .filter(p -> p.nativeId().equals(Optional.of(favourite.serverId())))
              .findFirst()
              .orElseThrow();
      List<Media> media =
          post.contents().stream().filter(Media.class::isInstance).map(Media.class::cast).toList();
      assertThat(media).hasSize(favourite.picture().isPresent() ? 1 : 0);
      for (Media picture : media) {
        MediaBytes bytes = favourite.picture().orElseThrow();
        boolean there = favourite.localId() % 2 == 0;
        assertThat(picture.claimed().orElseThrow().md5()).contains(bytes.md5());
        assertThat(picture.claimed().orElseThrow().bytes()).contains((long) bytes.length());
        assertThat(picture.found()).isEqualTo(Optional.of(sha256(bytes)).filter(_ -> there));
        assertThat(post.extra().containsKey("md5Found")).isEqualTo(there);
      }
    }
  }

  private static String sha256(MediaBytes bytes) {
    return Digests.sha256(MemorySegment.ofArray(bytes.bytes()));
  }

  /** Words that the app wrote down of a voice stand with it, and of no other. */
  private static void transcripts(SideTruth truth, Collected read) {
    Map<String, String> words = new HashMap<>();
    for (ChatMessage message : voices(read)) {
      words.put(message.nativeId().orElseThrow(), message.extra().getOrDefault("voiceText", ""));
    }
    truth.messages().stream()
        .filter(m -> m.body() instanceof Body.Voice)
        .forEach(m ->
            assertThat(words.get(m.serverId()))
                .isEqualTo(((Body.Voice) m.body()).transcript().orElse("")));
    assertThat(words.values()).anyMatch(String::isEmpty).anyMatch(w -> !w.isEmpty());
  }

  private static List<ChatMessage> voices(Collected read) {
    return read.records().stream()
        .filter(ChatMessage.class::isInstance)
        .map(ChatMessage.class::cast)
        .filter(m -> m.state() == RowState.LIVE && m.nativeType().equals("34"))
        .toList();
  }

  private static List<Post> at(List<Post> posts, String place) {
    return posts.stream().filter(p -> p.place().equals(place)).toList();
  }
}
