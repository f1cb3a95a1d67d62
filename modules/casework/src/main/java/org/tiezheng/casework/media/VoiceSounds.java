package org.tiezheng.casework.media;

import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.audio.SilkDecoder;
import org.tiezheng.collect.audio.WaveFile;
import org.tiezheng.evidence.Text;

/**
 * Makes sounds that every player knows of the voices that chats keep: SILK by the decoder of this
 * build, AMR by an {@code ffmpeg} of this machine, which is looked for once a voice needs it. Not
 * thread-safe.
 */
public final class VoiceSounds {
  private static final int AMR_RATE = 8_000;

  private final Map<String, String> environment;
  private Optional<Ffmpeg> program = Optional.empty();
  private boolean looked;

  /**
   * @param environment in which {@code ffmpeg} is looked for; empty for none
   */
  public VoiceSounds(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * A voice.
   *
   * @param wave what can be played; empty if nothing could be made
   * @param note what made it, or why there is none; empty for what is no voice of a chat
   */
  record Sound(Optional<MemorySegment> wave, Text note) {}

  Sound of(MemorySegment bytes) throws InterruptedIOException {
    MediaForm form = MediaForm.of(bytes);
    if (form.equals(MediaForm.SILK)) {
      return SilkDecoder.decode(bytes)
          .map(voice -> new Sound(Optional.of(voice.wav()), voice.note()))
          .orElseGet(() ->
              none("SILK 语音,本程序不含其解码器", "a voice in SILK, for which this build has no decoder"));
    }
    return form.equals(MediaForm.AMR) ? amr(bytes) : none("", "");
  }

  private Sound amr(MemorySegment bytes) throws InterruptedIOException {
    try {
      Optional<Ffmpeg> ffmpeg = program();
      if (ffmpeg.isEmpty()) {
        return none(
            "AMR 语音,原件保留;安装 ffmpeg 后重新制作证据包即有可播放的 WAV",
            "a voice in AMR, kept as it is; install ffmpeg and make the bundle again to have a WAV"
                + " of it");
      }
      String version = ffmpeg.get().version();
      return ffmpeg
          .get()
          .sound(bytes, AMR_RATE)
          .map(pcm ->
              new Sound(
                  Optional.of(WaveFile.of(ByteBuffer.wrap(pcm), AMR_RATE)),
                  new Text(
                      "由本机的 " + version + " 自 AMR 转换",
                      "converted from AMR by this machine's " + version)))
          .orElseGet(() ->
              none(
                  "AMR 语音,ffmpeg 未能转换;原件保留",
                  "a voice in AMR, which ffmpeg could not convert; it is kept"));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a voice was converted");
    }
  }

  private Optional<Ffmpeg> program() throws InterruptedException {
    if (!looked) {
      looked = true;
      program = Ffmpeg.find(environment);
    }
    return program;
  }

  private static Sound none(String zh, String en) {
    return new Sound(Optional.empty(), new Text(zh, en));
  }
}
