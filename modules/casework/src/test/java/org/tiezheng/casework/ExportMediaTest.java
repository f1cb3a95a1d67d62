package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.media.PlayableVoice;
import org.tiezheng.casework.media.VoiceSounds;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Original;
import org.tiezheng.present.bundle.PlannedOriginal;
import org.tiezheng.present.bundle.PlannedOriginal.Playable;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.MediaBytes;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** Voices of a database and pictures of its folder stand beside the page that is exported. */
class ExportMediaTest {
  private static final Pattern FILE = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");

  @TempDir static Path folder;
  private static final List<Media> NAMED = new ArrayList<>();
  private static List<Export.Written> written = List.of();

  @BeforeAll
  static void exportAWorld() throws Exception {
    Path store = Files.createDirectories(folder.resolve("store"));
    new WeChat4Store().write(ChatWorld.clean(5, 300), Side.A, store, WriteOptions.CLOSED);
    Workplace place = Places.at(folder, Clock.systemUTC());
    Path vault = folder.resolve("case");
    new NewCase(place).open(vault, "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open).run(new Collect.Request(List.of(store), "", "", Map.of()));
      written =
          new Export(open)
              .run(
                  new Export.Request(
                      Optional.empty(),
                      Optional.empty(),
                      List.of("html"),
                      folder.resolve("out"),
                      true));
      open.matter()
          .items()
          .forEach(item ->
              open.records(item.number())
                  .filter(ChatMessage.class::isInstance)
                  .map(r -> ((ChatMessage) r).content())
                  .filter(Media.class::isInstance)
                  .map(Media.class::cast)
                  .filter(m -> m.found().isPresent())
                  .forEach(NAMED::add));
    }
  }

  private static String pages() throws Exception {
    StringBuilder all = new StringBuilder();
    for (Export.Written one : written) {
      all.append(Files.readString(one.files().getFirst()));
    }
    return all.toString();
  }

  @Test
  void everyMediumThatCameWithTheStoreStandsBesideItsPage() throws Exception {
    String pages = pages();

    assertThat(NAMED)
        .extracting(Media::type)
        .contains(MediaType.VOICE, MediaType.IMAGE, MediaType.VIDEO, MediaType.FILE);
    assertThat(NAMED).allSatisfy(media -> assertThat(pages).contains(media.found().orElseThrow()));
    assertThat(pages).doesNotContain("cannot be read again").doesNotContain("无法再读");
  }

  @Test
  void everyFileThatAPageNamesIsThereWithItsDigest() throws Exception {
    int files = 0;
    for (Export.Written one : written) {
      Path page = one.files().getFirst();
      Matcher named = FILE.matcher(Files.readString(page));
      while (named.find()) {
        assertThat(page.resolveSibling(named.group(1))).isNotEmptyFile();
        files++;
      }
    }
    assertThat(files).isGreaterThan(20);
    try (Stream<Path> lists = Files.walk(folder.resolve("out"))) {
      for (Path list : lists.filter(f -> f.endsWith("SHA256SUMS")).toList()) {
        for (String line : Files.readAllLines(list)) {
          Path file = list.resolveSibling(line.substring(66));
          assertThat(Digester.sha256Only().digest(file).sha256()).isEqualTo(line.substring(0, 64));
        }
      }
    }
  }

  @Test
  void aVoiceIsPlayedAsWavAsLongAsItsMessageSaysAndTheOriginalStandsBeside() throws Exception {
    String pages = pages();
    List<Media> voices = NAMED.stream().filter(m -> m.type() == MediaType.VOICE).toList();
    assertThat(voices).isNotEmpty();
    for (Media voice : voices) {
      String silk = voice.found().orElseThrow().substring(0, 24) + ".silk";
      int original = pages.indexOf("download>" + silk);
      String figure = pages.substring(pages.lastIndexOf("<figure>", original));
      Matcher player = Pattern.compile("<audio [^>]*src=\"([^\"]+\\.wav)\"").matcher(figure);

      assertThat(player.find()).isTrue();
      long bytes = Files.size(folder.resolve("out").resolve(player.group(1)));
      assertThat((bytes - 44) / 48).isEqualTo(voice.millis().orElseThrow());
      assertThat(figure).contains("libjitsi");
    }
  }

