package org.tiezheng.collect.wechat.version4;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.MediaFiles;
import org.tiezheng.collect.wechat.StoredMessage;
import org.tiezheng.evidence.MessageContent.Media;

/**
 * Voices in {@code media_N.db}, and pictures, videos and files below {@code msg}. Files lie in
 * folders by month; the month is that of China's time, and the neighbours are looked at, too.
 */
final class Attachments implements MediaFiles {
  private static final int STORES = 100;
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  private final AccountFolder folder;
  private final Map<String, Found> voices = new HashMap<>();
  private final Map<String, String> fileNames = new HashMap<>();

  Attachments(AccountFolder folder, ReadingSession session) {
    this.folder = folder;
    for (int i = 0; i < STORES; i++) {
      String file = "message/media_" + i + ".db";
      folder.database(file, session).ifPresent(store -> voices(file, store, session));
    }
    folder.database("hardlink/hardlink.db", session).ifPresent(store -> names(store, session));
  }

  private void voices(String file, Store store, ReadingSession session) {
    if (store.has("VoiceInfo", "svr_id", "voice_data")) {
      store.rows(
          "VoiceInfo",
          session,
          row -> {
            String counted = file + "/VoiceInfo";
            Optional<String> digest = row.bytes("voice_data").map(b -> sha256(b.asByteBuffer()));
            digest.ifPresent(sha256 ->
                voices.put(
                    row.text("svr_id"),
                    new Found(
                        counted + "/" + row.rowid().map(String::valueOf).orElse("?"),
                        sha256,
                        Optional.empty(),
                        "")));
          });
    }
  }

  private void names(Store store, ReadingSession session) {
    for (String kind : List.of("image", "video", "file")) {
      for (String version : List.of("_v4", "_v3", "")) {
        String table = kind + "_hardlink_info" + version;
        if (store.has(table, "md5", "file_name")) {
          store.rows(table, session, this::name);
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
              month -> "msg/attach/" + Shard.md5(message.conversation()) + "/" + month + "/Img/");
      case VIDEO -> file(message, media, ".mp4", month -> "msg/video/" + month + "/");
      case FILE -> document(message, media);
      case STICKER -> Optional.empty();
    };
  }

  private Optional<Found> document(StoredMessage message, Media media) {
    Optional<Found> linked = file(message, media, "", month -> "msg/file/" + month + "/");
    return linked.or(() ->
        media
            .reference()
            .flatMap(name ->
                months(message)
                    .map(month -> "msg/file/" + month + "/" + name)
                    .flatMap(path -> found(path).stream())
                    .findFirst()));
  }

  private Optional<Found> file(
      StoredMessage message,
      Media media,
      String ending,
      java.util.function.Function<YearMonth, String> place) {
    List<String> digests =
        Stream.concat(
                Optional.ofNullable(message.extra().get("packedMd5")).stream(),
                media.claimed().flatMap(Media.Claimed::md5).stream())
            .distinct()
            .toList();
    return digests.stream()
        .flatMap(md5 ->
            Stream.concat(
                Optional.ofNullable(fileNames.get(md5)).stream(),
                ending.isEmpty() ? Stream.empty() : Stream.of(md5 + ending)))
        .distinct()
        .flatMap(name -> months(message).map(month -> place.apply(month) + name))
        .flatMap(path -> found(path).stream())
        .findFirst();
  }

  private Optional<Found> found(String path) {
    return folder
        .media(path)
        .map(member -> new Found(path, member.contentSha256(), Optional.empty(), ""));
  }

  private static Stream<YearMonth> months(StoredMessage message) {
    YearMonth month =
        YearMonth.from(message.time().instant().orElse(Instant.EPOCH).atOffset(CHINA));
    return Stream.of(month, month.plusMonths(1), month.minusMonths(1));
  }

  /** Server ids are unsigned; the column is signed. */
  private static String signed(String id) {
    return Long.toString(Long.parseUnsignedLong(id));
  }

  private static String sha256(java.nio.ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
