package org.tiezheng.collect.wechat.ios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.plist.KeyedArchive;
import org.tiezheng.collect.plist.Plist;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.StoreTimes;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Post.Reaction;
import org.tiezheng.evidence.RecordedTime;

/**
 * A moment as the app archives the object that it shows, with the names of the object's fields. Of
 * those names only the ones that several open programs read are understood; every other field is
 * kept by its name.
 *
 * @param extra fields without a place of their own
 */
record MomentArchive(
    Optional<String> id,
    Optional<String> author,
    String authorName,
    RecordedTime time,
    List<MessageContent> contents,
    List<Reaction> reactions,
    Map<String, String> extra) {
  private static final Set<String> VIDEO_MEDIA = Set.of("4", "6");
  private static final String VIDEO_CONTENT = "15";
  private static final String LIKE = "1";
  private static final int MOST_MEMBERS = 10_000;

  private static final Set<String> TAKEN =
      Set.of(
          "tid",
          "username",
          "nickname",
          "createtime",
          "contentDesc",
          "contentObj.title",
          "contentObj.linkUrl",
          "contentObj.mediaList.#.dataUrl.url",
          "likeUsers.#.username",
          "likeUsers.#.nickname",
          "likeUsers.#.createTime",
          "commentUsers.#.username",
          "commentUsers.#.nickname",
          "commentUsers.#.createTime",
          "commentUsers.#.content",
          "commentUsers.#.commentID",
          "commentUsers.#.refUserName");

  /**
   * Reads an archive.
   *
   * @throws FormatException if the bytes are none, or damaged
   */
  static MomentArchive of(byte[] bytes) throws FormatException {
    KeyedArchive archive = KeyedArchive.read(bytes);
    Plist.Dict root = archive.root();
    Optional<String> id = archive.text(root, "tid").filter(t -> !t.equals("0"));
    Optional<String> author = archive.text(root, "username");
    List<MessageContent> contents = new ArrayList<>();
    archive
        .text(root, "contentDesc")
        .ifPresent(words -> contents.add(new MessageContent.Words(words)));
    archive.object(root, "contentObj").ifPresent(shown -> shown(archive, shown, contents));
    List<Reaction> reactions = new ArrayList<>();
    for (String list : List.of("likeUsers", "commentUsers")) {
      archive.objects(root, list).stream()
          .limit(MOST_MEMBERS)
          .forEach(who -> reactions.add(reaction(archive, who, list)));
    }
    Map<String, String> extra = ArchivedFields.of(archive, TAKEN);
    if (contents.isEmpty() && id.isEmpty() && author.isEmpty()) {
      contents.add(new MessageContent.Unread("moment", String.join("\n", extra.values())));
    }
    return new MomentArchive(
        id,
        author,
        archive.text(root, "nickname").orElse(""),
        time(archive, root, "createtime"),
        contents,
        reactions,
        extra);
  }

  private static void shown(KeyedArchive archive, Plist.Dict shown, List<MessageContent> contents) {
    Optional<String> address = archive.text(shown, "linkUrl");
    address.ifPresent(url ->
        contents.add(new MessageContent.Share("链接", archive.text(shown, "title").orElse(""), url)));
    if (address.isEmpty()) {
      archive
          .text(shown, "title")
          .ifPresent(title -> contents.add(new MessageContent.Words(title)));
    }
    boolean video = archive.text(shown, "type").filter(VIDEO_CONTENT::equals).isPresent();
    archive.objects(shown, "mediaList").stream()
        .limit(MOST_MEMBERS)
        .forEach(medium -> contents.add(media(archive, medium, video)));
  }

  private static Media media(KeyedArchive archive, Plist.Dict medium, boolean video) {
    Optional<Plist.Dict> data = archive.object(medium, "dataUrl");
    boolean moving =
        video || archive.text(medium, "type").filter(VIDEO_MEDIA::contains).isPresent();
    Optional<String> md5 =
        data.flatMap(d ->
            (moving ? archive.text(d, "videomd5") : Optional.<String>empty())
                .or(() -> archive.text(d, "md5")));
    return new Media(
        moving ? MediaType.VIDEO : MediaType.IMAGE,
        data.flatMap(d -> archive.text(d, "url")),
        Optional.empty(),
        md5.filter(m -> m.matches("[0-9a-fA-F]{32}"))
            .map(m -> new Media.Claimed(Optional.of(m.toLowerCase(Locale.ROOT)), Optional.empty())),
        archive.text(medium, "title").orElse(""),
        Optional.empty());
  }

  /** In the list of likes the type is 1; a comment that has lost its words is one all the same. */
  private static Reaction reaction(KeyedArchive archive, Plist.Dict who, String list) {
    boolean like =
        list.equals("likeUsers") || archive.text(who, "type").filter(LIKE::equals).isPresent();
    return new Reaction(
        like ? Reaction.Type.LIKE : Reaction.Type.COMMENT,
        like ? Optional.empty() : archive.text(who, "commentID").filter(i -> !i.equals("0")),
        archive.text(who, "username").map(People::key),
        archive.text(who, "nickname").orElse(""),
        time(archive, who, "createTime"),
        archive.text(who, "content").orElse(""),
        archive.text(who, "refUserName").map(People::key));
  }

  private static RecordedTime time(KeyedArchive archive, Plist.Dict of, String name) {
    Optional<String> digits = archive.text(of, name).filter(t -> !t.equals("0"));
    if (digits.isPresent() && !digits.get().matches("\\d{1,18}")) {
      return new RecordedTime(
          digits.get(), Optional.empty(), RecordedTime.Precision.NONE, RecordedTime.Basis.UNKNOWN);
    }
    return StoreTimes.seconds(digits.map(Long::parseLong));
  }
}
