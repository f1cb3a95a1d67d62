package org.tiezheng.collect.wechat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Post.Reaction;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;

/**
 * Reads moments and favourites from their XML, leniently; what is not understood keeps its text.
 * Facts: chat.md, 1.6. Stateless and thread-safe.
 */
public final class PostReader {
  private static final int VIDEO = 6;
  private static final int OLD_VIDEO = 4;

  private PostReader() {}

  /**
   * A moment with its comments and likes, as far as its owner's app has seen them.
   *
   * @param author as the row says; the XML is asked where it does not
   * @param extra what else the row says
   */
  public static Post moment(
      Provenance at,
      Optional<String> id,
      String author,
      String xml,
      People people,
      RowState state,
      Map<String, String> extra) {
    Optional<Markup> root = Markup.root(xml);
    Optional<Markup> line =
        root.map(r -> r.name().equals("TimelineObject") ? r : r.child("TimelineObject").orElse(r));
    Map<String, String> rest = new TreeMap<>(extra);
    rest.put("xml", xml);
    String who = author.isEmpty() ? line.flatMap(l -> l.filled("username")).orElse("") : author;
    line.flatMap(l -> l.filled("username"))
        .filter(stated -> !stated.equals(who))
        .ifPresent(stated -> rest.put("xmlSender", stated));
    line.ifPresent(l -> rest.putAll(BodyReader.fields(l, "private")));
    line.flatMap(l -> l.child("location"))
        .ifPresent(place -> {
          for (String name : List.of("poiName", "latitude", "longitude", "city")) {
            place.attribute(name).ifPresent(value -> rest.put(name, value));
          }
        });
    return new Post(
        at,
        People.PLATFORM,
        "moments",
        id.or(() -> line.flatMap(l -> l.filled("id"))),
        account(who),
        people.person(who).map(People.Person::shown).orElse(""),
        line.map(l -> seconds(l.words("createTime"))).orElse(RecordedTime.none()),
        line.map(PostReader::contents)
            .orElseGet(() -> List.of(new MessageContent.Unread("moment", xml))),
        root.map(PostReader::reactions).orElse(List.of()),
        state,
        rest);
  }

  private static List<MessageContent> contents(Markup line) {
    List<MessageContent> contents = new ArrayList<>();
    line.filled("contentDesc").ifPresent(words -> contents.add(new MessageContent.Words(words)));
    Optional<Markup> object = line.child("ContentObject");
    boolean link =
        object.flatMap(o -> o.filled("contentUrl")).isPresent()
            && object.flatMap(o -> o.filled("title")).isPresent();
    if (link) {
      Markup o = object.get();
      contents.add(new MessageContent.Share("链接", o.words("title"), o.words("contentUrl")));
    }
    object
        .flatMap(o -> o.child("mediaList"))
        .ifPresent(list -> list.children("media").forEach(m -> contents.add(media(m))));
    return contents;
  }

  private static Media media(Markup media) {
    Optional<Long> type = MediaBody.number(media.words("type"));
    boolean video = type.filter(t -> t == VIDEO || t == OLD_VIDEO).isPresent();
    Optional<Markup> url = media.child("url");
    return new Media(
        video ? MediaType.VIDEO : MediaType.IMAGE,
        url.map(u -> u.verbatim().strip()).filter(u -> !u.isEmpty()),
        Optional.empty(),
        MediaBody.claimed(
            url.flatMap(u -> u.attribute("md5")),
            media.child("size").flatMap(s -> s.attribute("totalSize")).flatMap(MediaBody::number)),
        media.words("description"),
        Optional.empty());
  }

  private static List<Reaction> reactions(Markup root) {
    List<Reaction> all = new ArrayList<>();
    root.child("likeList")
        .ifPresent(list ->
            list.children("like")
                .forEach(l -> all.add(reaction(Reaction.Type.LIKE, l, Optional.empty()))));
    for (String name : List.of("commentList", "commentUserList")) {
      root.child(name)
          .ifPresent(list ->
              list.children("comment")
                  .forEach(c ->
                      all.add(
                          reaction(
                              Reaction.Type.COMMENT,
                              c,
                              c.filled("cmtid").or(() -> c.filled("commentId"))))));
    }
    return all;
  }

  private static Reaction reaction(Reaction.Type type, Markup of, Optional<String> id) {
    return new Reaction(
        type,
        id,
        of.filled("username").map(People::key),
        of.words("nickname"),
        seconds(of.words("createTime")),
        of.words("content"),
        of.filled("refUserName").map(People::key));
  }

