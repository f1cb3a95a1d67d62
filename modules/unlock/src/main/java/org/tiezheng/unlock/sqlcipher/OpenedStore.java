package org.tiezheng.unlock.sqlcipher;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.tiezheng.collect.UnlockedStore;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.PageDecoder;
import org.tiezheng.sqlite.WalFrame;
import org.tiezheng.sqlite.WriteAheadLog;
import org.tiezheng.unlock.sqlcipher.PageCipher.Standing;
import org.tiezheng.unlock.sqlcipher.Trial.FirstPage;

/** A database under its key. */
final class OpenedStore implements UnlockedStore {
  private static final int CHUNK = 1024;

  private final PageCipher cipher;
  private final String fingerprint;
  private final List<Text> notes;

  OpenedStore(Trial.Opened opened) {
    cipher = opened.cipher();
    fingerprint = KeyForms.fingerprint(opened.attempt().form().bytes());
    notes = notes(opened);
  }

  private static List<Text> notes(Trial.Opened opened) {
    List<Text> notes = new ArrayList<>();
    if (opened.firstPage() == FirstPage.ALTERED) {
      notes.add(
          new Text(
              "密钥正确(解密后的文件头相符),但第 1 页的认证码不符:该页在写入之后被改动或损坏",
              "the key is right (the decrypted header shows it), but the authentication code of"
                  + " page 1 is wrong: the page was altered or damaged after it was written"));
    } else if (opened.firstPage() == FirstPage.DESTROYED) {
      notes.add(
          new Text(
              "密钥正确(后面的页认证通过),但第 1 页已损坏,无法由它得知表结构",
              "the key is right (later pages authenticate), but page 1 is damaged and does not tell"
                  + " the schema any more"));
    }
    if (opened.attempt().set().hmac().isEmpty()) {
      notes.add(
          new Text(
              "这种加密的页没有认证码:改动不能由此发现",
              "pages encrypted in this way have no authentication code, so it cannot show whether"
                  + " they were altered"));
    }
    return notes;
  }

  @Override
  public PageDecoder decoder() {
    return cipher;
  }

  @Override
  public Text parameters() {
    return cipher.set().name();
  }

  @Override
  public String keyFingerprint() {
    return fingerprint;
  }

  @Override
  public List<Text> notes() {
    return List.copyOf(notes);
  }

  @Override
  public PageAudit audit(MemorySegment main) {
    long size = cipher.pageSize();
    long bytes = Math.max(0, main.byteSize() - cipher.start());
    long pages = bytes / size;
    AuditedPages known = new AuditedPages(main, cipher.start(), cipher.pageSize());
    PageAudit codes =
        LongStream.range(0, (pages + CHUNK - 1) / CHUNK)
            .parallel()
            .mapToObj(
                chunk -> part(main, chunk * CHUNK + 1, Math.min(pages, (chunk + 1) * CHUNK), known))
            .reduce(new PageAudit(0, 0, 0, 0, List.of(), 0), OpenedStore::sum);
    cipher.audited(known);
    return new PageAudit(
        pages, codes.authentic(), codes.empty(), codes.wrong(), codes.first(), bytes % size);
  }

  private PageAudit part(MemorySegment main, long from, long to, AuditedPages known) {
    long authentic = 0;
    long empty = 0;
    List<Long> wrong = new ArrayList<>();
    for (long number = from; number <= to; number++) {
      long at = cipher.start() + (number - 1) * cipher.pageSize();
      Standing standing = cipher.standing(number, main.asSlice(at, cipher.pageSize()));
      switch (standing) {
        case AUTHENTIC -> {
          authentic++;
          known.authentic(number);
        }
        case EMPTY -> empty++;
        case WRONG -> wrong.add(number);
        case WITHOUT_CODE -> {}
      }
    }
    return new PageAudit(0, authentic, empty, wrong.size(), wrong, 0);
  }

  private static PageAudit sum(PageAudit a, PageAudit b) {
    List<Long> first = new ArrayList<>(a.first());
    first.addAll(b.first());
    return new PageAudit(
        a.pages() + b.pages(),
        a.authentic() + b.authentic(),
        a.empty() + b.empty(),
        a.wrong() + b.wrong(),
        first.subList(0, Math.min(PageAudit.LISTED, first.size())),
        a.tail() + b.tail());
  }

  @Override
  public FrameAudit audit(WriteAheadLog log, MemorySegment bytes) {
    Set<List<Long>> finished = new HashSet<>();
    long authentic = 0;
    long empty = 0;
    long wrong = 0;
    long unfinished = 0;
    ArrayDeque<Long> first = new ArrayDeque<>();
    // Backwards: a frame is of a finished transaction if one behind it, with its salts, commits.
    for (long i = log.frames() - 1; i >= 0; i--) {
      WalFrame frame = log.frame(i);
      List<Long> salts = List.of(frame.salt1(), frame.salt2());
      if (frame.isCommit()) {
        finished.add(salts);
      }
      MemorySegment stored = bytes.asSlice(frame.offset(), cipher.pageSize());
      switch (cipher.standing(frame.page(), stored)) {
        case AUTHENTIC -> authentic++;
        case EMPTY -> empty++;
        case WITHOUT_CODE -> {}
        case WRONG -> {
          if (finished.contains(salts)) {
            wrong++;
            first.addFirst(i + 1);
            if (first.size() > PageAudit.LISTED) {
              first.removeLast();
            }
          } else {
            unfinished++;
          }
        }
      }
    }
    return new FrameAudit(log.frames(), authentic, empty, wrong, List.copyOf(first), unfinished);
  }

  @Override
  public void close() {
    cipher.close();
  }
}
