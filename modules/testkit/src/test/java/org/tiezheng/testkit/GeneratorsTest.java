package org.tiezheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.testkit.hostile.AwkwardFolder;
import org.tiezheng.testkit.hostile.HostileFiles;
import tools.jackson.databind.ObjectMapper;

final class GeneratorsTest {
  @TempDir Path folder;

  @Test
  void hostile_files_are_small_on_disk_and_the_same_each_time() throws IOException {
    List<String> names = HostileFiles.writeTo(folder);
    assertThat(names).contains("bomb-1-gib.zip", "slip.zip", "deep.json").doesNotHaveDuplicates();
    // Made once: the bombs take seconds.
    Map<String, byte[]> again = HostileFiles.all();
    again.forEach((name, bytes) -> assertThat(bytes.length).as(name).isLessThan(6_000_000));
    for (String name : names) {
      assertThat(Files.readAllBytes(folder.resolve(name)))
          .isEqualTo(again.getOrDefault(name, new byte[] {1}));
    }
  }

  @Test
  void an_awkward_folder_has_a_loop_a_hole_and_a_name_with_a_newline() throws IOException {
    List<String> made = AwkwardFolder.make(folder, 1L << 40);
    assertThat(made).contains("odd names", "hole", "deep folders");
    assertThat(Files.size(folder.resolve("hole.bin"))).isEqualTo(1L << 40);
    assertThat(Files.exists(folder.resolve("line\nbreak.txt"))).isTrue();
    if (made.contains("folder loop")) {
      Path up = folder.resolve("loop/inner/up");
      assertThat(Files.isSymbolicLink(up)).isTrue();
      assertThat(Files.isDirectory(up.resolve("loop"), LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
  }

  @Test
  void a_random_tree_has_the_asked_size_and_repeats() throws IOException {
    List<Path> one = RandomTree.write(folder.resolve("a"), 30_000_000, 7);
    List<Path> two = RandomTree.write(folder.resolve("b"), 30_000_000, 7);
    long size = 0;
    for (int i = 0; i < one.size(); i++) {
      assertThat(Files.mismatch(one.get(i), two.get(i))).isEqualTo(-1);
      size += Files.size(one.get(i));
    }
    assertThat(size).isBetween(29_000_000L, 30_000_000L);
    assertThat(Stream.of(one, two).mapToInt(List::size).distinct().count()).isEqualTo(1);
  }

  @Test
  void two_accounts_hold_the_same_talk_but_for_the_known_differences() {
    TwoAccountWorld world = TwoAccountWorld.of(11, 60);
    assertThat(world.onlyPlaintiff()).isNotEmpty();
    assertThat(world.onlyDefendant()).isNotEmpty();
    assertThat(world.changed()).isNotEmpty();
    assertThat(world.plaintiff().size() - world.onlyPlaintiff().size())
        .isEqualTo(world.defendant().size() - world.onlyDefendant().size());
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(world.plaintiffExport()).get("meta").get("ownerId").asString())
        .isNotEqualTo(json.readTree(world.defendantExport()).get("meta").get("ownerId").asString());
  }
}