  /**
   * A thing that the owner kept.
   *
   * @param from account that it came from
   * @param type number of the kind: 1 words, 2 picture, 5 link
   * @param files where the bytes of what it keeps are looked for
   */
  public static Post favourite(
      Provenance at,
      Optional<String> id,
      String from,
      RecordedTime time,
      String type,
      String xml,
      People people,
      Function<Media, Optional<MediaFiles.Found>> files,
      RowState state,
      Map<String, String> extra) {
    Optional<Markup> root = Markup.root(xml);
    Map<String, String> rest = new TreeMap<>(extra);
    rest.put("type", type);
    rest.put("xml", xml);
    List<MessageContent> contents = new ArrayList<>();
    root.ifPresent(item -> kept(item, type, contents));
    contents.replaceAll(content ->
        content instanceof Media media ? found(media, files.apply(media), rest) : content);
    if (contents.isEmpty()) {
      contents.add(new MessageContent.Unread("favourite/" + type, xml));
    }
    String who =
        from.isEmpty() ? root.flatMap(r -> r.filled("source", "fromusr")).orElse("") : from;
    return new Post(
        at,
        People.PLATFORM,
        "favourites",
        id,
        account(who),
        people.person(who).map(People.Person::shown).orElse(""),
        time,
        contents,
        List.of(),
        state,
        rest);
  }

  /** With the bytes; what is said about the first of several stands for itself. */
  private static Media found(
      Media media, Optional<MediaFiles.Found> found, Map<String, String> rest) {
    found.flatMap(MediaFiles.Found::md5).ifPresent(md5 -> rest.putIfAbsent("md5Found", md5));
    found
        .map(MediaFiles.Found::note)
        .filter(note -> !note.isEmpty())
        .ifPresent(note -> rest.putIfAbsent("mediaNote", note));
    return new Media(
        media.type(),
        media.reference().or(() -> found.map(MediaFiles.Found::reference)),
        found.map(MediaFiles.Found::sha256),
        media.claimed(),
        media.caption(),
        media.millis());
  }

  private static void kept(Markup item, String type, List<MessageContent> contents) {
    item.filled("desc").ifPresent(words -> contents.add(new MessageContent.Words(words)));
    item.child("weburlitem")
        .ifPresent(url ->
            contents.add(
                new MessageContent.Share(
                    "链接",
                    url.words("pagetitle"),
                    url.filled("clean_url").orElse(item.words("source", "link")))));
    item.child("datalist")
        .ifPresent(list -> list.children("dataitem").forEach(data -> item(data, contents)));
    if (type.equals("2") && contents.isEmpty()) {
      contents.add(
          new Media(
              MediaType.IMAGE,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              "",
              Optional.empty()));
    }
  }

  private static void item(Markup data, List<MessageContent> contents) {
    Optional<String> title = data.filled("datatitle");
    Optional<MediaType> type =
        switch (data.attribute("datatype").orElse("")) {
          case "2" -> Optional.of(MediaType.IMAGE);
          case "3" -> Optional.of(MediaType.VOICE);
          case "4" -> Optional.of(MediaType.VIDEO);
          case "8" -> Optional.of(MediaType.FILE);
          default -> Optional.empty();
        };
    Optional<String> words =
        data.filled("datadesc")
            .or(() -> title.filter(_ -> !type.equals(Optional.of(MediaType.FILE))));
    words.ifPresent(w -> contents.add(new MessageContent.Words(w)));
    type.ifPresent(of ->
        contents.add(
            new Media(
                of,
                title.filter(_ -> of == MediaType.FILE),
                Optional.empty(),
                MediaBody.claimed(
                    data.filled("fullmd5"),
                    data.filled("fullsize")
                        .or(() -> data.filled("datasize"))
                        .flatMap(MediaBody::number)),
                "",
                data.filled("duration").flatMap(MediaBody::number))));
  }

  private static RecordedTime seconds(String digits) {
    return MediaBody.number(digits)
        .filter(s -> s > 0 && s <= 4_294_967_295L)
        .map(s ->
            new RecordedTime(
                digits,
                Optional.of(Instant.ofEpochSecond(s)),
                RecordedTime.Precision.SECOND,
                RecordedTime.Basis.UNKNOWN))
        .orElse(RecordedTime.none());
  }

  private static Optional<String> account(String id) {
    return Optional.of(id).filter(i -> !i.isEmpty()).map(People::key);
  }
}
