package org.tiezheng.collect.wechat.ios;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.container.UnreadableInnerException;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.Writers;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Text;

/**
 * {@code MMappedKV/mmsetting.archive.<account>}: the settings of the account in newer versions. Of
 * its names only three are known, from an open program: 86 the account, 87 and 88 what it is called
 * by. They are relied on where the file states the account that the folder belongs to.
 */
final class OwnSettings {
  private static final long MOST = 16 << 20;
  private static final String ACCOUNT = "86";
  private static final List<String> NAMES = List.of("88", "87");

  private final StoreFolder folder;
  private final ReadingSession session;

  OwnSettings(StoreFolder folder, ReadingSession session) {
    this.folder = folder;
    this.session = session;
  }

  /**
   * Reads the file.
   *
   * @param owner account that the folder belongs to; may be empty
   */
  void read(String owner) {
    Optional<String> digest = Writers.digest(folder.root());
    if (owner.isEmpty() || digest.isEmpty()) {
      return;
    }
    String documents =
        folder.root().substring(0, folder.root().length() - digest.get().length() - 1);
    String name = documents + "MMappedKV/mmsetting.archive." + owner;
    // Asked for so that it counts as a part of the settings.
    var _ = folder.source().siblings().apply(name + ".crc");
    folder.source().siblings().apply(name).ifPresent(file -> read(file, owner));
  }

  private void read(Member file, String owner) {
    try {
      if (file.size() > MOST) {
        throw new FormatException("文件过大", "it is too large");
      }
      names(file, KeptSettings.of(file.bytes()), owner);
    } catch (FormatException e) {
      unread(file, e.sentence());
    } catch (UnreadableInnerException e) {
      unread(file, e.sentence());
    }
  }

  private void names(Member file, KeptSettings settings, String owner) throws FormatException {
    if (settings.text(ACCOUNT).filter(owner::equals).isEmpty()) {
      throw new FormatException("其中没有写明本账号", "it does not state the account of this folder");
    }
    List<String> names = NAMES.stream().flatMap(n -> settings.text(n).stream()).distinct().toList();
    session.account(new Account(People.PLATFORM, owner, Optional.empty(), names));
    long known =
        Stream.concat(Stream.of(ACCOUNT), NAMES.stream())
            .filter(settings.values()::containsKey)
            .count();
    session.statement("MMappedKV.values", Long.toString(settings.values().size()));
    long rest = settings.values().size() - known;
    if (rest > 0 || !settings.whole()) {
      session.note(
          file.fileName()
              + " 中除本账号的名称外还有 "
              + rest
              + " 项设置没有读取:它们的含义没有公开"
              + (settings.whole() ? "" : ";文件后半部分无法识别"),
          rest
              + " settings in "
              + file.fileName()
              + " besides the names of the account were not read: what they mean is not published"
              + (settings.whole() ? "" : "; the end of the file could not be made out"));
    }
  }

  private void unread(Member file, Text why) {
    session.note(
        "设置文件 " + file.fileName() + " 已找到但没有读取:" + why.zh(),
        "the settings " + file.fileName() + " were found and not read: " + why.en());
  }
}
