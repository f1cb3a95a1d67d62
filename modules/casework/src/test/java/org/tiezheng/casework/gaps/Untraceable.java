package org.tiezheng.casework.gaps;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.tiezheng.collect.store.Store;
import org.tiezheng.sqlite.Table;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Plant;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.render.Capabilities.Degree;
import org.tiezheng.testkit.chat.render.Fact;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.WriteOptions;

/**
 * Proves that a copy cannot show a case: every file is byte for byte the one that would have been
 * written had the case been the truth ({@link Twin}), no file holds the words or an id of what is
 * gone, and no message that is left refers to it in a way that the format carries. Of an export, a
 * conversation may also have been left out.
 */
final class Untraceable {
  private static final int TELLING = 12;
  private static final String NOT_THERE = " is not there";

  private final Format format;
  private final ChatWorld world;
  private final Rendered rendered;
  private final WriteOptions options;

  Untraceable(Format format, ChatWorld world, Rendered rendered, WriteOptions options) {
    this.format = format;
    this.world = world;
    this.rendered = rendered;
    this.options = options;
  }

  /**
   * What of the copy could tell the case.
   *
   * @return empty if nothing could: it is physically gone
   */
  List<String> traces(Plant plant, Path folder) {
    List<String> traces = new ArrayList<>(references(plant));
    for (byte[] needle : needles(plant)) {
      for (Path file : rendered.files()) {
        if (contents(file).stream().anyMatch(bytes -> holds(bytes, needle))) {
          traces.add("bytes " + new String(needle, StandardCharsets.UTF_8) + " in " + file);
        }
      }
    }
    if (traces.isEmpty() && !perhapsNotExported(plant, folder.resolve("all"))) {
      traces.addAll(differing(Twin.of(world, plant), plant, folder.resolve("twin")));
    }
    return traces;
  }

  /** Whether the same files would have been written had one conversation been left out. */
  private boolean perhapsNotExported(Plant plant, Path folder) {
    return !format.store()
        && plant.kind() == Plant.Kind.DELETE_CONVERSATION
        && differing(Twin.without(world, plant), plant, folder).stream()
            .allMatch(d -> d.endsWith(NOT_THERE));
  }

  /** Whether the copy is what it would be without the case: the format carries nothing of it. */
  boolean changesNothing(Plant plant, Path folder) {
    return plant.kind().edit() && differing(Twin.without(world, plant), plant, folder).isEmpty();
  }

  private List<String> differing(ChatWorld other, Plant plant, Path folder) {
    Rendered twin = format.renderer().write(other, plant.side(), folder, options);
    return format.store() ? differingRows(twin) : differing(rendered, twin);
  }

  private static List<String> differing(Rendered one, Rendered other) {
    List<String> differing = new ArrayList<>();
    TreeMap<String, byte[]> twin = new TreeMap<>();
    other.files().forEach(f -> twin.put(other.folder().relativize(f).toString(), read(f)));
    for (Path file : one.files()) {
      String name = one.folder().relativize(file).toString();
      byte[] bytes = twin.remove(name);
      if (bytes == null || !Arrays.equals(bytes, read(file))) {
        differing.add(name + " is not as if it had been so");
      }
    }
    twin.keySet().forEach(name -> differing.add(name + NOT_THERE));
    return differing;
  }

  /** Pages of a database lie as they were written; what can be read of it is its rows. */
  private List<String> differingRows(Rendered twin) {
    Set<String> here = rows(rendered.folder());
    Set<String> there = rows(twin.folder());
    Set<String> both = new TreeSet<>(here);
    both.retainAll(there);
    here.removeAll(both);
    there.removeAll(both);
    List<String> differing = new ArrayList<>();
    here.stream().limit(2).forEach(r -> differing.add("row " + r));
    there.stream().limit(2).forEach(r -> differing.add("no row " + r));
    return differing;
  }

  private static Set<String> rows(Path folder) {
    Set<String> all = new TreeSet<>();
    for (Store store : new RenderedCopy(folder, List.of()).stores()) {
      String name = store.source().main().name();
      for (Table table : store.database().schema().tables()) {
        store.rows(
            table, row -> all.add(name + "!" + table.name() + " " + row.rowid() + row.all()));
      }
    }
    return all;
  }

  private List<String> references(Plant plant) {
    SideTruth truth = world.truth(plant.side());
    Set<String> ids = Set.copyOf(plant.serverIds());
    List<String> transfers =
        truth.genuine().stream()
            .filter(m -> ids.contains(m.serverId()))
            .filter(m -> m.body() instanceof Body.Transfer)
            .map(m -> ((Body.Transfer) m.body()).transferId())
            .toList();
    List<String> references = new ArrayList<>();
    for (HeldMessage m : truth.messages()) {
      boolean refers =
          !ids.contains(m.serverId())
              && switch (m.body()) {
                case Body.Quote q ->
                    ids.contains(q.target()) && carries(Fact.QUOTE_TARGET, Fact.QUOTE_TEXT);
                case Body.Forward f ->
                    f.items().stream().anyMatch(i -> ids.contains(i.originalId()))
                        && carries(Fact.FORWARD_IDS);
                case Body.Transfer t ->
                    transfers.contains(t.transferId()) && carries(Fact.TRANSFER_ID);
                default -> false;
              };
      if (refers) {
        references.add("message " + m.serverId() + " refers to it");
      }
    }
    return references;
  }

  private boolean carries(Fact... facts) {
    return Stream.of(facts)
        .anyMatch(f -> format.renderer().capabilities().degree(f) != Degree.ABSENT);
  }

  private List<byte[]> needles(Plant plant) {
    List<byte[]> needles = new ArrayList<>();
    SideTruth truth = world.truth(plant.side());
    if (plant.kind().deletion()) {
      for (HeldMessage m : truth.genuine()) {
        if (plant.serverIds().contains(m.serverId()) && !m.serverId().equals("0")) {
          needles.add(m.serverId().getBytes(StandardCharsets.US_ASCII));
          needles.add(ByteBuffer.allocate(8).putLong(Long.parseLong(m.serverId())).array());
          if (m.body() instanceof Body.Text t && unique(truth, t.text())) {
            needles.add(t.text().getBytes(StandardCharsets.UTF_8));
          }
        }
      }
    } else if (plant.kind() == Plant.Kind.EDIT_TEXT) {
      needles.add(plant.before().getBytes(StandardCharsets.UTF_8));
    }
    return needles;
  }

  private static boolean unique(SideTruth truth, String text) {
    return text.length() >= TELLING
        && truth.messages().stream()
            .noneMatch(m -> m.body() instanceof Body.Text t && t.text().contains(text));
  }

  private static List<byte[]> contents(Path file) {
    byte[] bytes = read(file);
    List<byte[]> all = new ArrayList<>();
    all.add(bytes);
    if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
        for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
          all.add(zip.readAllBytes());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(byte[] bytes, byte[] needle) {
    for (int i = 0; i + needle.length <= bytes.length; i++) {
      if (bytes[i] == needle[0]
          && Arrays.equals(bytes, i, i + needle.length, needle, 0, needle.length)) {
        return true;
      }
    }
    return false;
  }
}
