package org.tiezheng.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tiezheng.ocr.worker.Answer;
import org.tiezheng.ocr.worker.Worker;

/** Whatever the process does, the next picture is read, and nothing is left behind. */
class WorkerProcessTest {
  private static List<String> command(Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        place(OddWorker.class) + File.pathSeparator + place(Worker.class),
        OddWorker.class.getName());
  }

  private static String place(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
  }

  private static void answers(WorkerProcess process, byte what, String name) throws Exception {
    assertThat(process.read(new byte[] {what}))
        .isEqualTo(
            new WorkerProcess.Outcome.Answered(new Answer.Refused(Answer.Reason.NO_PICTURE, name)));
  }

  @Test
  void noiseOnStandardOutputIsPassedOver() throws Exception {
    try (WorkerProcess process =
        new WorkerProcess(WorkerProcessTest::command, Duration.ofMinutes(1))) {
      answers(process, OddWorker.NOISE, "p1");
      answers(process, OddWorker.ANSWER, "p2");
      answers(process, OddWorker.NOISE, "p3");
    }
  }

  @Test
  void aProcessThatDiesOrWritesRubbishIsStartedAgain() throws Exception {
    Path folder;
    try (WorkerProcess process =
        new WorkerProcess(WorkerProcessTest::command, Duration.ofMinutes(1))) {
      folder = process.folder();
      answers(process, OddWorker.ANSWER, "p1");
      assertThat(process.read(new byte[] {OddWorker.DIE}))
          .isInstanceOf(WorkerProcess.Outcome.Died.class);
      answers(process, OddWorker.ANSWER, "p3");
      assertThat(process.read(new byte[] {OddWorker.RUBBISH}))
          .isInstanceOf(WorkerProcess.Outcome.Died.class);
      answers(process, OddWorker.ANSWER, "p5");
      assertThat(folder).isDirectory();
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void aProcessThatHangsIsEnded() throws Exception {
    try (WorkerProcess process =
        new WorkerProcess(WorkerProcessTest::command, Duration.ofSeconds(3))) {
      assertThat(process.read(new byte[] {OddWorker.HANG}))
          .isEqualTo(new WorkerProcess.Outcome.TooLong());
    }
  }

  @Test
  void aProgramThatCannotBeStartedIsSaid() throws Exception {
    try (WorkerProcess process =
        new WorkerProcess(_ -> List.of("/nowhere/java"), Duration.ofMinutes(1))) {
      assertThat(process.read(new byte[] {1})).isInstanceOf(WorkerProcess.Outcome.Died.class);
    }
  }
}
