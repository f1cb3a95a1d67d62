package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.disc.DiscReader;

/** Discs and sticks: stated in the case file, printed, written by a person, read back, decided. */
class CarrierTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final String CASE =
      """
      title: 借款
      parties:
        - {id: me, name: 林岚, role: PLAINTIFF, self: true}
        - {id: other, name: 周启明, role: DEFENDANT}
      copies: 2
      carriers:
        - {number: ZT-1, type: 光盘, label: 借款案证据一, serial: SN-77, items: [1]}
        - {number: ZT-2, type: U盘, items: [2]}
      items:
        - {number: 1, title: 借条, files: ["借条.txt"], catalogued: true, source: 电脑, objectOfProof: 借款, content: 全文}
        - {number: 2, title: 收条, files: ["收条.txt"], catalogued: true, source: 电脑, objectOfProof: 还款, content: 全文}
      """;

  @TempDir Path folder;

  private Workplace place() {
    return Places.at(folder, Clock.systemUTC());
  }

  private void open(String yaml) throws Exception {
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("借条.txt"), "今借到八万元");
    Files.writeString(source.resolve("收条.txt"), "今收到一万元");
    new NewCase(place()).open(folder.resolve("case"), yaml);
    try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place())) {
      new Collect(open).run(new Collect.Request(List.of(source), "", "", Map.of()));
    }
  }

  private Path present(String name) throws Exception {
    Path target = folder.resolve(name);
    Map<String, String> reasons = new HashMap<>();
    for (int attempt = 0; attempt < 2; attempt++) {
      try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place())) {
        Present.Result result =
            new Present(open).run(new Present.Request(target, false, false, DAY, reasons));
        if (result.bundle().isPresent()) {
          return target;
        }
        result.blocking().blocks().forEach(b -> reasons.put(PresentLines.name(b), "测试"));
      }
    }
    throw new AssertionError("stopped: " + reasons);
  }

  private ReadBackCarrier.Result readBack(Path bundle, String number, Path carrier)
      throws Exception {
    try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place())) {
      return new ReadBackCarrier(open)
          .run(new ReadBackCarrier.Request(bundle, Optional.of(number), carrier));
    }
  }

  private Finding rule() throws Exception {
    try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place())) {
      return new Examine(open)
          .run(Examine.Request.ofCase(DAY, List.of())).findings().stream()
              .filter(f -> f.rule().equals("CN-GD/G-019"))
              .findFirst()
              .orElseThrow();
    }
  }

  private Path burn(Path bundle, String name) throws Exception {
    Path carrier = folder.resolve(name);
    try (Stream<Path> files = Files.walk(bundle)) {
      for (Path file : files.toList()) {
        Path to = carrier.resolve(bundle.getFileName()).resolve(bundle.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    return carrier;
  }

  @Test
  @Tag("G-019")
  @Tag("SEED-GD-05")
  @Tag("DOC-CARRIER")
  void everyCarrierIsReadBackBeforeTheRulePasses() throws Exception {
    open(CASE);
    assertThat(rule().outcome()).isEqualTo(Outcome.UNKNOWN);
    Path bundle = present("证据材料");
    Path disc = burn(bundle, "disc");
    Path stick = burn(bundle, "stick");

    assertThat(readBack(bundle, "ZT-1", disc).equal()).isTrue();
    assertThat(rule().outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(rule().message().zh()).contains("ZT-2");
    assertThat(readBack(bundle, "ZT-2", stick).equal()).isTrue();
    assertThat(rule().outcome()).isEqualTo(Outcome.PASS);

    Path copy = stick.resolve("证据材料/data/originals/002/收条.txt");
    assertThat(copy).exists();
    Files.writeString(copy, "今收到九万元");
    ReadBackCarrier.Result changed = readBack(bundle, "ZT-2", stick);
    assertThat(changed.lines(Locale.CHINESE)).anyMatch(l -> l.contains("002/收条.txt"));
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(rule().outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  @Tag("G-019")
  void aNewBundleMakesWhatWasReadBackBeforeWorthless() throws Exception {
    open(CASE.replaceAll("(?m)^  - \\{number: ZT-2.*\n", ""));
    Path bundle = present("一");
    assertThat(readBack(bundle, "ZT-1", burn(bundle, "disc")).equal()).isTrue();
    assertThat(rule().outcome()).isEqualTo(Outcome.PASS);

    present("二");

    assertThat(rule().outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThatThrownBy(() -> readBack(bundle, "ZT-1", folder.resolve("disc")))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("wrote last");
  }

  @Test
  @Tag("SEED-GD-05")
  @Tag("DOC-CARRIER")
  void theImageOfADiscHoldsTheCarriersFilesAndIsCalledByItsNumber() throws Exception {
    open(CASE);
    Path bundle = present("证据材料");
    Path image = folder.resolve("载体二.iso");
    MakeDiscImage.Result made;
    try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place())) {
      made =
          new MakeDiscImage(open)
              .run(new MakeDiscImage.Request(bundle, Optional.of("ZT-2"), image));
    }

    assertThat(made.sha256()).isEqualTo(Workplace.sha256(image));
    assertThat(made.lines(Locale.CHINESE))
        .anyMatch(l -> l.contains("逐字节核对一致"))
        .anyMatch(l -> l.contains("CD-R 700 MB"))
        .anyMatch(l -> l.contains("--carrier ZT-2="));
    try (DiscReader disc = DiscReader.open(image)) {
      assertThat(disc.label()).isEqualTo("ZT-2");
      assertThat(disc.entries())
          .extracting(DiscReader.Entry::path)
          .contains("data/originals/002/收条.txt", "bagit.txt", "index.html")
          .doesNotContain("data/originals/001/借条.txt");
    }
    assertThat(rule().outcome()).as("an image is no disc").isEqualTo(Outcome.UNKNOWN);
    try (OpenCase open = OpenCase.forReading(folder.resolve("case"), place())) {
      assertThat(open.custody())
          .extracting(line -> line.event().what())
          .anyMatch(what ->
              what.getOrDefault("carrier", "").equals("ZT-2")
                  && what.getOrDefault("sha256", "").equals(made.sha256()));
    }
    assertThat(readBack(bundle, "ZT-2", taken(image)).equal()).as("as a disc is read").isTrue();
    assertThatThrownBy(
            () -> {
              try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place())) {
                new MakeDiscImage(open)
                    .run(new MakeDiscImage.Request(bundle, Optional.of("ZT-2"), image));
              }
            })
        .hasMessageContaining("not overwritten");
  }

  /** What a system shows of the disc. */
  private Path taken(Path image) throws Exception {
    Path disc = folder.resolve("mounted");
    byte[] bytes = Files.readAllBytes(image);
    try (DiscReader reader = DiscReader.open(image)) {
      for (DiscReader.Entry entry : reader.entries()) {
        Path to = disc.resolve(entry.path());
        Files.createDirectories(to.getParent());
        int from = Math.toIntExact(entry.offset());
        Files.write(to, Arrays.copyOfRange(bytes, from, from + Math.toIntExact(entry.size())));
      }
    }
    return disc;
  }

  @Test
  void anItemOnTwoCarriersIsRefused() {
    assertThatThrownBy(() -> open(CASE.replace("items: [2]", "items: [1]")))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("ZT-2");
  }
}
