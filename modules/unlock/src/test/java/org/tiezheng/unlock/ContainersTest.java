package org.tiezheng.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.container.Container;
import org.tiezheng.collect.container.Containers;

/** The service list and the pages. */
class ContainersTest {
  @Test
  void everyContainerIsFoundAndHasItsPage() {
    List<Container> all = Containers.load().all();
    assertThat(all).extracting(Container::id).containsExactly("android.backup", "ios.backup");
    for (Container container : all) {
      Path page =
          Path.of(System.getProperty("root", "."), "docs/containers", container.id() + ".md");
      assertThat(page)
          .content()
          .startsWith("# " + container.id() + " (version " + container.version() + ")\n");
    }
  }
}
