package org.tiezheng.casework.media;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.audio.SilkDecoder;
import org.tiezheng.collect.audio.WaveFile;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.collect.wechat.DatPictures;
import org.tiezheng.collect.wechat.WxgfPicture;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.export.MediaBeside.Way;

/**
 * Makes of a medium what a browser can show: voices in SILK and AMR become WAV, WeChat's own
 * pictures become what is inside. Everything made is derived and says by what. Not thread-safe.
 */
final class Viewable implements AutoCloseable {
  private static final int AMR_RATE = 8_000;
  private static final Text NOTHING = Text.same("");

  private final DatPictures pictures;
  private final Optional<Ffmpeg> ffmpeg;

  /**
   * @param keys of the account's owner for encrypted pictures
   */
  Viewable(List<Secret> keys, Map<String, String> environment) throws InterruptedException {
    pictures = new DatPictures(keys);
    ffmpeg = Ffmpeg.find(environment);
  }

  /**
   * A medium as a browser gets it.
   *
   * @param form of the bytes as they were found
   * @param way how it is shown
   * @param derived what is shown instead of them, and the end of its name
   */
  record View(MediaForm form, Way way, Optional<Derived> derived, Text note) {
    record Derived(MemorySegment bytes, String ending) {}
  }

  View of(MediaType type, MemorySegment bytes) throws InterruptedException {
    MediaForm form = MediaForm.of(bytes);
    if (form.equals(MediaForm.SILK)) {
      return silk(bytes);
    }
    if (form.equals(MediaForm.AMR)) {
      return amr(bytes);
    }
    if (form.equals(MediaForm.WXGF)) {
      return wxgf(form, bytes, NOTHING);
    }
    if (form.equals(MediaForm.UNKNOWN) && type == MediaType.IMAGE) {
      return dat(bytes);
    }
    return form.equals(MediaForm.UNKNOWN) && type == MediaType.STICKER
        ? none(
            form,
            "表情文件不是图片(应用会加密),原件保留",
            "the file of a sticker is no picture (apps encrypt it); it is kept")
        : new View(form, form.way(), Optional.empty(), NOTHING);
  }

  private static View silk(MemorySegment bytes) {
    return SilkDecoder.decode(bytes)
        .map(voice -> made(MediaForm.SILK, Way.SOUND, voice.wav(), "wav", voice.note()))
        .orElseGet(() ->
            none(
                MediaForm.SILK,
                "SILK 语音,本程序不含其解码器",
                "a voice in SILK, for which this build has no decoder"));
  }

  private View amr(MemorySegment bytes) throws InterruptedException {
    Optional<byte[]> samples =
        ffmpeg.isPresent() ? ffmpeg.get().sound(bytes, AMR_RATE) : Optional.empty();
    return samples
        .map(pcm ->
            made(
                MediaForm.AMR,
                Way.SOUND,
                WaveFile.of(ByteBuffer.wrap(pcm), AMR_RATE),
                "wav",
                by("AMR")))
        .orElseGet(() -> unconverted(MediaForm.AMR, "AMR 语音", "a voice in AMR"));
  }

  /** A picture of WeChat on a computer; what is inside may be its container again. */
  private View dat(MemorySegment bytes) throws InterruptedException {
    DatPictures.Opened opened = pictures.open(bytes);
    if (opened.outcome() != DatPictures.Outcome.OPENED) {
      return none(MediaForm.UNKNOWN, "无法显示:" + opened.note(), "cannot be shown: " + opened.note());
    }
    MediaForm dat = new MediaForm("dat", Way.LINK);
    Text how =
        new Text("由 .dat 还原(" + opened.note() + ")", "restored from .dat (" + opened.note() + ")");
    MediaForm inside = MediaForm.of(opened.bytes());
    return inside.equals(MediaForm.WXGF)
        ? wxgf(dat, opened.bytes(), how)
        : made(dat, inside.way(), opened.bytes(), inside.ending(), how);
  }

  private View wxgf(MediaForm form, MemorySegment bytes, Text before) throws InterruptedException {
    Optional<WxgfPicture.First> first = WxgfPicture.first(bytes);
    Optional<byte[]> png =
        first.isPresent() && ffmpeg.isPresent()
            ? ffmpeg.get().picture(first.get().stream())
            : Optional.empty();
    int all = first.map(WxgfPicture.First::pictures).orElse(1);
    return png.map(made ->
            made(
                form,
                Way.PICTURE,
                MemorySegment.ofArray(made),
                "png",
                both(both(before, by("wxgf")), all > 1 ? moving(all) : NOTHING)))
        .orElseGet(() ->
            all > 1
                ? unconverted(
                    form,
                    "微信 wxgf 动图(HEVC,共 " + all + " 帧)",
                    "a moving picture in WeChat's wxgf (HEVC, " + all + " frames)")
                : unconverted(form, "微信 wxgf 图片(HEVC)", "a picture in WeChat's wxgf (HEVC)"));
  }

  private static Text moving(int all) {
    return new Text(
        "动图,只显示第 1 帧,共 " + all + " 帧;全部画面在原件中",
        "a moving picture: the first of " + all + " frames is shown, all are in the original");
  }

  private Text by(String form) {
    String program = ffmpeg.map(Ffmpeg::version).orElse("ffmpeg");
    return new Text(
        "由本机的 " + program + " 自 " + form + " 转换",
        "converted from " + form + " by this machine's " + program);
  }

  private static Text both(Text first, Text second) {
    if (first.equals(NOTHING) || second.equals(NOTHING)) {
      return first.equals(NOTHING) ? second : first;
    }
    return new Text(first.zh() + ";" + second.zh(), first.en() + "; " + second.en());
  }

  private View unconverted(MediaForm form, String zh, String en) {
    return ffmpeg.isPresent()
        ? none(form, zh + ",ffmpeg 未能转换;原件保留", en + "; ffmpeg could not convert it, it is kept")
        : none(
            form,
            zh + ",原件保留;安装 ffmpeg 后重新导出即可查看",
            en + "; it is kept. Install ffmpeg and export again to see or hear it");
  }

  private static View made(MediaForm form, Way way, MemorySegment bytes, String ending, Text note) {
    return new View(form, way, Optional.of(new View.Derived(bytes, ending)), note);
  }

  private static View none(MediaForm form, String zh, String en) {
    return new View(form, Way.LINK, Optional.empty(), new Text(zh, en));
  }

  @Override
  public void close() {
    pictures.close();
  }
}
