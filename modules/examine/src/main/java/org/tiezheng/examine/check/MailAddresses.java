package org.tiezheng.examine.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tiezheng.evidence.Mail;

/** The addresses of a mail as account keys. */
final class MailAddresses {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;\"]+@[^\\s<>,;\"]+");

  private MailAddresses() {}

  static List<String> keys(Mail mail) {
    return keys(
        Stream.of(List.of(mail.from()), mail.to(), mail.cc()).flatMap(List::stream).toList());
  }

  /** The addresses in some fields, each once. */
  static List<String> keys(List<String> fields) {
    Set<String> keys = new LinkedHashSet<>();
    for (String field : fields) {
      ADDRESS.matcher(field).results().forEach(m -> keys.add(key(m.group())));
    }
    return List.copyOf(keys);
  }

  /** Domains are written in any case, and in practice local parts as well. */
  static String key(String address) {
    return "email:" + address.toLowerCase(Locale.ROOT);
  }
}
