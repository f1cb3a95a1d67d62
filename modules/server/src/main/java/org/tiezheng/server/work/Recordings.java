package org.tiezheng.server.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.SealTranscript;
import org.tiezheng.casework.SealedBytes;
import org.tiezheng.casework.TranscribeRecording;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.casework.sound.SoundPictures;
import org.tiezheng.casework.speech.SpeechEngine;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.page.Addresses;

/**
 * What is done with recordings: pictures of their sound, machine transcription, sealing what was
 * written. Safe for use by many threads.
 */
public final class Recordings {
  private final Jobs jobs;
  private final SoundPictures sounds;
  private final Map<String, String> drawing = new HashMap<>();

  public Recordings(Jobs jobs, SoundPictures sounds) {
    this.jobs = jobs;
    this.sounds = sounds;
  }

  public SoundPictures sounds() {
    return sounds;
  }

  /** Makes the pictures of a sound; whoever asks meanwhile gets the work that runs. */
  public synchronized Optional<Job> draw(
      String name, Path folder, Workplace place, String recording) {
    Optional<Job> running =
        Optional.ofNullable(drawing.get(recording))
            .flatMap(jobs::find)
            .filter(j -> j.now().running());
    if (running.isPresent()) {
      return running;
    }
    Optional<Job> job =
        jobs.begin(
            new Text("制作波形和频谱", "draw waveform and spectrogram"),
            name,
            watch -> {
              try (OpenCase open = OpenCase.forReading(folder, place.with(place.locale(), watch))) {
                SoundPictures.Facts facts =
                    sounds.make(open, new SealedBytes(open).find(recording).orElseThrow());
                return new Job.Outcome(List.of(facts.made()), facts, 0, address(name, recording));
              }
            });
    job.ifPresent(j -> drawing.put(recording, j.id()));
    return job;
  }

  private static String address(String name, String recording) {
    return Addresses.matter(name) + "/recordings/" + recording;
  }

  /**
   * Lets the speech engine of this computer write down what it hears.
   *
   * @throws org.tiezheng.evidence.TiezhengException if there is none
   */
  public Optional<Job> transcribe(String name, Path folder, Workplace place, String recording)
      throws IOException {
    SpeechEngine engine = TranscribeRecording.engine(System.getenv());
    return jobs.begin(
        new Text("机器转写", "transcribe by machine"),
        name,
        watch -> {
          TranscribeRecording transcribe = new TranscribeRecording(sounds, engine);
          Workplace here = place.with(place.locale(), watch);
          TranscribeRecording.Work work;
          try (OpenCase open = OpenCase.forReading(folder, here)) {
            work = transcribe.hear(open, recording);
          }
          try (OpenCase open = CaseTurn.open(folder, here, Verbs.TURN)) {
            TranscribeRecording.Result made = transcribe.keep(open, work);
            return new Job.Outcome(
                List.of(
                    new Text(
                        "%s 写了 %d 段,标明为机器转写,待人核对;人写过或核对过的 %d 处没有改动;无法识别 %d 行。"
                            .formatted(made.engine(), made.added(), made.leftOut(), made.asides()),
                        "%s wrote %d passages, marked as machine-made until a person confirms them; %d places of a person were left alone; %d lines were not understood."
                            .formatted(
                                made.engine(), made.added(), made.leftOut(), made.asides()))),
                made,
                0,
                address(name, recording));
          }
        });
  }

  /** Seals the transcript as it stands. */
  public Optional<Job> seal(String name, Path folder, Workplace place, String recording) {
    return jobs.begin(
        new Text("固化文字稿", "seal the transcript"),
        name,
        watch -> {
          try (OpenCase open =
              CaseTurn.open(folder, place.with(place.locale(), watch), Verbs.TURN)) {
            SealTranscript.Result sealed = new SealTranscript(open).run(recording);
            return new Job.Outcome(
                List.of(
                    new Text(
                        "第 %d 版已固化为证据 %d:%d 段,其中机器转写、未经人核对 %d 段。"
                            .formatted(
                                sealed.version(),
                                sealed.item(),
                                sealed.passages(),
                                sealed.machineOnly()),
                        "Version %d is sealed as item %d: %d passages, %d of them machine-made and not confirmed."
                            .formatted(
                                sealed.version(),
                                sealed.item(),
                                sealed.passages(),
                                sealed.machineOnly())),
                    SealTranscript.NEXT),
                sealed,
                0,
                Addresses.matter(name) + "/items/" + sealed.item());
          }
        });
  }
}
