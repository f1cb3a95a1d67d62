package org.tiezheng.seal.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.digest.FileOutcome.Digested;
import org.tiezheng.seal.digest.FileOutcome.Reason;
import org.tiezheng.seal.digest.FileOutcome.Unreadable;

class TreeDigesterTest {
  @TempDir Path folder;

  @Test
  void outcomesComeInTheOrderOfTheQuestionWhateverTheSizes() throws Exception {
    SplittableRandom random = new SplittableRandom(21);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      byte[] bytes = new byte[random.nextInt(200_000)];
      random.nextBytes(bytes);
      files.add(Files.write(folder.resolve("f" + i), bytes));
    }
    Collections.shuffle(files, new java.util.Random(1));
    List<FileOutcome> many = new TreeDigester(Digester.both(), 4).digest(files, Progress.SILENT);
    List<FileOutcome> one = new TreeDigester(Digester.both(), 1).digest(files, Progress.SILENT);
    assertThat(many).isEqualTo(one);
    for (int i = 0; i < files.size(); i++) {
      assertThat(many.get(i))
          .isEqualTo(new Digested(files.get(i), Digester.both().digest(files.get(i))));
    }
  }

  @Test
  void unreadableFilesAreOutcomesAndStopNothing() throws Exception {
    Path good = Files.writeString(folder.resolve("good"), "x");
    Path missing = folder.resolve("missing");
    Path directory = Files.createDirectory(folder.resolve("directory"));
    Path last = Files.writeString(folder.resolve("last"), "y");
    List<FileOutcome> outcomes =
        new TreeDigester(Digester.both(), 2)
            .digest(List.of(good, missing, directory, last), Progress.SILENT);
    assertThat(outcomes.get(0)).isInstanceOf(Digested.class);
    assertThat(reason(outcomes.get(1))).isEqualTo(Reason.MISSING);
    assertThat(reason(outcomes.get(2))).isEqualTo(Reason.NOT_A_FILE);
    assertThat(outcomes.get(3)).isInstanceOf(Digested.class);
  }

  @Test
  void aForbiddenFileIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("forbidden"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    List<FileOutcome> outcomes =
        new TreeDigester(Digester.both(), 1).digest(List.of(file), Progress.SILENT);
    // The superuser may read everything.
    if (!Files.isReadable(file)) {
      assertThat(reason(outcomes.getFirst())).isEqualTo(Reason.NOT_PERMITTED);
    } else {
      assertThat(outcomes.getFirst()).isInstanceOf(Digested.class);
    }
  }

  @Test
  void aHugeFileOnTwoThreadsGivesTheSameDigest() throws Exception {
    Path huge = folder.resolve("huge");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(65L << 20); // sparse
      file.seek(40L << 20);
      file.write(7);
    }
    FileOutcome outcome =
        new TreeDigester(Digester.both(), 2).digest(List.of(huge), Progress.SILENT).getFirst();
    assertThat(outcome).isEqualTo(new Digested(huge, Digester.both().digest(huge)));
  }

  @Test
  void progressOnlyGrowsAndEndsAtTheWhole() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      files.add(Files.write(folder.resolve("p" + i), new byte[1_000_000]));
    }
    List<Long> bytes = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    AtomicInteger inside = new AtomicInteger();
    new TreeDigester(Digester.sha256Only(), 3)
        .digest(
            files,
            (bytesDone, filesDone) -> {
              assertThat(inside.incrementAndGet()).isEqualTo(1);
              bytes.add(bytesDone);
              counts.add(filesDone);
              inside.decrementAndGet();
            });
    assertThat(bytes).isSorted().last().isEqualTo(10_000_000L);
    assertThat(counts).isSorted().last().isEqualTo(10L);
  }

  @Test
  void aFaultInTheListenerIsNotSwallowed() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "x");
    assertThatThrownBy(() ->
            new TreeDigester(Digester.both(), 1)
                .digest(
                    List.of(file),
                    (bytes, files) -> {
                      throw new IllegalArgumentException("listener");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("listener");
  }

  @Test
  void noFilesNoOutcomes() throws Exception {
    assertThat(new TreeDigester(Digester.both()).digest(List.of(), Progress.SILENT)).isEmpty();
  }

  private static Reason reason(FileOutcome outcome) {
    return ((Unreadable) outcome).reason();
  }
}
