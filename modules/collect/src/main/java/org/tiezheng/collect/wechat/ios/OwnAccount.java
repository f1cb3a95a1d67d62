package org.tiezheng.collect.wechat.ios;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.wechat.Digests;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.Writers;

/**
 * The account that a folder belongs to. The folder is named by the account's digest, so that any
 * text with that digest is the account, wherever it stands: among the contacts, in what was sent,
 * or in the files that hold the settings.
 */
final class OwnAccount {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_@.-]{5,70}");
  private static final long MOST = 8 << 20;

  private final StoreFolder folder;
  private final People people;

  OwnAccount(StoreFolder folder, People people) {
    this.folder = folder;
    this.people = people;
  }

  /** The account if something names it; empty if the folder's name is no digest. */
  Optional<String> stated(Writers writers) {
    Optional<String> digest = Writers.digest(folder.root());
    return writers.digested(folder.root(), people).or(() -> digest.flatMap(this::settings));
  }

  private Optional<String> settings(String digest) {
    String documents = folder.root().substring(0, folder.root().length() - digest.length() - 1);
    return List.of(folder.root() + "mmsetting.archive", documents + "LoginInfo2.dat").stream()
        .flatMap(file -> folder.source().siblings().apply(file).stream())
        .flatMap(file -> named(file, digest).stream())
        .findFirst();
  }

  /** Lengths and marks before and behind a text may be letters themselves. */
  private static Optional<String> named(Member file, String digest) {
    MemorySegment bytes = file.bytes();
    String text =
        new String(
            bytes.asSlice(0, Math.min(MOST, bytes.byteSize())).toArray(ValueLayout.JAVA_BYTE),
            StandardCharsets.ISO_8859_1);
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      for (int from = word.start(); from <= word.start() + 1; from++) {
        for (int to = word.end(); to >= word.end() - 2 && to > from; to--) {
          if (Digests.md5(text.substring(from, to)).equals(digest)) {
            return Optional.of(text.substring(from, to));
          }
        }
      }
    }
    return Optional.empty();
  }
}
