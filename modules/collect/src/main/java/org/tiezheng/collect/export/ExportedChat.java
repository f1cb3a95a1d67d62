package org.tiezheng.collect.export;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.RoundedIds;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/**
 * The bookkeeping of an export: records messages, names their senders, finds out whose export it is
 * and whether ids were rounded. One reading; not thread-safe.
 */
public final class ExportedChat {
  /** The table of formats that have only one. */
  public static final String MESSAGES = "messages";

  private static final int MAX_NAMES = 100_000;

  private final ReadingSession session;
  private final String platform;
  private final RoundedIds ids = new RoundedIds();
  private final Set<String> named = new HashSet<>();
  private final Set<String> own = new LinkedHashSet<>();
  private Member file;
  private boolean owned;

  /**
   * @param platform of the accounts, such as {@code wechat}
   */
  public ExportedChat(SealedSource source, ReadingSession session, String platform) {
    this.file = source.main();
    this.session = session;
    this.platform = platform;
  }

  /** Reads the source of an export. */
  public interface Body {
    void read(ReadingSession session, ExportedChat chat) throws IOException;
  }

  /** The frame of an importer of exports with one table: what breaks off is said. */
  public static Reading reading(
      Importer importer, SealedSource source, RecordSink sink, String platform, Body body) {
    ReadingSession session = new ReadingSession(importer, sink);
    session.table(MESSAGES);
    ExportedChat chat = new ExportedChat(source, session, platform);
    try {
      body.read(session, chat);
    } catch (IOException e) {
      session.broke(MESSAGES, FormatException.describe(e));
    }
    chat.end();
    return session.finish(Kind.CHAT);
  }

  /** The key of an account. */
  public String key(String account) {
    return platform + ":" + account;
  }

  /** The file from which the messages that follow come, if the export has several. */
  public void in(Member other) {
    file = other;
  }

  public Provenance at(Locator place) {
    return file.at(place);
  }

  /** A row was met and became a message. */
  public void record(String table, Draft draft) {
    session.seen(table);
    draft.nativeId().ifPresent(ids::look);
    draft.sender().ifPresent(id -> name(id, draft.senderName()));
    if (draft.own() && own.size() < 3) {
      draft.sender().ifPresent(own::add);
    }
    session.record(table, draft.message(platform));
  }

  /** A row was met and became none. */
  public void setAside(String table, Locator place, Text reason, String raw) {
    session.seen(table);
    session.setAside(table, file.at(place), reason, raw);
  }

  /** Looks at an id for {@link RoundedIds}, of another message that is named. */
  public void look(Optional<String> id) {
    id.ifPresent(ids::look);
  }

  /** The account that the export says it belongs to. */
  public void owner(String account, String name) {
    owned = true;
    session.owner(account(account, name));
  }

  /** A name of an account, the same kept once. */
  public void name(String account, String name) {
    if (named.size() < MAX_NAMES && named.add(account + '\0' + name)) {
      session.account(account(account, name));
    }
  }

  /** Something that the export says about itself, cut where it is longer than a line or two. */
  public void statement(String name, String value) {
    if (!value.isEmpty()) {
      session.statement(name, value.length() > 2000 ? value.substring(0, 2000) : value);
    }
  }

  /** Says at the end what only the whole export shows. */
  public void end() {
    if (!owned && own.size() == 1) {
      session.owner(account(own.iterator().next(), ""));
      owned = true;
    }
    if (!owned) {
      session.note(
          own.size() > 1
              ? new Text(
                  "标为本人发送的消息来自不止一个账号,无法认定这份导出属于谁,请指明",
                  "Messages marked as the owner's come from more than one account; say whose export"
                      + " this is")
              : new Text(
                  "导出文件未写明属于哪个账号,请指明",
                  "The export does not say to which account it belongs; say whose it is"));
    }
    if (ids.found()) {
      session.note(
          "消息编号超过 53 位且均已被(JavaScript 导出工具)舍入,与他方记录比对时只能按舍入值比较",
          "Message ids beyond 53 bits were rounded by the (JavaScript) exporter; they can be"
              + " compared with another copy only by their rounded value");
    }
  }

  private Account account(String id, String name) {
    return new Account(platform, id, Optional.empty(), name.isEmpty() ? List.of() : List.of(name));
  }
}
