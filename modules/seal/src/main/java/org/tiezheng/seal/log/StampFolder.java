package org.tiezheng.seal.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.keys.DurableFiles;
import org.tiezheng.seal.proof.SignedNote;

/**
 * Stamped checkpoints as plain files: {@code <size>.note}, {@code <size>.txt} (the body, what
 * tokens are over), {@code <size>.<service>.tsr} and, while a token is still to be had, {@code
 * <size>.<service>.pending} with the reason. Every file is whole or absent after a crash.
 *
 * <p>A busy log is stamped half a million times a year: the folder is listed once, and files are
 * read by their exact names. Therefore nothing else may write into the folder meanwhile, be it
 * another process or another object. Safe for use by many threads.
 */
public final class StampFolder {
  private static final Pattern NOTE = Pattern.compile("(0|[1-9][0-9]{0,17})\\.note");
  private static final Pattern OF_SERVICE =
      Pattern.compile("(0|[1-9][0-9]{0,17})\\.(.+)(\\.tsr|\\.pending)");
  private static final String TOKEN = ".tsr";
  private static final String PENDING = ".pending";

  private final Path folder;
  private @Nullable Names listed;

  /** What the names of the files say; services are few, however many checkpoints there are. */
  private record Names(
      NavigableSet<Long> notes, NavigableSet<Long> waiting, NavigableSet<String> services) {
    void add(String file) {
      Matcher note = NOTE.matcher(file);
      Matcher ofService = OF_SERVICE.matcher(file);
      if (note.matches()) {
        notes.add(Long.valueOf(note.group(1)));
      } else if (ofService.matches()) {
        services.add(ofService.group(2));
        if (ofService.group(3).equals(PENDING)) {
          waiting.add(Long.valueOf(ofService.group(1)));
        }
      }
    }
  }

  /** Uses a folder, which is made when it is not there. */
  public StampFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  private Names names() throws IOException {
    if (listed == null) {
      Names names = new Names(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
      try (Stream<Path> files = Files.list(folder)) {
        files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      }
      listed = names;
    }
    return listed;
  }

  /** The sizes of all checkpoints here, in ascending order. */
  public synchronized List<Long> sizes() throws IOException {
    return List.copyOf(names().notes());
  }

  /** The greatest checkpoint here, if any was stamped. */
  public synchronized Optional<StampedCheckpoint> newest() throws IOException {
    return names().notes().isEmpty() ? Optional.empty() : read(names().notes().last());
  }

  /** The sizes of those that lack a token, in ascending order. */
  synchronized List<Long> pendingSizes() throws IOException {
    return List.copyOf(names().waiting());
  }

  /** The checkpoint of that size with its tokens; empty when none was stamped. */
  public synchronized Optional<StampedCheckpoint> read(long size) throws IOException {
    Path note = folder.resolve(size + ".note");
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    Map<String, TokenFile> tokens = new HashMap<>();
    List<PendingToken> pending = new ArrayList<>();
    for (String service : names().services()) {
      if (Files.exists(file(size, service, TOKEN))) {
        tokens.put(service, new TokenFile(Files.readAllBytes(file(size, service, TOKEN))));
      } else if (Files.exists(file(size, service, PENDING))) {
        pending.add(new PendingToken(service, reason(file(size, service, PENDING))));
      }
    }
    return Optional.of(
        new StampedCheckpoint(SignedNote.parse(Files.readAllBytes(note)), tokens, pending));
  }

  /** The smallest stamped checkpoint that covers the leaf with this index. */
  public synchronized Optional<StampedCheckpoint> covering(long index) throws IOException {
    @Nullable Long size = names().notes().higher(index);
    return size == null ? Optional.empty() : read(size);
  }

  /** Keeps a checkpoint that these services are going to be asked about. */
  synchronized void begin(long size, SignedNote note, List<PendingToken> services)
      throws IOException {
    for (PendingToken service : services) {
      if (!Files.exists(file(size, service.service(), TOKEN))) {
        keepPending(size, service);
      }
    }
    write(folder.resolve(size + ".txt"), note.text());
    // Last, for the note is what makes the checkpoint count as stamped.
    write(folder.resolve(size + ".note"), note.encode());
    names().notes().add(size);
  }

  synchronized void keepToken(long size, String service, byte[] response) throws IOException {
    DurableFiles.write(file(size, service, TOKEN), response);
    Files.deleteIfExists(file(size, service, PENDING));
    names().services().add(service);
    if (!waits(size)) {
      names().waiting().remove(size);
    }
  }

  private boolean waits(long size) throws IOException {
    return names().services().stream()
        .anyMatch(service -> Files.exists(file(size, service, PENDING)));
  }

  synchronized void keepPending(long size, PendingToken pending) throws IOException {
    Text reason = pending.reason();
    write(file(size, pending.service(), PENDING), reason.zh() + "\n" + reason.en() + "\n");
    names().services().add(pending.service());
    names().waiting().add(size);
  }

  private Path file(long size, String service, String ending) {
    return folder.resolve(size + "." + service + ending);
  }

  private static Text reason(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    return lines.size() < 2 ? Text.same("?") : new Text(lines.get(0), lines.get(1));
  }

  private static void write(Path file, String text) throws IOException {
    DurableFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
