package org.tiezheng.present.letter;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;

/** One paper being filled: the case, the template, and the platform if there is one. */
record LetterContext(
    LetterMatter all, Template template, Optional<Platform> platform, Locale locale) {
  private static final int NAMED = 3;

  Case matter() {
    return all.matter();
  }

  String say(String zh, String en) {
    return new Text(zh, en).in(locale);
  }

  String say(Text text) {
    return text.in(locale);
  }

  /** The findings that ask for this paper, of this platform's items if it has one. */
  List<Asked> asked() {
    return all.asked().stream().filter(a -> a.doc().equals(template.id()) && concerns(a)).toList();
  }

  /** Those of them in which something was found. */
  List<Asked> failed() {
    return asked().stream().filter(Asked::failed).toList();
  }

  private boolean concerns(Asked asked) {
    return platform.isEmpty()
        || asked.finding().item().flatMap(matter()::item).flatMap(Platform::of).equals(platform);
  }

  /** The items that the paper is about: those something was found in, else the catalogue. */
  List<Item> items() {
    List<Item> found = itemsOf(failed());
    if (found.isEmpty()) {
      found = itemsOf(asked());
    }
    return found.isEmpty() ? catalogue() : found;
  }

  private List<Item> itemsOf(List<Asked> findings) {
    return findings.stream()
        .flatMap(a -> a.finding().item().stream())
        .distinct()
        .flatMap(n -> matter().item(n).stream())
        .sorted(Comparator.comparingInt(Item::number))
        .toList();
  }

  /** What is handed in, of this platform if the paper has one. */
  List<Item> catalogue() {
    return matter().catalogue().stream()
        .filter(i -> platform.isEmpty() || Platform.of(i).equals(platform))
        .toList();
  }

  List<Original> originals(Item item) {
    return item.originals().stream()
        .flatMap(sha256 -> Optional.ofNullable(all.originals().get(sha256)).stream())
        .toList();
  }

  /** Originals of an item by digest, a few of them and how many more. */
  String digests(Item item) {
    List<Original> originals = originals(item);
    String some =
        originals.stream()
            .limit(NAMED)
            .map(o -> o.name() + "\nSHA-256 " + o.digests().sha256())
            .collect(Collectors.joining("\n"));
    int more = originals.size() - NAMED;
    return more <= 0
        ? some
        : some
            + say(
                "\n另有 " + more + " 个文件，见证据包清单",
                "\n" + more + " more files, see the bundle's manifest");
  }

  /** The period that these items cover, as days; empty if no time is known. */
  Optional<String> period(List<Item> items) {
    List<LetterMatter.Span> spans =
        items.stream()
            .flatMap(i -> Optional.ofNullable(all.spans().get(i.number())).stream())
            .toList();
    Optional<Instant> first =
        spans.stream().map(LetterMatter.Span::first).min(Comparator.naturalOrder());
    Optional<Instant> last =
        spans.stream().map(LetterMatter.Span::last).max(Comparator.naturalOrder());
    return first.flatMap(f -> last.map(l -> day(f) + say(" 至 ", " to ") + day(l)));
  }

  String day(Instant instant) {
    return instant.atZone(all.zone()).toLocalDate().toString();
  }

  /** A moment with its offset. */
  String time(Instant instant) {
    var local = instant.atZone(all.zone());
    String offset = local.getOffset().getId();
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(local)
        + " UTC"
        + (offset.equals("Z") ? "" : offset);
  }

  /** "第 3 项证据“…”", as papers name an item. */
  String name(Item item) {
    return say(
        "第 " + item.number() + " 项证据“" + item.title() + "”",
        "item " + item.number() + " \"" + item.title() + "\"");
  }

  String names(List<Party> parties) {
    return parties.stream()
        .map(p ->
            p.name() + say("（" + p.role().title().zh() + "）", " (" + p.role().title().en() + ")"))
        .collect(Collectors.joining(say("、", ", ")));
  }

  /** A person's answer to a part, for this paper, or for every paper that asks the same. */
  Optional<String> answer(String key) {
    return platform
        .flatMap(p -> attribute(template.id() + "." + p.key() + "." + key))
        .or(() -> attribute(template.id() + "." + key))
        .or(() -> attribute("letter." + key));
  }

  private Optional<String> attribute(String name) {
    return Optional.ofNullable(matter().attributes().get(name)).filter(v -> !v.isBlank());
  }
}
