package org.tiezheng.unlock.ios;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.VisibleName;

/** The paths inside a backup in the order of its list, found by name. Not thread-safe. */
final class Paths {
  private final List<String> all = new ArrayList<>();
  private final Map<String, Integer> byPath = new HashMap<>();
  private long repeated;

  /** Adds the next path; of equal ones the last is found. */
  void add(String domain, String relative) {
    String path = VisibleName.of(relative.isEmpty() ? domain : domain + "/" + relative);
    if (byPath.put(path, all.size()) != null) {
      repeated++;
    }
    all.add(path);
  }

  int size() {
    return all.size();
  }

  String path(int index) {
    return all.get(index);
  }

  Optional<Integer> find(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** How many paths were met more than once. */
  long repeated() {
    return repeated;
  }

  /** The name under which a backup stores a file. */
  static String fileId(String domain, String relative) {
    try {
      byte[] name = (domain + "-" + relative).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(name));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-1", e);
    }
  }
}
