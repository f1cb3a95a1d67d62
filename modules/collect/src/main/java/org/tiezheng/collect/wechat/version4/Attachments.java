package org.tiezheng.collect.wechat.version4;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.DatPictures;
import org.tiezheng.collect.wechat.MediaFiles;
import org.tiezheng.collect.wechat.Stickers;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.evidence.MessageContent.Media;

/**
 * Voices in {@code media_N.db}, pictures, videos and files below {@code msg}, and stickers. Files
 * lie in folders by month; the month is that of China's time, and the neighbours are looked at,
 * too.
 */
final class Attachments implements MediaFiles, AutoCloseable {
  private static final int STORES = 100;
  private static final int MOST_FOLDERS = 10_000;
  private static final long MOST_DIGESTED = 256L << 20;
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  private final AccountFolder folder;
  private final Map<String, Found> voices = new HashMap<>();
  private final Map<String, String> fileNames = new HashMap<>();
  private final Map<String, String> folders = new HashMap<>();
  private final DatPictures pictures;
  private final Map<DatPictures.Outcome, Long> closed = new EnumMap<>(DatPictures.Outcome.class);
  private YearMonth lastMonth = YearMonth.of(1970, 1);
  private List<String> lastMonths = List.of("1970-01", "1970-02", "1969-12");

  Attachments(AccountFolder folder, ReadingSession session) {
    this.folder = folder;
    pictures = new DatPictures(folder.source().keys().pictureKeys());
    for (int i = 0; i < STORES; i++) {
      String file = "message/media_" + i + ".db";
      folder.database(file, session).ifPresent(store -> voices(file, store, session));
    }
    folder.database("hardlink/hardlink.db", session).ifPresent(store -> names(store, session));
  }

  private void voices(String file, Store store, ReadingSession session) {
    String counted = file + "/VoiceInfo";
    if (store.has("VoiceInfo", "svr_id", "voice_data")) {
      store.rows(
          "VoiceInfo",
          counted,
          session,
          row ->
              row.bytes("voice_data")
                  .ifPresent(voice -> voices.put(row.text("svr_id"), voice(counted, row, voice))));
    }
  }

  private static Found voice(String counted, StoredRow row, MemorySegment voice) {
    return Found.voice(
        counted + "/" + row.rowid().map(String::valueOf).orElse("?"),
        digest("SHA-256", voice),
        Optional.of(md5(voice)),
        voice,
        "no SILK");
  }

  private void names(Store store, ReadingSession session) {
    for (String kind : List.of("image", "video", "file")) {
      for (String version : List.of("_v4", "_v3", "")) {
        String table = kind + "_hardlink_info" + version;
        if (store.has(table, "md5", "file_name")) {
          store.rows(table, "hardlink.db/" + table, session, this::name);
        }
      }
    }
  }

  private void name(StoredRow row) {
    fileNames.putIfAbsent(row.text("md5"), row.text("file_name", 400));
  }

  @Override
  public Optional<Found> find(StoredMessage message, Media media) {
    return switch (media.type()) {
      case VOICE -> message.serverId().flatMap(id -> Optional.ofNullable(voices.get(signed(id))));
      case IMAGE ->
          file(
              message,
              media,
              ".dat",
              month -> "msg/attach/" + folderOf(message.conversation()) + "/" + month + "/Img/");
      case VIDEO -> file(message, media, ".mp4", month -> "msg/video/" + month + "/");
      case FILE -> document(message, media);
      case STICKER -> Stickers.find(media, folder::media, md5 -> stickers(message, md5));
    };
  }

  /** Of the user's own collection, of late ones by month, and small ones. */
  private List<String> stickers(StoredMessage message, String md5) {
    List<String> places = new ArrayList<>();
    places.add(Stickers.split("business/emoticon/Persist", md5));
    for (String month : months(message)) {
      places.add(Stickers.split("cache/" + month + "/Emoticon", md5));
    }
    places.add(Stickers.split("business/emoticon/Thumb", md5) + ".thumb");
    return places;
  }

  private Optional<Found> document(StoredMessage message, Media media) {
    Optional<Found> linked = file(message, media, "", month -> "msg/file/" + month + "/");
    return linked.or(() ->
        media
            .reference()
            .flatMap(name ->
                months(message).stream()
                    .map(month -> "msg/file/" + month + "/" + name)
                    .flatMap(path -> found(path).stream())
                    .findFirst()));
  }

