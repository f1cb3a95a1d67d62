package org.tiezheng.collect;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tiezheng.evidence.Text;

/** One walk: a stack of open folders, and a queue of what was met but not yet given out. */
final class Walk implements Iterator<Found> {
  private record Step(Path path, RawName name, String parent, Set<Object> above, boolean root) {
    String full() {
      return parent.isEmpty() ? name.text() : parent + "/" + name.text();
    }
  }

  private final Deque<Step> stack = new ArrayDeque<>();
  private final Deque<Found> ready = new ArrayDeque<>();
  private final Set<Path> roots = new HashSet<>();
  private final Set<Path> otherRoots = new HashSet<>();

  Walk(List<Path> paths) {
    for (Path path : paths.reversed()) {
      Path absolute = path.toAbsolutePath().normalize();
      stack.push(new Step(absolute, RawName.of(absolute), "", Set.of(), true));
      otherRoots.add(absolute);
    }
  }

  Stream<Found> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !stack.isEmpty()) {
      visit(stack.pop());
    }
    return !ready.isEmpty();
  }

  @Override
  public Found next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void visit(Step step) {
    if (step.root ? !roots.add(step.path) : otherRoots.contains(step.path)) {
      ready.add(
          new Found.Skipped(
              step.full(), new Text("另已单独列出,不重复采集", "named separately as well; taken once")));
      return;
    }
    if (step.name.odd()) {
      ready.add(new Found.OddName(step.full(), step.name.hex()));
    }
    try {
      look(step);
    } catch (IOException | DirectoryIteratorException | SecurityException e) {
      ready.add(new Found.Unreadable(step.full(), why(e)));
    }
  }

  private void look(Step step) throws IOException {
    BasicFileAttributes facts =
        step.root
            ? Files.readAttributes(step.path, BasicFileAttributes.class)
            : Files.readAttributes(step.path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (facts.isDirectory()) {
      open(step, facts);
    } else if (facts.isSymbolicLink()) {
      ready.add(link(step));
    } else if (!facts.isRegularFile()) {
      ready.add(
          new Found.Skipped(
              step.full(), new Text("设备、管道或套接字,不打开", "a device, pipe or socket; not opened")));
    } else if (!Files.isReadable(step.path)) {
      throw new AccessDeniedException(step.full());
    } else {
      ready.add(
          new Found.File(
              step.full(),
              step.path,
              facts.size(),
              facts.lastModifiedTime().toInstant(),
              created(facts)));
    }
  }

  private void open(Step step, BasicFileAttributes facts) throws IOException {
    Object key = facts.fileKey() == null ? step.path.toRealPath() : facts.fileKey();
    if (step.above.contains(key)) {
      ready.add(new Found.Loop(step.full(), "."));
      return;
    }
    Set<Object> above = new HashSet<>(step.above);
    above.add(key);
    List<Step> inside = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(step.path)) {
      for (Path entry : entries) {
        inside.add(new Step(entry, RawName.of(entry), step.full(), above, false));
      }
    }
    inside.sort((a, b) -> b.name.compareTo(a.name));
    inside.forEach(stack::push);
  }

  private static Found link(Step step) throws IOException {
    String target = VisibleName.of(Files.readSymbolicLink(step.path).toString());
    if (Files.isDirectory(step.path)) {
      Object key = Files.readAttributes(step.path, BasicFileAttributes.class).fileKey();
      if (key != null && step.above.contains(key)) {
        return new Found.Loop(step.full(), target);
      }
    }
    return new Found.Skipped(
        step.full(),
        new Text("符号链接,不跟随,指向 " + target, "a symbolic link, not followed, to " + target));
  }

  private static Optional<Instant> created(BasicFileAttributes facts) {
    // File systems without a birth time repeat the time of modification, or give the epoch.
    return facts.creationTime().equals(facts.lastModifiedTime())
            || facts.creationTime().toMillis() == 0
        ? Optional.empty()
        : Optional.of(facts.creationTime().toInstant());
  }

  private static Text why(Exception e) {
    if (e instanceof AccessDeniedException || e.getCause() instanceof AccessDeniedException) {
      return new Text("没有读取权限", "permission denied");
    }
    if (e instanceof NoSuchFileException) {
      return new Text("不存在", "does not exist");
    }
    return new Text("无法读取", "cannot be read: " + e.getClass().getSimpleName());
  }
}
