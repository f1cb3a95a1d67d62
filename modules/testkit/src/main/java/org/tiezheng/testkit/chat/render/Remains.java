package org.tiezheng.testkit.chat.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Plant;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.Step;

/** Looks in the files for what the planted cases took away or changed. */
final class Remains {
  private static final int KEY = 8;
  private static final int END = 24;

  /** A content, or its end, that is looked for. */
  private static final class Needle {
    private final Plant plant;
    private final HeldMessage former;
    private final byte[] content;
    private final Set<String> whole = new TreeSet<>();
    private final List<Container> containers = new ArrayList<>();
    private boolean part;

    /** Whether a live message has these words, so that an index of words must hold them. */
    private boolean indexed;

    Needle(Plant plant, HeldMessage former, byte[] content) {
      this.plant = plant;
      this.former = former;
      this.content = content;
    }

    Survival survival() {
      Survival.Extent extent =
          content.length < KEY
              ? Survival.Extent.UNKNOWN
              : !whole.isEmpty()
                  ? Survival.Extent.WHOLE
                  : part ? Survival.Extent.PART : Survival.Extent.GONE;
      return new Survival(plant, former, List.copyOf(whole), extent);
    }
  }

  /**
   * A content that holds another one: an edit added to it, another message quotes it. Where it
   * stands the other one does not stand itself.
   */
  private record Container(ByteBuffer before, ByteBuffer behind) {
    boolean around(byte[] in, int from, int to) {
      int back = before.remaining();
      int ahead = behind.remaining();
      return from >= back
          && to + ahead <= in.length
          && ByteBuffer.wrap(in, from - back, back).equals(before)
          && ByteBuffer.wrap(in, to, ahead).equals(behind);
    }
  }

  private Remains() {}

  /**
   * Searches every file.
   *
   * @param stored the bytes that the store keeps as content of a message
   */
  static List<Survival> search(
      Path folder, List<Path> files, SideTruth truth, Function<HeldMessage, byte[]> stored) {
    Set<ByteBuffer> live = new HashSet<>();
    Set<ByteBuffer> indexed = new HashSet<>();
    Set<ByteBuffer> ends = new HashSet<>();
    for (HeldMessage m : truth.messages()) {
      byte[] content = stored.apply(m);
      live.add(ByteBuffer.wrap(content));
      if (m.body() instanceof Body.Text words) {
        indexed.add(ByteBuffer.wrap(words.text().getBytes(StandardCharsets.UTF_8)));
      }
      if (content.length > END) {
        ends.add(end(content));
      }
    }
    List<Needle> needles = new ArrayList<>();
    for (Step step : truth.history()) {
      switch (step) {
        case Step.Edited e when changed(e, stored) ->
            needles.add(new Needle(e.cause(), e.before(), stored.apply(e.before())));
        case Step.Deleted d ->
            needles.add(new Needle(d.cause(), d.message(), stored.apply(d.message())));
        case Step.Dropped d -> {
          for (HeldMessage m : truth.genuine()) {
            if (m.conversation().equals(d.conversation())) {
              needles.add(new Needle(d.cause(), m, stored.apply(m)));
            }
          }
        }
        default -> {}
      }
    }
    // What stands in a live row as well proves nothing when it is found.
    Map<Long, List<Needle>> keys = new HashMap<>();
    List<Survival> unknown = new ArrayList<>();
    for (Needle n : needles) {
      if (n.content.length < KEY || live.contains(ByteBuffer.wrap(n.content))) {
        unknown.add(new Survival(n.plant, n.former, List.of(), Survival.Extent.UNKNOWN));
        continue;
      }
      n.indexed = indexed.contains(ByteBuffer.wrap(n.content));
      keys.computeIfAbsent(key(n.content, 0), k -> new ArrayList<>()).add(n);
      if (n.content.length > END && !ends.contains(end(n.content))) {
        long end = key(n.content, n.content.length - END);
        keys.computeIfAbsent(end, k -> new ArrayList<>()).add(n);
      }
    }
    for (byte[] content : contents(truth, stored)) {
      containers(content, keys);
    }
    for (Path file : files) {
      scan(folder.relativize(file).toString().replace('\\', '/'), file, keys);
    }
    List<Survival> all = new ArrayList<>(unknown);
    keys.values().stream().flatMap(List::stream).distinct().map(Needle::survival).forEach(all::add);
    all.sort(
        java.util.Comparator.comparingInt((Survival s) -> s.plant().id())
            .thenComparingLong(s -> s.former().storeId()));
    return all;
  }

  private static boolean changed(Step.Edited e, Function<HeldMessage, byte[]> stored) {
    return !Arrays.equals(stored.apply(e.before()), stored.apply(e.after()));
  }

  private static void scan(String name, Path file, Map<Long, List<Needle>> keys) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean index = name.toLowerCase(Locale.ROOT).contains("fts");
    long window = 0;
    for (int i = 0; i < bytes.length; i++) {
      window = (window << 8) | (bytes[i] & 0xFF);
      List<Needle> found = i < KEY - 1 ? null : keys.get(window);
      if (found == null) {
        continue;
      }
      int start = i - KEY + 1;
      for (Needle n : found) {
        if (index && n.indexed) {
          continue;
        }
        if (matches(bytes, start, n.content, 0)) {
          int end = start + n.content.length;
          if (n.containers.stream().noneMatch(c -> c.around(bytes, start, end))) {
            n.whole.add(name);
          }
        } else if (n.content.length > END
            && matches(bytes, start, n.content, n.content.length - END)) {
          n.part = true;
        }
      }
    }
  }

  /** All that any message ever said. */
  private static List<byte[]> contents(SideTruth truth, Function<HeldMessage, byte[]> stored) {
    List<byte[]> all = new ArrayList<>();
    truth.messages().forEach(m -> all.add(stored.apply(m)));
    truth.genuine().forEach(m -> all.add(stored.apply(m)));
    return all;
  }

  private static void containers(byte[] content, Map<Long, List<Needle>> keys) {
    long window = 0;
    for (int i = 0; i < content.length; i++) {
      window = (window << 8) | (content[i] & 0xFF);
      List<Needle> found = i < KEY - 1 ? null : keys.get(window);
      if (found == null) {
        continue;
      }
      int start = i - KEY + 1;
      for (Needle n : found) {
        int end = start + n.content.length;
        if (content.length > n.content.length && matches(content, start, n.content, 0)) {
          n.containers.add(
              new Container(
                  ByteBuffer.wrap(content, start - Math.min(start, KEY), Math.min(start, KEY)),
                  ByteBuffer.wrap(content, end, Math.min(content.length - end, KEY))));
        }
      }
    }
  }

  private static boolean matches(byte[] in, int at, byte[] content, int from) {
    int length = content.length - from;
    return at + length <= in.length
        && Arrays.equals(in, at, at + length, content, from, content.length);
  }

  private static ByteBuffer end(byte[] content) {
    return ByteBuffer.wrap(content, content.length - END, END);
  }

  private static long key(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes, at, KEY).getLong();
  }
}
