package org.tiezheng.collect.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.Collected;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Recording;
import org.tiezheng.evidence.Recording.Medium;
import org.tiezheng.evidence.Recording.Sign;

/** Sound and film files built after their specifications, whole and tampered with. */
class RecordingFactsTest {
  private static Recording read(byte[] file) {
    return RecordingFacts.of(
        MemorySegment.ofArray(file), Provenance.of("a", new Locator.Whole()), "x/y");
  }

  private static List<Sign> signs(byte[] file, String screening) {
    return read(file).screening().signs().stream()
        .filter(sign -> sign.screening().equals(screening))
        .toList();
  }

  private static byte[] steady() {
    return Parts.film(List.of(new int[] {300, 40}), new byte[0], new byte[0]);
  }

  @Test
  @Tag("VID-002")
  @Tag("SEED-WX-08")
  void aSteadyFilmShowsItsFactsAndNoSign() {
    Recording film = read(steady());

    assertThat(film.container()).isEqualTo("MP4");
    assertThat(film.millis()).contains(12_000L);
    assertThat(film.time().instant()).contains(Instant.parse("2025-10-18T02:00:00Z"));
    assertThat(film.tracks())
        .singleElement()
        .matches(t -> t.medium() == Medium.PICTURE && t.codec().equals("avc1"))
        .matches(t -> t.width().orElse(0) == 1920 && t.height().orElse(0) == 1080);
    assertThat(film.screening().made()).containsExactlyInAnyOrder("container", "encoder", "frames");
    assertThat(film.screening().signs()).isEmpty();
  }

  @Test
  @Tag("CAP-001")
  void framesThatWereTakenOutLeaveAJump() {
    byte[] cut =
        Parts.film(
            List.of(new int[] {100, 40}, new int[] {1, 2040}, new int[] {150, 40}),
            new byte[0],
            new byte[0]);

    assertThat(signs(cut, "frames"))
        .singleElement()
        .matches(sign -> sign.millis().orElse(0L) == 4_000 && sign.weight() == Weight.NOTABLE);
  }

  @Test
  void theLastFrameMayStayAndASingleSlowOneToo() {
    byte[] innocent =
        Parts.film(
            List.of(
                new int[] {100, 40}, new int[] {1, 120}, new int[] {99, 40}, new int[] {1, 900}),
            new byte[0],
            new byte[0]);

    assertThat(signs(innocent, "frames")).isEmpty();
  }

  @Test
  void aRateThatVariesByItselfIsNotJudged() {
    byte[] screen =
        Parts.film(
            List.of(
                new int[] {10, 40},
                new int[] {5, 700},
                new int[] {10, 16},
                new int[] {8, 120},
                new int[] {9, 1500}),
            new byte[0],
            new byte[0]);

    assertThat(read(screen).screening().made()).doesNotContain("frames");
    assertThat(signs(screen, "frames")).isEmpty();
  }

  @Test
  @Tag("CAP-001")
  void anEditListOfPiecesIsASignAndTheLeadOfAnEncoderIsNone() {
    byte[] lead = Parts.film(List.of(new int[] {300, 40}), Parts.edits(80, 11_920), new byte[0]);
    byte[] delay =
        Parts.film(List.of(new int[] {300, 40}), Parts.edits(-1, 100, 0, 12_000), new byte[0]);
    byte[] pieces =
        Parts.film(List.of(new int[] {300, 40}), Parts.edits(0, 4_000, 8_000, 4_000), new byte[0]);
    byte[] late = Parts.film(List.of(new int[] {300, 40}), Parts.edits(5_000, 7_000), new byte[0]);

    assertThat(signs(lead, "container")).isEmpty();
    assertThat(signs(delay, "container")).isEmpty();
    assertThat(signs(pieces, "container"))
        .extracting(sign -> sign.what().en())
        .anyMatch(words -> words.contains("2 pieces"));
    assertThat(signs(late, "container"))
        .singleElement()
        .matches(sign -> sign.millis().orElse(0L) == 5_000);
  }

