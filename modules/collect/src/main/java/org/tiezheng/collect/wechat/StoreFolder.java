package org.tiezheng.collect.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.container.UnreadableInnerException;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.store.Store;
import org.tiezheng.evidence.Text;

/**
 * The files of one account around one of its databases, found by their paths. A database that was
 * collected alone has no others.
 *
 * @param source whose main member is one of the databases
 * @param root the folder of the account as found, with a {@code /} at its end; may be empty
 */
public record StoreFolder(SealedSource source, String root) {
  private static final int SHARDS = 200;
  private static final long MOST_DIGESTED = 256L << 20;
  private static final List<String> VOICES = List.of(".aud", ".amr", ".silk");

  /**
   * The folder around a database.
   *
   * @param place the folder of the main file below the account's, such as {@code DB/}; if the main
   *     file does not lie in such a folder, its own folder is the account's
   */
  public static StoreFolder of(SealedSource source, String place) {
    String name = source.main().name();
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    boolean below = folder.equals(place) || folder.endsWith("/" + place);
    return new StoreFolder(
        source, below ? folder.substring(0, folder.length() - place.length()) : folder);
  }

  /** Databases that together hold one table: those that are there, and those that are not. */
  public record Shards(List<Member> there, List<String> missing) {
    /** Says that shards are missing. */
    public void note(ReadingSession session) {
      if (!missing.isEmpty()) {
        String names = String.join(", ", missing);
        session.broke(
            names,
            new Text(
                "消息库分片缺失:" + names + ";其中的消息不在本次读取中",
                "shards of the message store are missing: "
                    + names
                    + "; their messages are not in this reading"));
      }
    }
  }

  /**
   * The shards that are there and the numbers missing before the last of them.
   *
   * @param paths path of a shard below the root by its number, from 0
   */
  public Shards shards(IntFunction<String> paths) {
    List<Member> there = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> gap = new ArrayList<>();
    for (int i = 0; i < SHARDS; i++) {
      String path = paths.apply(i);
      Optional<Member> file = file(path);
      if (file.isPresent()) {
        there.add(file.get());
        missing.addAll(gap);
        gap.clear();
      } else {
        gap.add(path.substring(path.lastIndexOf('/') + 1));
      }
    }
    if (there.isEmpty()) {
      there.add(source.main());
    }
    return new Shards(there, missing);
  }

  /**
   * Whether the file that is probed is a shard and stands for all: no shard before it can be read.
   */
  public boolean first(Probe probe, IntFunction<String> paths, Predicate<Store> shard) {
    if (Store.look(probe).filter(shard).isEmpty()) {
      return false;
    }
    for (Member member : shards(paths).there()) {
      if (member.name().equals(probe.name())) {
        return true;
      }
      if (isShard(member, shard)) {
        return false;
      }
    }
    return true;
  }

  private boolean isShard(Member member, Predicate<Store> shard) {
    try {
      return shard.test(Store.open(at(member)));
    } catch (FormatException | UnreadableInnerException e) {
      // The next one stands for the account; reading it says what is wrong with this one.
      return false;
    }
  }

  /** A file by its path below the root. */
  public Optional<Member> file(String path) {
    String name = root + path;
    return source.main().name().equals(name)
        ? Optional.of(source.main())
        : source.siblings().apply(name);
  }

  /**
   * A database by its path below the root; one that cannot be opened makes the reading incomplete.
   */
  public Optional<Store> database(String path, ReadingSession session) {
    return file(path).flatMap(member -> open(member, session));
  }

  /** The first of several databases that is there. */
  public Optional<Store> database(List<String> paths, ReadingSession session) {
    return paths.stream()
        .filter(path -> file(path).isPresent())
        .findFirst()
        .flatMap(path -> database(path, session));
  }

  /** Opens one of the databases; one that cannot be opened makes the reading incomplete. */
  public Optional<Store> open(Member member, ReadingSession session) {
    try {
      return Optional.of(Store.open(at(member)));
    } catch (FormatException e) {
      return unreadable(member, e.sentence(), session);
    } catch (UnreadableInnerException e) {
      return unreadable(member, e.sentence(), session);
    }
  }

  private static Optional<Store> unreadable(Member member, Text why, ReadingSession session) {
    session.broke(
        member.fileName(),
        new Text(
            member.fileName() + " 无法读取:" + why.zh(),
            member.fileName() + " cannot be read: " + why.en()));
    return Optional.empty();
  }

  /** The bytes of a medium by its path below the root; empty if they are not there. */
  public Optional<MediaFiles.Found> found(String path) {
    return file(path)
        .flatMap(member -> {
          try {
            return Optional.of(found(path, member));
          } catch (UnreadableInnerException e) {
            return Optional.empty();
          }
        });
  }

  /** A voice is looked into: its packets tell how long it is. */
  private static MediaFiles.Found found(String path, Member member) {
    Optional<String> md5 =
        member.size() <= MOST_DIGESTED
            ? Optional.of(Digests.md5(member.bytes()))
            : Optional.empty();
    return VOICES.stream().anyMatch(path::endsWith)
        ? MediaFiles.Found.voice(path, member.contentSha256(), md5, member.bytes(), "")
        : new MediaFiles.Found(
            path, member.contentSha256(), md5, Optional.of(member.size()), Optional.empty(), "");
  }

  private SealedSource at(Member member) {
    return source.at(member);
  }
}
