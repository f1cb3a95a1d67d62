package org.tiezheng.casework.media;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.tiezheng.collect.MediaTypes;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.audio.SilkPackets;
import org.tiezheng.collect.wechat.WxgfPicture;
import org.tiezheng.present.export.MediaBeside.Way;

/**
 * What bytes are, told from the bytes alone: the name that a sender gave decides nothing.
 *
 * @param ending of the file's name on our side; of what a browser would run, none
 * @param way how a browser shows it
 */
record MediaForm(String ending, Way way) {
  static final MediaForm SILK = new MediaForm("silk", Way.LINK);
  static final MediaForm AMR = new MediaForm("amr", Way.LINK);
  static final MediaForm WXGF = new MediaForm("wxgf", Way.LINK);
  private static final MediaForm MP4 = new MediaForm("mp4", Way.FILM);
  static final MediaForm UNKNOWN = new MediaForm("bin", Way.LINK);

  private static final Pattern FILM = Pattern.compile("(?s).{4}ftyp(isom|iso2|mp41|mp42|avc1)");

  private static final Map<String, MediaForm> BY_TYPE =
      Map.ofEntries(
          Map.entry("image/jpeg", new MediaForm("jpg", Way.PICTURE)),
          Map.entry("image/png", new MediaForm("png", Way.PICTURE)),
          Map.entry("image/gif", new MediaForm("gif", Way.PICTURE)),
          Map.entry("image/webp", new MediaForm("webp", Way.PICTURE)),
          Map.entry("image/bmp", new MediaForm("bmp", Way.PICTURE)),
          Map.entry("image/heic", new MediaForm("heic", Way.LINK)),
          Map.entry("audio/vnd.wave", new MediaForm("wav", Way.SOUND)),
          Map.entry("audio/mpeg", new MediaForm("mp3", Way.SOUND)),
          Map.entry("audio/mp4", new MediaForm("m4a", Way.SOUND)),
          Map.entry("audio/vorbis", new MediaForm("ogg", Way.SOUND)),
          Map.entry("audio/opus", new MediaForm("opus", Way.SOUND)),
          Map.entry("application/ogg", new MediaForm("ogg", Way.SOUND)),
          Map.entry("audio/amr", AMR),
          Map.entry("video/mp4", MP4),
          Map.entry("application/mp4", MP4),
          Map.entry("video/quicktime", new MediaForm("mov", Way.FILM)),
          Map.entry("video/webm", new MediaForm("webm", Way.FILM)),
          Map.entry("application/pdf", new MediaForm("pdf", Way.LINK)),
          Map.entry("application/zip", new MediaForm("zip", Way.LINK)),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              new MediaForm("docx", Way.LINK)),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              new MediaForm("xlsx", Way.LINK)));

  static MediaForm of(MemorySegment bytes) {
    if (SilkPackets.of(bytes).isPresent()) {
      return SILK;
    }
    if (WxgfPicture.is(bytes)) {
      return WXGF;
    }
    if (film(bytes)) {
      return MP4;
    }
    String type = MediaTypes.detect(Member.of("medium", "", bytes));
    return BY_TYPE.getOrDefault(type, UNKNOWN);
  }

  /**
   * Phones' films name their brand in the first box (ISO/IEC 14496-12); others call them
   * QuickTime's.
   */
  private static boolean film(MemorySegment bytes) {
    String begin =
        new String(
            bytes.asSlice(0, Math.min(12, bytes.byteSize())).toArray(ValueLayout.JAVA_BYTE),
            StandardCharsets.ISO_8859_1);
    return FILM.matcher(begin).matches();
  }
}