  @Test
  void theProgramThatWroteAFilmIsNamed() {
    byte[] film =
        Parts.film(
            List.of(new int[] {300, 40}), new byte[0], Parts.tag("\u00a9too", "Lavf58.76.100"));

    assertThat(read(film).software()).contains("Lavf58.76.100");
  }

  @Test
  void whatStandsBehindTheStructureIsASign() {
    byte[] more = Parts.join(steady(), Parts.text("secret appended data"));

    assertThat(signs(more, "container")).extracting(Sign::weight).contains(Weight.NOTABLE);
  }

  @Test
  @Tag("AUD-003")
  @Tag("SEED-AUD-05")
  void zerosBetweenSoundsAreACandidateAndSilenceAtTheEndsIsNone() {
    short[] cut = Parts.tone(16_000);
    Arrays.fill(cut, 8_000, 8_800, (short) 0);
    short[] padded = Parts.tone(16_000);
    Arrays.fill(padded, 0, 2_000, (short) 0);
    Arrays.fill(padded, 15_000, 16_000, (short) 0);
    short[] brief = Parts.tone(16_000);
    Arrays.fill(brief, 8_000, 8_300, (short) 0);

    assertThat(signs(Parts.wav(cut), "silence"))
        .singleElement()
        .matches(sign -> sign.millis().orElse(0L) == 1_000 && sign.weight() == Weight.NOTABLE);
    assertThat(signs(Parts.wav(padded), "silence")).isEmpty();
    assertThat(signs(Parts.wav(brief), "silence")).isEmpty();
    assertThat(read(Parts.wav(padded)).screening().made()).contains("silence");
    assertThat(read(Parts.wav(padded)).millis()).contains(2_000L);
  }

  @Test
  void aDeviceThatGatesNoiseMakesManyAndTheyWeighLittle() {
    short[] gated = Parts.tone(40_000);
    for (int i = 1; i < 20; i++) {
      Arrays.fill(gated, i * 2_000, i * 2_000 + 500, (short) 0);
    }

    assertThat(signs(Parts.wav(gated), "silence"))
        .hasSize(19)
        .allMatch(sign -> sign.weight() == Weight.SLIGHT);
  }

  @Test
  @Tag("AUD-003")
  void aCutAmongManyGapsOfOneLengthKeepsItsWeight() {
    short[] hidden = Parts.tone(60_000);
    for (int i = 1; i < 20; i++) {
      Arrays.fill(hidden, i * 2_000, i * 2_000 + 400, (short) 0);
    }
    Arrays.fill(hidden, 50_000, 51_600, (short) 0);

    assertThat(signs(Parts.wav(hidden), "silence"))
        .filteredOn(sign -> sign.weight() == Weight.NOTABLE)
        .singleElement()
        .matches(sign -> sign.millis().orElse(0L) == 6_250);
  }

  @Test
  void gapsOfManyLengthsAreTheDevicesOwn() {
    short[] gated = Parts.tone(100_000);
    for (int i = 1; i < 30; i++) {
      Arrays.fill(gated, i * 3_000, i * 3_000 + 400 + i * 50, (short) 0);
    }

    assertThat(signs(Parts.wav(gated), "silence"))
        .hasSize(29)
        .allMatch(sign -> sign.weight() == Weight.SLIGHT);
  }

  @Test
  void manySlightSignsDoNotPushOutANotableOneAndAreCounted() {
    short[] hidden = Parts.tone(310_000);
    for (int i = 1; i <= 250; i++) {
      Arrays.fill(hidden, i * 1_000, i * 1_000 + 400, (short) 0);
    }
    Arrays.fill(hidden, 300_000, 303_000, (short) 0);

    Recording sound = read(Parts.wav(hidden));
    assertThat(sound.screening().signs())
        .filteredOn(sign -> sign.weight() == Weight.NOTABLE)
        .hasSize(1);
    assertThat(sound.screening().signs()).hasSize(201);
    assertThat(sound.extra()).containsEntry("signsLeftOff", "50");
  }

  @Test
  void theProgramThatWroteASoundIsNamed() {
    byte[] list =
        Parts.chunk(
            "LIST",
            Parts.join(Parts.text("INFO"), Parts.chunk("ISFT", Parts.text("Audacity 3.4\0\0"))));

    assertThat(read(Parts.wav(Parts.tone(100), list)).software()).contains("Audacity 3.4");
  }

