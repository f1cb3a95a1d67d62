package org.tiezheng.unlock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;

/** Files in memory as if they had been sealed together. */
public record SealedFolder(Map<String, byte[]> files) {
  public SealedFolder {
    files = new LinkedHashMap<>(files);
  }

  public static SealedFolder of(String name, byte[] bytes) {
    return new SealedFolder(Map.of(name, bytes));
  }

  /** A folder of the unpacked conformance material; skips the test loudly if it is not there. */
  public static SealedFolder corpus(String folder) {
    String root = System.getProperty("corpus", "");
    Path path = Path.of(root.isEmpty() ? "." : root).resolve(folder);
    if (root.isEmpty() || !Files.isDirectory(path)) {
      System.out.println("SKIPPED: no corpus at " + path);
      Assumptions.abort("no corpus at " + path);
    }
    return unpacked(path);
  }

  /** All files of a folder on disk. */
  public static SealedFolder unpacked(Path path) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        files.put(path.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SealedFolder(files);
  }

  /** The bytes of a file, which must be there. */
  public byte[] bytes(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  public SealedSource source(String main) {
    return source(main, Limits.DEFAULT);
  }

  public SealedSource source(String main, Limits limits) {
    return new SealedSource(member(main).orElseThrow(), this::member, limits);
  }

  /** The same files, one of them changed, added or, with nothing, left out. */
  public SealedFolder with(String name, Optional<byte[]> bytes) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.remove(name);
    bytes.ifPresent(b -> changed.put(name, b));
    return new SealedFolder(changed);
  }

  private Optional<Member> member(String name) {
    return Optional.ofNullable(files.get(name))
        .map(b -> Member.of(name, sha256(b), MemorySegment.ofArray(b)));
  }

  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest("SHA-256", bytes));
  }

  public static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
