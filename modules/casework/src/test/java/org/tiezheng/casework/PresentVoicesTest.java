package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.collect.wechat.SilkVoice;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.IosBackup;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WeChat3Store;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/**
 * The voices of a database leave with the bundle that a case makes of it, and the bundle verifies.
 */
class PresentVoicesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  @TempDir Path folder;

  private Path vault() {
    return folder.resolve("case");
  }

  private Workplace place() {
    return Places.at(folder, Clock.systemUTC());
  }

  /** Everything that was collected is handed over. */
  private void collect(Renderer renderer) throws Exception {
    Path store = Files.createDirectories(folder.resolve("store"));
    renderer.write(ChatWorld.clean(8, 200), Side.A, store, WriteOptions.CLOSED);
    new NewCase(place()).open(vault(), "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault(), place())) {
      new Collect(open).run(new Collect.Request(List.of(store), "", "", Map.of()));
    }
    Path file = vault().resolve("case.yaml");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("catalogued: false", "catalogued: true"));
  }

  /** With a reason for every rule that would stop it: this test is not about them. */
  private Present.Result present(Path target) throws Exception {
    Map<String, String> reasons = new HashMap<>();
    for (int attempt = 0; attempt < 2; attempt++) {
      try (OpenCase open = OpenCase.forWriting(vault(), place())) {
        Present.Result result =
            new Present(open).run(new Present.Request(target, false, false, DAY, reasons));
        if (result.bundle().isPresent()) {
          return result;
        }
        result.blocking().blocks().forEach(b -> reasons.put(PresentLines.name(b), "test"));
      }
    }
    throw new AssertionError("stopped: " + reasons);
  }

  private List<Media> voices() throws Exception {
    try (OpenCase open = OpenCase.forReading(vault(), place())) {
      return open.matter().items().stream()
          .flatMap(item -> open.records(item.number()))
          .filter(ChatMessage.class::isInstance)
          .map(r -> ((ChatMessage) r).content())
          .filter(Media.class::isInstance)
          .map(Media.class::cast)
          .filter(m -> m.type() == MediaType.VOICE)
          .toList();
    }
  }

  private static Map<String, Path> taken(Path target, String ending) throws Exception {
    try (Stream<Path> files = Files.list(target.resolve("data/papers"))) {
      Map<String, Path> taken = new HashMap<>();
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        taken.put(Digester.sha256Only().digest(file).sha256(), file);
      }
      return taken;
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {WeChat4Store.class, WeChat3Store.class, IosBackup.class})
  void everyVoiceOfAStoreLeavesWithItsBytesAndItsSound(Class<? extends Renderer> renderer)
      throws Exception {
    collect(renderer.getDeclaredConstructor().newInstance());
    Path target = folder.resolve("证据材料");

    Present.Result result = present(target);

    Set<String> named =
        voices().stream().flatMap(m -> m.found().stream()).collect(Collectors.toSet());
    assertThat(named).hasSizeGreaterThan(3);
    Map<String, Path> taken = taken(target, ".silk");
    assertThat(taken.keySet()).isEqualTo(named);
    assertThat(taken.values())
        .allSatisfy(silk -> {
          Path wav = Path.of(silk.toString().replace(".silk", ".wav"));
          MemorySegment bytes = MemorySegment.ofArray(Files.readAllBytes(silk));
          int packets = SilkVoice.of(bytes).orElseThrow().packets();
          assertThat(Files.size(wav)).isEqualTo(44 + packets * 960L);
          assertThat(silk.getFileName().toString())
              .startsWith("DERIVED-VOICE-")
              .containsAnyOf(".db-", "Audio-");
        });
    assertThat(result.verification().orElseThrow().exitCode()).isIn(0, 3);
    assertThat(String.join("\n", result.lines(Locale.CHINESE))).contains("语音清单");
  }
}
