package org.tiezheng.testkit.chat.render;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was written.
 *
 * @param folder that holds it
 * @param files everything written, in order of their paths
 * @param tables rows of each table that holds messages, as {@code file!table}
 * @param places where each message was written that the copy holds at the end, by {@link
 *     org.tiezheng.testkit.chat.HeldMessage#storeId()}
 * @param planted for each message that a planted case took or changed: whether the bytes survive
 */
public record Rendered(
    Path folder,
    List<Path> files,
    Capabilities capabilities,
    Map<String, Long> tables,
    Map<Long, RowPlace> places,
    List<Survival> planted) {
  public Rendered {
    files = List.copyOf(files);
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    places = Collections.unmodifiableMap(new TreeMap<>(places));
    planted = List.copyOf(planted);
  }
}
