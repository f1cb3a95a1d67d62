package org.tiezheng.collect.vcard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.Line;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Text;

/** One file being read: finds where each card begins and ends. */
final class VcardReading {
  private final SealedSource source;
  private final ReadingSession session;
  private final boolean bytes;
  private final StringBuilder lines = new StringBuilder();
  private long offset;
  private long end;
  private int depth;
  private boolean agent;
  private boolean large;
  private boolean cut;

  /**
   * @param charset that the lines are decoded with; ISO 8859-1 if each character is a byte yet
   */
  VcardReading(SealedSource source, ReadingSession session, TextCharset charset) {
    this.source = source;
    this.session = session;
    this.bytes = charset.charset().equals(StandardCharsets.ISO_8859_1);
  }

  void line(Line line) {
    String text = line.text().strip();
    boolean begins = text.equalsIgnoreCase("BEGIN:VCARD");
    if (begins && depth > 0 && !agent) {
      session.note("位置 " + offset + " 的名片没有结束行", "the card at byte " + offset + " has no end line");
      card();
    }
    if (begins && depth == 0) {
      outside();
    }
    if (lines.isEmpty()) {
      if (text.isEmpty()) {
        return;
      }
      offset = line.offset();
    }
    depth += begins ? 1 : 0;
    add(line);
    agent = text.regionMatches(true, 0, "AGENT", 0, 5) && text.endsWith(":");
    if (text.equalsIgnoreCase("END:VCARD") && depth > 0) {
      depth--;
      if (depth == 0) {
        card();
      }
    }
  }

  void end() {
    if (depth > 0) {
      card();
      session.broke(VcardImporter.CARDS, new Text("文件在名片中间中断", "the file ends within a card"));
    } else {
      outside();
    }
  }

  private void add(Line line) {
    cut |= line.cut();
    large |= lines.length() + line.text().length() > source.limits().objectBytes();
    if (!large) {
      lines.append(line.text()).append("\r\n");
    }
    end = line.offset() + line.length();
  }

  private void card() {
    session.seen(VcardImporter.CARDS);
    if (large || cut) {
      aside(new Text("名片或其中一行超过上限", "the card, or a line of it, is larger than the limit"));
      return;
    }
    VcardContact card = new VcardContact(text(), source.limits());
    Optional<Contact> contact = card.contact(source.at(place()));
    card.notes().forEach(session::note);
    if (contact.isEmpty()) {
      aside(new Text("名片没有任何内容", "the card has no content"));
      return;
    }
    accounts(contact.get());
    session.record(VcardImporter.CARDS, contact.get());
    clear();
  }

  private void accounts(Contact contact) {
    List<String> names = contact.name().isBlank() ? List.of() : List.of(contact.name());
    java.util.stream.Stream.concat(
            contact.numbers().stream(), contact.addresses().stream().filter(a -> a.contains("@")))
        .map(Account::keyOf)
        .forEach(key -> {
          int colon = key.indexOf(':');
          session.account(
              new Account(
                  key.substring(0, colon), key.substring(colon + 1), Optional.empty(), names));
        });
  }

  /** Lines that belong to no card. */
  private void outside() {
    if (!lines.isEmpty()) {
      session.seen(VcardImporter.CARDS);
      aside(new Text("名片之外的文字", "text outside the cards"));
    }
  }

  private void aside(Text reason) {
    session.setAside(VcardImporter.CARDS, source.at(place()), reason, text());
    clear();
  }

  private Locator place() {
    return new Locator.Bytes(offset, end - offset);
  }

  private String text() {
    if (!bytes) {
      return lines.toString();
    }
    byte[] raw = lines.toString().getBytes(StandardCharsets.ISO_8859_1);
    TextCharset charset = TextCharset.ofHead(raw);
    return charset.decode(raw, charset.bom(), raw.length - charset.bom());
  }

  private void clear() {
    lines.setLength(0);
    lines.trimToSize();
    depth = 0;
    agent = false;
    large = false;
    cut = false;
  }
}