  private Optional<Found> file(
      StoredMessage message, Media media, String ending, UnaryOperator<String> place) {
    Set<String> names = new LinkedHashSet<>();
    Optional<String> packed = Optional.ofNullable(message.extra().get("packedMd5"));
    packed.ifPresent(md5 -> names(md5, ending, names));
    media.claimed().flatMap(Media.Claimed::md5).ifPresent(md5 -> names(md5, ending, names));
    for (String name : names) {
      for (String month : months(message)) {
        Optional<Found> found = found(place.apply(month) + name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The names that a file with this digest may have. */
  private void names(String md5, String ending, Set<String> names) {
    Optional.ofNullable(fileNames.get(md5)).ifPresent(names::add);
    if (!ending.isEmpty()) {
      names.add(md5 + ending);
    }
  }

  private Optional<Found> found(String path) {
    return folder
        .media(path)
        .map(member ->
            path.endsWith(".dat")
                ? picture(path, member)
                : new Found(
                    path,
                    member.contentSha256(),
                    md5(member),
                    Optional.of(member.size()),
                    Optional.empty(),
                    ""));
  }

  /** The original stays the file as it lies; the digest is that of the picture inside. */
  private Found picture(String path, Member member) {
    DatPictures.Opened opened = pictures.open(member.bytes());
    closed.merge(opened.outcome(), 1L, Long::sum);
    Optional<MemorySegment> picture =
        Optional.of(opened)
            .filter(o -> o.outcome() == DatPictures.Outcome.OPENED)
            .map(DatPictures.Opened::bytes);
    return new Found(
        path,
        member.contentSha256(),
        picture.map(Attachments::md5),
        picture.map(MemorySegment::byteSize),
        Optional.empty(),
        opened.note());
  }

  private static Optional<String> md5(Member member) {
    return member.size() <= MOST_DIGESTED ? Optional.of(md5(member.bytes())) : Optional.empty();
  }

  /** Says how many pictures could be looked into. */
  void note(ReadingSession session) {
    closed.forEach((outcome, count) ->
        session.statement(
            "pictures." + outcome.name().toLowerCase(Locale.ROOT), Long.toString(count)));
    long locked = closed.getOrDefault(DatPictures.Outcome.KEY_NEEDED, 0L);
    if (locked > 0) {
      session.note(
          locked + " 张图片以账号的密钥加密(V2),没有给出密钥,保持原样;可在密钥文件中加一行 image:密钥(16 个字符)",
          locked
              + " pictures are encrypted with the account's own key (V2), which was not given; they"
              + " are kept as they are. Give it in the key file as a line image:KEY (16"
              + " characters)");
    }
    long wrong = closed.getOrDefault(DatPictures.Outcome.WRONG_KEY, 0L);
    if (wrong > 0) {
      session.note(
          "给出的图片密钥打不开 " + wrong + " 张图片:密钥不对,或文件已损坏",
          "the picture keys that were given do not open "
              + wrong
              + " pictures: they are wrong, or the files are damaged");
    }
  }

  @Override
  public void close() {
    pictures.close();
  }

  /** The month of a message and its neighbours. */
  private List<String> months(StoredMessage message) {
    YearMonth month =
        YearMonth.from(message.time().instant().orElse(Instant.EPOCH).atOffset(CHINA));
    if (!month.equals(lastMonth)) {
      lastMonth = month;
      lastMonths =
          Stream.of(month, month.plusMonths(1), month.minusMonths(1))
              .map(YearMonth::toString)
              .toList();
    }
    return lastMonths;
  }

  /** A store has few conversations and many messages. */
  private String folderOf(String conversation) {
    if (folders.size() >= MOST_FOLDERS) {
      folders.clear();
    }
    return folders.computeIfAbsent(conversation, Shard::md5);
  }

  /** Server ids are unsigned; the column is signed. */
  private static String signed(String id) {
    return Long.toString(Long.parseUnsignedLong(id));
  }

  private static String md5(MemorySegment bytes) {
    return digest("MD5", bytes);
  }

  private static String digest(String algorithm, MemorySegment bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(bytes.asByteBuffer());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has " + algorithm, e);
    }
  }
}
