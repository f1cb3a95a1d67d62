package org.tiezheng.examine.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The registry of checks by name. A new check is one class and one line here. */
public final class Checks {
  private static final Map<String, Check> ALL = register(List.of(new UnchangedBytes()));

  private Checks() {}

  public static Optional<Check> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** Every check in the order of their names. */
  public static Collection<Check> all() {
    return ALL.values();
  }

  private static Map<String, Check> register(List<Check> checks) {
    Map<String, Check> byName = new TreeMap<>();
    for (Check check : checks) {
      if (byName.put(check.name(), check) != null) {
        throw new IllegalStateException("two checks are named " + check.name());
      }
    }
    return byName;
  }
}
