package org.tiezheng.collect.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.Field;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.RecordedTime;

/** Reads a file that is one mail (RFC 5322, MIME). */
public final class MailImporter implements Importer {
  private static final String TABLE = "mails";
  private static final Set<String> ONCE =
      Set.of(
          "from",
          "date",
          "subject",
          "to",
          "cc",
          "message-id",
          "in-reply-to",
          "references",
          "sender",
          "reply-to");
  private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,76}[ \\t]*:.*");
  private static final Set<String> TYPICAL =
      Set.of(
          "from",
          "to",
          "date",
          "subject",
          "received",
          "message-id",
          "mime-version",
          "return-path",
          "delivered-to",
          "content-type",
          "reply-to",
          "x-mailer",
          "dkim-signature");
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>\"(),;:]{1,100}@[^\\s<>\"(),;:]{1,200}");

  @Override
  public String id() {
    return "mail";
  }

  @Override
  public String version() {
    return "2";
  }

  @Override
  public Match recognises(Probe probe) {
    boolean mbox = probe.mediaType().equals("application/mbox") && single(probe);
    if (!probe.mediaType().startsWith("text/")
        && !probe.mediaType().startsWith("message/")
        && !mbox) {
      return Match.none();
    }
    String head = new String(probe.head(), StandardCharsets.ISO_8859_1);
    int typical = typical(head);
    // QQ writes its web archives, and browsers the pages that they save, with the head of a mail.
    if (typical == 0 || head.contains("Tencent MsgMgr") || SavedHead.isOne(head)) {
      return Match.none();
    }
    boolean named = probe.extension().equals("eml") || probe.mediaType().equals("message/rfc822");
    if (typical >= 3 || (typical >= 2 && named)) {
      return Match.of(Confidence.CERTAIN, Kind.EMAIL);
    }
    return typical >= 2 || named ? Match.of(Confidence.POSSIBLE, Kind.EMAIL) : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.seen(TABLE);
    MailReading mail = new MailReading(source.limits());
    try (InputStream in = source.main().stream()) {
      mail.read(in);
    } catch (IOException e) {
      session.broke(TABLE, FormatException.describe(e));
    }
    if (mail.fields().isEmpty()) {
      session.setAside(
          TABLE,
          source.at(new Locator.Whole()),
          new org.tiezheng.evidence.Text("没有邮件头", "no header fields"),
          "");
    } else {
      session.record(TABLE, record(source, mail, session));
    }
    mail.broken().ifPresent(why -> session.broke(TABLE, why));
    return session.finish(Kind.EMAIL);
  }

  private static Mail record(SealedSource source, MailReading mail, ReadingSession session) {
    Map<String, List<String>> fields = new HashMap<>();
    for (Field field : mail.fields()) {
      fields
          .computeIfAbsent(field.getName().strip().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(HeaderText.unfolded(MailReading.bytes(field), mail.charset()));
    }
    repeated(fields, session);
    List<String> from = Addresses.split(first(fields, "from"));
    List<String> to = all(fields, "to");
    List<String> cc = all(fields, "cc");
    accounts(session, from, to, cc);
    return new Mail(
        source.at(new Locator.Whole()),
        Addresses.ids(first(fields, "message-id")).stream().findFirst(),
        fields.containsKey("date") ? MailDate.parse(first(fields, "date")) : RecordedTime.none(),
        String.join(", ", from),
        to,
        cc,
        HeaderText.decoded(first(fields, "subject")),
        Addresses.ids(first(fields, "in-reply-to")).stream().findFirst(),
        Addresses.ids(first(fields, "references")),
        fields.getOrDefault("received", List.of()),
        fields.containsKey("dkim-signature"),
        mail.text(),
        mail.attachments(),
        others(fields),
        Optional.of(
            new Mail.Wire(
                HeaderText.charsets(mail.fields()),
                fields.containsKey("dkim-signature") ? signatures(source, session) : List.of())));
  }

  private static List<Mail.Signature> signatures(SealedSource source, ReadingSession session) {
    try (InputStream in = new BufferedInputStream(source.main().stream(), 1 << 16)) {
      return DkimReading.of(in, source.limits());
    } catch (IOException e) {
      session.broke(TABLE, FormatException.describe(e));
      return List.of();
    }
  }

  /**
   * Every field that has no place of its own, and the repetitions of those that should stand once.
   */
  private static Map<String, String> others(Map<String, List<String>> fields) {
    Map<String, String> others = new TreeMap<>();
    fields.forEach((name, values) -> {
      boolean own = ONCE.contains(name) && !name.equals("sender") && !name.equals("reply-to");
      for (int i = own ? 1 : 0; i < Math.min(values.size(), 50); i++) {
        if (!name.equals("received")) {
          others.put(
              i == 0 ? name : name + " (" + (i + 1) + ")", HeaderText.decoded(values.get(i)));
        }
      }
    });
    return others;
  }

  private static void repeated(Map<String, List<String>> fields, ReadingSession session) {
    for (String name : new java.util.TreeSet<>(ONCE)) {
      if (fields.getOrDefault(name, List.of()).size() > 1) {
        session.note(
            "邮件头 " + name + " 出现不止一次,取第一个,其余列于其他字段",
            "The field "
                + name
                + " occurs more than once; the first is taken, the others are listed"
                + " among the other fields");
      }
    }
  }

  @SafeVarargs
  private static void accounts(ReadingSession session, List<String>... lists) {
    int left = 1000;
    for (List<String> list : lists) {
      for (String address : list) {
        java.util.regex.Matcher match = ADDRESS.matcher(address.length() > 2000 ? "" : address);
        if (match.find() && left-- > 0) {
          String name = address.replace(match.group(), "").replaceAll("[<>\"]", "").strip();
          session.account(
              new Account(
                  "email",
                  match.group().toLowerCase(Locale.ROOT),
                  Optional.empty(),
                  name.isEmpty() ? List.of() : List.of(name)));
        }
      }
    }
  }

  private static String first(Map<String, List<String>> fields, String name) {
    List<String> values = fields.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static List<String> all(Map<String, List<String>> fields, String name) {
    return fields.containsKey(name) ? Addresses.split(first(fields, name)) : List.of();
  }

  /** Whether a file that begins like a mailbox holds only one mail, as far as its head goes. */
  private static boolean single(Probe probe) {
    String head = new String(probe.head(), StandardCharsets.ISO_8859_1);
    return probe.size() <= Probe.HEAD && !head.matches("(?s).+\\n\\r?\\nFrom \\S+.*");
  }

  /** How many different typical fields stand in the first block; 0 if it is no block of fields. */
  private static int typical(String head) {
    Set<String> found = new java.util.HashSet<>();
    boolean any = false;
    for (String line : head.split("\\r?\\n", 400)) {
      if (line.isEmpty() && any) {
        break;
      }
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      if (folded || line.isEmpty() || (!any && line.startsWith("From "))) {
        continue;
      }
      if (!FIELD.matcher(line).matches()) {
        return any ? found.size() : 0;
      }
      any = true;
      String name = line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT);
      if (TYPICAL.contains(name)) {
        found.add(name);
      }
    }
    return found.size();
  }
}
