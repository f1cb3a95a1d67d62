package org.tiezheng.casework.sound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.SealedBytes;
import org.tiezheng.collect.audio.SilkDecoder;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** Opens the sound of recordings that are sealed. */
final class Sounds {
  private final SealedBytes sealed;
  private final Map<String, String> environment;

  /**
   * @param environment in which {@code ffmpeg} is looked for
   */
  Sounds(SealedBytes sealed, Map<String, String> environment) {
    this.sealed = sealed;
    this.environment = Map.copyOf(environment);
  }

  /**
   * The sound of an original; to be closed before the arena.
   *
   * @throws TiezhengException if it has none that can be had, and why
   */
  SoundStream open(Original original, Arena arena) throws IOException {
    MemorySegment bytes = sealed.bytes(original, arena);
    SoundForm form =
        SoundForm.of(original, bytes)
            .orElseThrow(() ->
                none(
                    "“%s”不是能读的录音(%s)".formatted(original.name(), original.mediaType()),
                    "%s is no recording that can be read (%s)"
                        .formatted(original.name(), original.mediaType())));
    return switch (form.way()) {
      case SILK -> silk(original, bytes);
      case WAVE -> {
        Optional<WaveStream> wave = WaveStream.of(bytes);
        yield wave.isPresent() ? wave.get() : decoded(original, form);
      }
      case FFMPEG -> decoded(original, form);
    };
  }

  /** At most twenty minutes, as the decoder says: a voice of a chat. */
  private static SoundStream silk(Original original, MemorySegment bytes) {
    SilkDecoder.Decoded voice =
        SilkDecoder.decode(bytes)
            .orElseThrow(() ->
                none(
                    "本程序的构建不含 SILK 解码器,无法显示“%s”的声音".formatted(original.name()),
                    "this build has no decoder for SILK, so the sound of %s cannot be shown"
                        .formatted(original.name())));
    WaveStream wave = WaveStream.of(voice.wav()).orElseThrow();
    return new SoundStream() {
      @Override
      public int rate() {
        return wave.rate();
      }

      @Override
      public long expected() {
        return wave.expected();
      }

      @Override
      public int read(float[] into) {
        return wave.read(into);
      }

      @Override
      public Text made() {
        return voice.note();
      }

      @Override
      public void close() {}
    };
  }

  private SoundStream decoded(Original original, SoundForm form) throws IOException {
    try {
      return FfmpegStream.of(sealed.file(original), form.demuxer(), environment)
          .orElseThrow(() ->
              none(
                  "“%s”(%s)要用 ffmpeg 解码,本机没有找到;安装 ffmpeg 后重新打开本页即有波形。播放和写文字稿不受影响"
                      .formatted(original.name(), original.mediaType()),
                  "%s (%s) needs ffmpeg to be decoded, and this machine has none; install it and open the page again to have the waveform. It can be played and written down without"
                      .formatted(original.name(), original.mediaType())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while ffmpeg was looked for");
    }
  }

  private static TiezhengException none(String zh, String en) {
    return new TiezhengException(new Text(zh + "。", en + "."));
  }
}
