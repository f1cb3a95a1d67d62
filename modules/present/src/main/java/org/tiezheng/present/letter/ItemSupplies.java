package org.tiezheng.present.letter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Original;
import org.tiezheng.present.paper.Catalogue;

/** What papers take from the items of the case. */
final class ItemSupplies {
  private ItemSupplies() {}

  static Optional<String> names(LetterContext c) {
    return lines(c.items().stream().map(c::name));
  }

  /** What is asked of the other side: its own copy of what we show. */
  static Optional<String> sameRecord(LetterContext c) {
    return lines(
        c.items().stream()
            .map(i ->
                c.say(
                        "对方保存的、与" + c.name(i) + "相同的" + i.kind().title().zh(),
                        "the opponent's own copy of the "
                            + i.kind().title().en()
                            + " shown by "
                            + c.name(i))
                    + c.period(List.of(i))
                        .map(p -> c.say("（期间：" + p + "）", " (period: " + p + ")"))
                        .orElse("")));
  }

  /** The facts that these items are linked to, and what each is to prove. */
  static Optional<String> facts(LetterContext c) {
    Set<String> said = new LinkedHashSet<>();
    List<Item> items = c.items();
    Set<Integer> numbers = items.stream().map(Item::number).collect(Collectors.toSet());
    for (Link link : c.matter().links()) {
      if (numbers.contains(link.item())) {
        c.matter().facts().stream()
            .filter(f -> f.id().equals(link.fact()))
            .forEach(f -> said.add(f.title()));
      }
    }
    items.stream().map(Item::objectOfProof).filter(o -> !o.isBlank()).forEach(said::add);
    return lines(said.stream());
  }

  static Optional<String> holders(LetterContext c) {
    return lines(
        c.items().stream()
            .filter(i -> !i.carrier().isEmpty())
            .map(i -> c.name(i) + c.say("：", ": ") + carrier(c, i)));
  }

  /** Accounts and files that lead to what is wanted. */
  static Optional<String> clue(LetterContext c) {
    Stream<String> accounts =
        PartySupplies.accounts(c).stream()
            .map(row -> c.say("账号 ", "account ") + row.getFirst() + c.say("，", ", ") + row.get(1));
    Stream<String> items =
        c.items().stream()
            .map(i ->
                c.name(i)
                    + c.period(List.of(i)).map(p -> c.say("，期间 ", ", period ") + p).orElse(""));
    return lines(Stream.concat(accounts, items));
  }

  /** Technical standards that we know of for these kinds; their text was not available to us. */
  static Optional<String> standards(LetterContext c) {
    Set<Kind> kinds = c.items().stream().map(Item::kind).collect(Collectors.toSet());
    List<String> known = new ArrayList<>();
    if (kinds.contains(Kind.EMAIL)) {
      known.add(c.say("SF/T 0156-2023《电子邮件鉴定技术规范》", "SF/T 0156-2023 (e-mail)"));
    }
    if (kinds.contains(Kind.AUDIO) || kinds.contains(Kind.VIDEO)) {
      known.add(c.say("SF/T 0119-2021（声像资料鉴定通用规范）", "SF/T 0119-2021 (audio and video)"));
    }
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(c.say("；", "; "), known) + c.say("（标准文本未经核对）", " (text UNVERIFIED)"));
  }

  static List<List<String>> materials(LetterContext c) {
    return c.items().stream()
        .map(i ->
            List.of(
                String.valueOf(i.number()),
                i.title(),
                c.say(i.kind().title()),
                carrier(c, i),
                c.digests(i)))
        .toList();
  }

  static List<List<String>> catalogue(LetterContext c) {
    return c.catalogue().stream()
        .map(i -> List.of(String.valueOf(i.number()), i.title(), i.source(), i.objectOfProof()))
        .toList();
  }

  /** The receipt: what we know; pages, time and clerk are the court's. */
  static List<List<String>> receipt(LetterContext c) {
    return c.matter().catalogue().stream()
        .map(i ->
            List.of(
                String.valueOf(i.number()),
                i.title(),
                String.valueOf(c.matter().sets()),
                "",
                c.say(Catalogue.form(i.copyGrade())),
                ""))
        .toList();
  }

  static List<List<String>> sources(LetterContext c) {
    return c.items().stream()
        .map(i ->
            List.of(
                String.valueOf(i.number()),
                i.title(),
                stated(c, i.source()),
                stated(c, i.attributes().getOrDefault("generation", "")),
                stated(c, i.attributes().getOrDefault("storage", ""))))
        .toList();
  }

  /** One row for each item with its carrier, as the chain of custody lists them. */
  static List<List<String>> custody(LetterContext c) {
    return c.items().stream()
        .map(i -> {
          Map<String, String> carrier = i.carrier();
          return List.of(
              String.valueOf(i.number()),
              i.title(),
              stated(c, carrier.getOrDefault("device", "")),
              stated(c, carrier.getOrDefault("serial", "")),
              stated(c, carrier.getOrDefault("holder", "")),
              stated(c, taken(c, i)),
              c.digests(i));
        })
        .toList();
  }

  private static String taken(LetterContext c, Item item) {
    Set<String> acquisitions =
        c.originals(item).stream().map(Original::acquisition).collect(Collectors.toSet());
    String times =
        c.all().acquisitions().stream()
            .filter(a -> acquisitions.contains(a.id()))
            .map(Acquisition::started)
            .sorted()
            .map(c::time)
            .collect(Collectors.joining(c.say("；", "; ")));
    String place = item.carrier().getOrDefault("place", "");
    return place.isBlank() ? times : place + (times.isBlank() ? "" : "\n" + times);
  }

  static List<List<String>> undeeded(LetterContext c) {
    return c.matter().catalogue().stream()
        .filter(i -> i.attributes().getOrDefault("deed", "").isBlank())
        .map(i -> List.of(String.valueOf(i.number()), i.title(), c.say(i.kind().title())))
        .toList();
  }

  private static String carrier(LetterContext c, Item item) {
    String known =
        Stream.of("device", "serial", "holder", "place")
            .map(k -> item.carrier().getOrDefault(k, ""))
            .filter(v -> !v.isBlank())
            .collect(Collectors.joining(c.say("，", ", ")));
    return stated(c, known);
  }

  static String stated(LetterContext c, String value) {
    return value.isBlank() ? c.say("（未载明）", "(not stated)") : value;
  }

  static Optional<String> lines(Stream<String> lines) {
    List<String> all = lines.toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", all));
  }
}
