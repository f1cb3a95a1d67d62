package org.tiezheng.casework.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.speech.SpeechEngine.Heard;
import org.tiezheng.casework.speech.SpeechEngine.Passage;
import org.tiezheng.evidence.TiezhengException;

/** Programs of a few lines stand for those that hear. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are scripts of a shell")
class SpeechProgramTest {
  @TempDir Path folder;

  private Map<String, String> environment() {
    return Map.of(
        "TIEZHENG_SPEECH",
        folder.resolve("speech.json").toString(),
        "PATH",
        "/usr/bin:/bin",
        "SECRET",
        "do not tell");
  }

  private SpeechEngine program(String body) throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("hear"),
            "#!/bin/sh\nif [ \"$1\" = --version ]; then echo hear 1.2; exit 0; fi\n" + body);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    Path model = Files.writeString(folder.resolve("model.bin"), "m");
    new SpeechSettings(script.toString(), model.toString(), "zh", SpeechSettings.WHISPER, 0)
        .checked()
        .write(environment());
    return SpeechEngine.find(environment()).orElseThrow();
  }

  private Heard hear(SpeechEngine engine, long millis) throws Exception {
    Path wave = Files.writeString(folder.resolve("s.wav"), "sound");
    return engine.hear(wave, millis, _ -> {});
  }

  @Test
  void whatItPrintsBecomesPassagesAndTheRestIsSetAside() throws Exception {
    SpeechEngine engine =
        program(
            """
            echo "called: $*" >&2
            [ -z "$SECRET" ] || exit 9
            [ "$(cat "$6")" = sound ] || exit 8
            echo
            echo "loading model"
            echo "[00:00:00.000 --> 00:00:02.500]   你好"
            printf '[00:00:02.500 --> 00:00:04.000] (speaker 1) 还\\007钱\\n'
            echo "[00:00:01.000 --> 00:00:05.000] back in time"
            echo "[00:00:04.000 --> 01:00:05.000] beyond the end"
            echo "[00:00:05.000 --> 00:00:04.000] ends before it begins"
            printf '[00:00:06.000 --> 00:00:07.000] last, without a line feed'
            """);
    List<Long> reached = new ArrayList<>();
    Path wave = Files.writeString(folder.resolve("s.wav"), "sound");
    Heard heard = engine.hear(wave, 10_000, reached::add);

    assertThat(heard.passages())
        .containsExactly(
            new Passage(0, 2_500, Optional.empty(), "你好"),
            new Passage(2_500, 4_000, Optional.of("1"), "还 钱"),
            new Passage(6_000, 7_000, Optional.empty(), "last, without a line feed"));
    assertThat(heard.asides()).isEqualTo(4);
    assertThat(heard.aside().getFirst()).isEqualTo("loading model");
    assertThat(reached).endsWith(7_000L);
    Map<String, String> facts = engine.facts();
    assertThat(facts)
        .containsEntry("programVersion", "hear 1.2")
        .containsEntry("modelSha256", Workplace.sha256(folder.resolve("model.bin")))
        .containsEntry("programSha256", Workplace.sha256(folder.resolve("hear")));
  }

  @Test
  void whatHangsIsEndedWithAllThatItBegan() throws Exception {
    Path pid = folder.resolve("pid");
    SpeechProgram engine =
        (SpeechProgram)
            program(
                "echo \"[00:00:00.000 --> 00:00:01.000] x\"\nsleep 600 & echo $! > "
                    + pid
                    + "\nwait\n");
    try (Running running =
        Running.start(
            List.of(folder.resolve("hear").toString(), "x"), folder, environment(), 1_000)) {
      assertThat(running.lines(2, _ -> true)).isEqualTo(new Running.TooLong());
    }
    assertThat(engine.name()).isEqualTo("hear");
    long child = Long.parseLong(Files.readString(pid).strip());
    ProcessHandle.of(child).ifPresent(p -> p.onExit().join());
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void whatPrintsTooMuchIsEndedAndNothingOfItIsUsed() throws Exception {
    SpeechEngine endless =
        program("while :; do echo \"[00:00:00.000 --> 00:00:01.000]\"; done | tr -d '\\n'\n");
    assertThatThrownBy(() -> hear(endless, 10_000))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("too much");
  }

  @Test
  void whatFailsOrPrintsSomethingElseIsNotUsed() throws Exception {
    SpeechEngine fails =
        program("echo \"[00:00:00.000 --> 00:00:01.000] x\"; echo no such model >&2; exit 3\n");
    assertThatThrownBy(() -> hear(fails, 10_000))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("ended with 3")
        .hasMessageContaining("no such model");
    SpeechEngine other = program("head -c 3000 /dev/urandom | od -An -tx1\n");
    assertThatThrownBy(() -> hear(other, 10_000))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("form");
    assertThat(hear(program("exit 0\n"), 10_000).passages()).isEmpty();
  }

  @Test
  void settingsThatCannotBeUsedAreRefused() throws Exception {
    assertThat(SpeechEngine.find(environment())).isEmpty();
    Files.writeString(folder.resolve("speech.json"), "{\"program\":7}");
    assertThatThrownBy(() -> SpeechEngine.find(environment()))
        .isInstanceOf(TiezhengException.class);
    assertThatThrownBy(
            () -> new SpeechSettings("hear", "", "zh", SpeechSettings.WHISPER, 0).checked())
        .hasMessageContaining("full path");
    assertThatThrownBy(() -> new SpeechSettings("/bin/sh", "", "zh", List.of("-c"), 0).checked())
        .hasMessageContaining("{sound}");
  }
}
