package org.tiezheng.seal.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.keys.DurableFiles;
import org.tiezheng.seal.proof.SignedNote;

/**
 * Stamped checkpoints as plain files: {@code <size>.note}, {@code <size>.txt} (the body, what
 * tokens are over), {@code <size>.<service>.tsr} and, while a token is still to be had, {@code
 * <size>.<service>.pending} with the reason. Every file is whole or absent after a crash. Not for
 * use by two processes at once.
 */
public final class StampFolder {
  private static final Pattern NOTE = Pattern.compile("(0|[1-9][0-9]{0,17})\\.note");
  private static final Pattern WAITING = Pattern.compile("(0|[1-9][0-9]{0,17})\\.[^.]+\\.pending");
  private static final String TOKEN = ".tsr";
  private static final String PENDING = ".pending";

  private final Path folder;

  /** Uses a folder, which is made when it is not there. */
  public StampFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** The sizes of all checkpoints here, in ascending order. */
  public List<Long> sizes() throws IOException {
    return sizes(NOTE);
  }

  /** The sizes of those that lack a token, in ascending order. */
  List<Long> pendingSizes() throws IOException {
    return sizes(WAITING);
  }

  /** The checkpoint of that size with its tokens; empty when none was stamped. */
  public Optional<StampedCheckpoint> read(long size) throws IOException {
    Path note = folder.resolve(size + ".note");
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    Map<String, TokenFile> tokens = new HashMap<>();
    List<PendingToken> pending = new ArrayList<>();
    for (String service : services(size, TOKEN)) {
      tokens.put(service, new TokenFile(Files.readAllBytes(file(size, service, TOKEN))));
    }
    for (String service : services(size, PENDING)) {
      if (!tokens.containsKey(service)) {
        pending.add(new PendingToken(service, reason(file(size, service, PENDING))));
      }
    }
    return Optional.of(
        new StampedCheckpoint(SignedNote.parse(Files.readAllBytes(note)), tokens, pending));
  }

  /** The smallest stamped checkpoint that covers the leaf with this index. */
  public Optional<StampedCheckpoint> covering(long index) throws IOException {
    for (long size : sizes()) {
      if (size > index) {
        return read(size);
      }
    }
    return Optional.empty();
  }

  /** Keeps a checkpoint that these services are going to be asked about. */
  void begin(long size, SignedNote note, List<PendingToken> services) throws IOException {
    for (PendingToken service : services) {
      if (!Files.exists(file(size, service.service(), TOKEN))) {
        keepPending(size, service);
      }
    }
    write(folder.resolve(size + ".txt"), note.text());
    // Last, for the note is what makes the checkpoint count as stamped.
    write(folder.resolve(size + ".note"), note.encode());
  }

  void keepToken(long size, String service, byte[] response) throws IOException {
    DurableFiles.write(file(size, service, TOKEN), response);
    Files.deleteIfExists(file(size, service, PENDING));
  }

  void keepPending(long size, PendingToken pending) throws IOException {
    Text reason = pending.reason();
    write(file(size, pending.service(), PENDING), reason.zh() + "\n" + reason.en() + "\n");
  }

  private List<Long> sizes(Pattern name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> name.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .map(match -> Long.valueOf(match.group(1)))
          .distinct()
          .sorted()
          .toList();
    }
  }

  private List<String> services(long size, String ending) throws IOException {
    String start = size + ".";
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(start) && name.endsWith(ending))
          .filter(name -> name.length() > start.length() + ending.length())
          .map(name -> name.substring(start.length(), name.length() - ending.length()))
          .sorted()
          .toList();
    }
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