  @Test
  void picturesOfTheComputerAreShownAsWhatIsInsideThem() throws Exception {
    String pages = pages();

    assertThat(pages).contains("由 .dat 还原").contains("<img loading=\"lazy\"");
    Matcher image = Pattern.compile("<img [^>]*src=\"([^\"]+)\"").matcher(pages);
    Set<String> endings = new HashSet<>();
    while (image.find()) {
      String name = image.group(1);
      byte[] bytes = Files.readAllBytes(folder.resolve("out").resolve(name));
      String ending = name.substring(name.lastIndexOf('.') + 1);
      endings.add(ending);
      switch (ending) {
        case "jpg" -> assertThat(bytes).startsWith(0xff, 0xd8).endsWith(0xff, 0xd9);
        case "gif" -> assertThat(bytes).startsWith('G', 'I', 'F', '8').endsWith(0x3b);
        default -> throw new AssertionError(name);
      }
    }
    // Stickers that the app keeps as they are stand beside the pictures.
    assertThat(endings).containsExactlyInAnyOrder("jpg", "gif");
    assertThat(pages).contains("共 3 帧").contains("表情文件不是图片");
  }

  @Test
  void aVoiceThatWasSealedAsAFileHasASoundForABundle() throws Exception {
    Path voices = Files.createDirectories(folder.resolve("voices"));
    byte[] silk = new MediaBytes("", 0, MediaBytes.Kind.SILK, 0, 500).bytes();
    Files.write(voices.resolve("voice.aud"), silk);
    Files.writeString(voices.resolve("other.txt"), "no voice");
    byte[] amr = Arrays.copyOf("#!AMR\n".getBytes(StandardCharsets.US_ASCII), 6 + 50 * 32);
    for (int frame = 0; frame < 50; frame++) {
      amr[6 + frame * 32] = 0x3c;
    }
    Files.write(voices.resolve("old.amr"), amr);
    boolean ffmpeg = Files.isExecutable(Path.of("/usr/bin/ffmpeg"));
    VoiceSounds here = new VoiceSounds(Map.of("PATH", "/usr/bin"));
    VoiceSounds without = new VoiceSounds(Map.of());
    Workplace place = Places.at(folder, Clock.systemUTC());
    Path vault = folder.resolve("voices.case");
    new NewCase(place).open(vault, "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open).run(new Collect.Request(List.of(voices), "", "", Map.of()));
      for (Original original : open.originals()) {
        PlannedOriginal planned =
            PlayableVoice.with(bare(open, original), open.vault().originals(), here);
        Optional<Playable> playable = planned.playable();

        if (original.name().endsWith("old.amr")) {
          assertThat(playable.isPresent()).isEqualTo(ffmpeg);
          PlannedOriginal kept =
              PlayableVoice.with(bare(open, original), open.vault().originals(), without);
          assertThat(kept.playable()).isEmpty();
          assertThat(kept.silent().zh()).contains("AMR", "ffmpeg");
          if (ffmpeg) {
            assertThat(playable.orElseThrow().note().en()).contains("ffmpeg", "AMR");
            try (InputStream in = playable.orElseThrow().bytes().open()) {
              assertThat(in.readAllBytes()).hasSize(44 + 16_000).startsWith('R', 'I', 'F', 'F');
            }
          }
          continue;
        }
        assertThat(playable.isPresent()).isEqualTo(original.name().endsWith("voice.aud"));
        if (playable.isPresent()) {
          assertThat(playable.get().note().en()).contains("libjitsi", "25 packets");
          try (InputStream in = playable.get().bytes().open()) {
            assertThat(in.readAllBytes()).hasSize(44 + 24_000);
          }
        }
      }
    }
  }

  private static PlannedOriginal bare(OpenCase open, Original original) throws Exception {
    open.deposits().stampNow();
    Deposits.Stamped stamped = open.deposits().stamped().of(original.deposit()).orElseThrow();
    return PlannedOriginal.of(
        original,
        open.deposits().renewed(original.deposit(), stamped.size()),
        open.vault().originals().file(original.digests().sha256()));
  }
}