  @Test
  void aSoundThatIsShorterThanItSaysIsTold() {
    byte[] whole = Parts.wav(Parts.tone(8_000));
    byte[] cut = Arrays.copyOf(whole, whole.length - 4_000);

    assertThat(signs(cut, "container")).extracting(Sign::weight).containsExactly(Weight.NOTABLE);
    assertThat(read(cut).millis()).contains(750L);
  }

  @Test
  void mp3FramesAreCountedAndJoinedFilesTold() {
    byte[] plain = Parts.mp3(100, false);
    byte[] joined = Parts.join(Parts.mp3(100, false), Parts.mp3(50, true));
    byte[] stuffed = Parts.join(Parts.mp3(50, false), new byte[500], Parts.mp3(50, false));

    assertThat(read(plain).millis()).contains(Math.round(100 * 1152 / 44.1));
    assertThat(read(plain).screening().signs()).isEmpty();
    assertThat(read(plain).screening().made()).doesNotContain("silence");
    assertThat(signs(joined, "container"))
        .singleElement()
        .matches(sign -> sign.millis().orElse(0L) == Math.round(100 * 1152 / 44.1));
    assertThat(signs(stuffed, "container")).extracting(Sign::weight).contains(Weight.NOTABLE);
  }

  @Test
  void id3NamesTheEncoder() {
    byte[] value = Parts.join(new byte[] {3}, Parts.text("Lavf57.83.100"));
    byte[] frame = Parts.join(Parts.text("TSSE"), Parts.big(value.length), new byte[2], value);
    byte[] tag =
        Parts.join(Parts.text("ID3"), new byte[] {4, 0, 0, 0, 0, 0, (byte) frame.length}, frame);

    Recording sound = read(Parts.join(tag, Parts.mp3(10, false)));

    assertThat(sound.software()).contains("Lavf57.83.100");
    assertThat(sound.extra()).containsEntry("frames", "10");
  }

  @Test
  void anAmrVoiceThatIsCutOffIsTold() {
    byte[] frame = new byte[32];
    frame[0] = 0x3c;
    byte[] voice = Parts.join(Parts.text("#!AMR\n"), frame, frame, frame);

    assertThat(read(voice).millis()).contains(60L);
    assertThat(read(voice).screening().signs()).isEmpty();
    assertThat(signs(Arrays.copyOf(voice, voice.length - 5), "container")).hasSize(1);
  }

  @Test
  void whatIsNotKnownWasNotScreened() {
    assertThat(read(Parts.text("OggS and so on")).screening().made()).isEmpty();
  }

  @Test
  void noDamageMakesReadingFail() {
    Random random = new Random(3);
    List<byte[]> samples =
        List.of(
            steady(),
            Parts.film(
                List.of(new int[] {300, 40}),
                Parts.edits(0, 10, 5, 10),
                Parts.tag("\u00a9too", "x")),
            Parts.wav(Parts.tone(500), Parts.chunk("LIST", Parts.text("INFOISFT"))),
            Parts.mp3(20, false));
    for (int i = 0; i < 4_000; i++) {
      byte[] broken = samples.get(i % samples.size()).clone();
      for (int n = 0; n < 3; n++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      byte[] shorter = Arrays.copyOf(broken, random.nextInt(broken.length + 1));

      assertThat(read(shorter).provenance().original()).isEqualTo("a");
    }
  }

  @Test
  void theImportersTakeThem() {
    Collected film = Collected.of("a.mp4", steady());
    Collected sound = Collected.of("a.wav", Parts.wav(Parts.tone(100)));

    assertThat(film.reading().importer()).isEqualTo("video");
    assertThat(film.reading().kind()).isEqualTo(Kind.VIDEO);
    assertThat(film.all(Recording.class)).hasSize(1);
    assertThat(sound.reading().kind()).isEqualTo(Kind.AUDIO);
    assertThat(sound.all(Recording.class)).hasSize(1);
  }
}
