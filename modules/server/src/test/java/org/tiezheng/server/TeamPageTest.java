package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.casework.team.TeamRole;
import org.tiezheng.server.team.RoutePermissions;

/** docs/team.md says what the code does; {@code -Dwrite=true} writes its tables. */
class TeamPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("root", "../..")).resolve("docs/team.md");

  @Test
  void theTablesOfTheDocumentationAreThoseOfTheCode() throws Exception {
    String page = Files.readString(PAGE);
    String right = with(with(page, "roles", roles()), "addresses", addresses());
    if (Boolean.getBoolean("write")) {
      Files.writeString(PAGE, right);
    }
    assertThat(page).isEqualTo(right);
  }

  private static String with(String page, String name, String table) {
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- /" + name + " -->";
    assertThat(page).contains(begin, end);
    return page.substring(0, page.indexOf(begin) + begin.length())
        + table
        + page.substring(page.indexOf(end));
  }

  private static String roles() {
    StringBuilder table = new StringBuilder("| | ");
    table.append(
        Arrays.stream(TeamRole.values())
            .map(r -> r.title().en() + " " + r.title().zh())
            .collect(Collectors.joining(" | ")));
    table.append(" |\n|---|").append("---|".repeat(TeamRole.values().length)).append('\n');
    for (Permission permission : Permission.values()) {
      table
          .append("| ")
          .append(permission.title().en())
          .append(' ')
          .append(permission.title().zh())
          .append(" | ")
          .append(
              Arrays.stream(TeamRole.values())
                  .map(r -> r.may().contains(permission) ? "●" : "")
                  .collect(Collectors.joining(" | ")))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String addresses() {
    StringBuilder table = new StringBuilder("| asks for | addresses |\n|---|---|\n");
    for (Permission permission : Permission.values()) {
      String all =
          RoutePermissions.all().entrySet().stream()
              .filter(e -> e.getValue() == permission)
              .map(Map.Entry::getKey)
              .map(route -> "`" + route + "`")
              .collect(Collectors.joining(", "));
      if (!all.isEmpty()) {
        table.append("| ").append(permission.title().en()).append(" | ").append(all).append(" |\n");
      }
    }
    return table.toString();
  }
}
