package org.tiezheng.present.letter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Text;

/** Which papers a case can have, filled in. */
public final class Letters {
  private Letters() {}

  /**
   * The papers of one kind, filled in: one, or one for each platform concerned.
   *
   * @param locale language of the papers, unless the kind is made in English only
   */
  public static List<Letter> of(LetterMatter matter, Template template, Locale locale) {
    if (template.insteadWithoutLawyer().isPresent() && lawyers(matter).isEmpty()) {
      Template instead = Templates.find(template.insteadWithoutLawyer().get()).orElseThrow();
      return fill(
          redirected(matter, template, instead),
          instead,
          locale,
          List.of(reason(template, instead)));
    }
    return fill(matter, template, locale, List.of());
  }

  /** The lawyers of the party that hands in, as {@code case.yaml} names them. */
  static List<String> lawyers(LetterMatter matter) {
    List<String> lawyers = new ArrayList<>();
    for (int n = 1; matter.matter().attributes().containsKey("lawyer" + n + ".name"); n++) {
      lawyers.add("lawyer" + n);
    }
    return lawyers;
  }

  private static Text reason(Template template, Template instead) {
    return new Text(
        template.id()
            + " 只能由代理律师申请，case.yaml 未载明律师（attributes 中的"
            + " lawyer1.name、lawyer1.firm、lawyer1.licence、lawyer1.phone），因此改为制作 "
            + instead.id()
            + "。",
        template.id()
            + " can be applied for by a lawyer only, and case.yaml names none (lawyer1.name,"
            + " lawyer1.firm, lawyer1.licence, lawyer1.phone under attributes); "
            + instead.id()
            + " is made instead.");
  }

  /** The findings that ask for one paper, asking for the other. */
  private static LetterMatter redirected(LetterMatter m, Template from, Template to) {
    List<Asked> asked =
        m.asked().stream()
            .map(a ->
                a.doc().equals(from.id())
                    ? new Asked(to.id(), a.finding(), a.rule(), a.action())
                    : a)
            .toList();
    return new LetterMatter(
        m.matter(),
        m.submitter(),
        m.originals(),
        m.acquisitions(),
        m.events(),
        m.observations(),
        asked,
        m.spans(),
        m.environment(),
        m.tool(),
        m.made(),
        m.zone(),
        m.versions(),
        m.opposing());
  }

  private static List<Letter> fill(
      LetterMatter matter, Template template, Locale wanted, List<Text> notes) {
    Locale locale = template.english() ? Locale.ENGLISH : wanted;
    LetterContext whole = new LetterContext(matter, template, Optional.empty(), locale);
    List<Text> told = new ArrayList<>(notes);
    told.addAll(unknownAnswers(matter, template));
    if (!template.perPlatform()) {
      return List.of(new Filling(whole).letter(told));
    }
    Set<Platform> platforms = new LinkedHashSet<>();
    whole.items().stream()
        .sorted(Comparator.comparingInt(Item::number))
        .forEach(i -> Platform.of(i).ifPresent(platforms::add));
    if (platforms.isEmpty()) {
      return List.of(new Filling(whole).letter(told));
    }
    told.addAll(homeless(whole));
    return platforms.stream()
        .map(p -> {
          List<Text> all = new ArrayList<>(told);
          all.add(p.caution());
          return new Filling(new LetterContext(matter, template, Optional.of(p), locale))
              .letter(all);
        })
        .toList();
  }

  /** Items that the paper should concern but whose platform nobody can name. */
  private static List<Text> homeless(LetterContext whole) {
    return whole.items().stream()
        .filter(i -> Platform.of(i).isEmpty())
        .map(i ->
            new Text(
                "第 " + i.number() + " 项证据由哪个单位保存无法判断，本文书没有涉及；可在该证据的 attributes 中写明 platform。",
                "Who keeps the data of item "
                    + i.number()
                    + " cannot be told, so no paper concerns it; name the platform under the item's"
                    + " attributes."))
        .toList();
  }

  /** Answers for this paper whose name fits no part of it: a typing error is told, not ignored. */
  private static List<Text> unknownAnswers(LetterMatter matter, Template template) {
    Set<String> keys = new LinkedHashSet<>();
    template.filled().forEach(part -> keys.add(part.key()));
    String start = template.id() + ".";
    return matter.matter().attributes().keySet().stream()
        .filter(name -> name.startsWith(start))
        .filter(name -> !keys.contains(name.substring(name.lastIndexOf('.') + 1)))
        .sorted()
        .map(name ->
            new Text(
                "case.yaml 的 attributes 中“" + name + "”不是本文书的项目；可用：" + String.join("、", keys),
                "\""
                    + name
                    + "\" under attributes is no part of this paper; known: "
                    + String.join(", ", keys)))
        .toList();
  }
}
