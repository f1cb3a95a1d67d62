package org.tiezheng.present.letter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tiezheng.evidence.Text;

/** Fills one template from a case. Used once. */
final class Filling {
  private static final String LINE = "____________";

  private final LetterContext context;
  private final List<Letter.Missing> missing = new ArrayList<>();

  Filling(LetterContext context) {
    this.context = context;
  }

  Letter letter(List<Text> notes) {
    List<Letter.Entry> entries = context.template().blocks().stream().map(this::entry).toList();
    return new Letter(
        context.template(),
        context.platform().map(Platform::key),
        entries,
        missing,
        context.asked(),
        notes);
  }

  private Letter.Entry entry(Block block) {
    return switch (block) {
      case Block.Heading heading -> new Letter.Heading(context.say(heading.text()));
      case Block.Words words -> new Letter.Words(context.say(words.text()));
      case Block.Field field -> value(field);
      case Block.Rows rows -> table(rows);
      case Block.Choice choice -> boxes(choice);
    };
  }

  private Letter.Entry value(Block.Field field) {
    String label = context.say(field.label());
    Optional<String> answer = context.answer(field.key());
    if (answer.isPresent()) {
      return new Letter.Value(field.key(), label, answer.get(), Letter.Origin.PERSON);
    }
    Optional<String> known =
        field.from().flatMap(name -> Supplies.value(name, context)).filter(v -> !v.isBlank());
    return known
        .map(v -> new Letter.Value(field.key(), label, v, Letter.Origin.CASE))
        .orElseGet(() -> new Letter.Value(field.key(), label, blank(field), origin(field)));
  }

  private Letter.Entry table(Block.Rows rows) {
    String label = context.say(rows.label());
    int width = rows.columns().size();
    List<String> columns = rows.columns().stream().map(context::say).toList();
    Optional<String> answer = context.answer(rows.key());
    if (answer.isPresent()) {
      List<List<String>> given = answer.get().lines().map(line -> cells(line, width)).toList();
      return new Letter.Table(rows.key(), label, columns, given, Letter.Origin.PERSON);
    }
    List<List<String>> known =
        rows.from().map(name -> Supplies.rows(name, context)).orElse(List.of());
    if (!known.isEmpty()) {
      return new Letter.Table(rows.key(), label, columns, known, Letter.Origin.CASE);
    }
    List<String> empty = new ArrayList<>(Collections.nCopies(width, ""));
    empty.set(0, blank(rows));
    return new Letter.Table(rows.key(), label, columns, List.of(empty), origin(rows));
  }

  /** A person writes a row as a line, its cells with upright lines between them. */
  private static List<String> cells(String line, int width) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("\\|", width)) {
      cells.add(cell.strip());
    }
    while (cells.size() < width) {
      cells.add("");
    }
    return cells;
  }

  private Letter.Entry boxes(Block.Choice choice) {
    Optional<Set<String>> answer =
        context
            .answer(choice.key())
            .map(a -> new TreeSet<>(List.of(a.strip().split("[,;，；、\\s]+"))));
    Set<String> ticked =
        answer.orElseGet(
            () -> choice.from().map(name -> Supplies.ticks(name, context)).orElse(Set.of()));
    Letter.Origin origin =
        answer.isPresent()
            ? Letter.Origin.PERSON
            : ticked.isEmpty() ? origin(choice) : Letter.Origin.CASE;
    if (origin == Letter.Origin.BLANK) {
      note(choice);
    }
    List<Letter.Box> boxes =
        choice.options().stream()
            .map(o -> new Letter.Box(context.say(o.label()), ticked.contains(o.key())))
            .toList();
    return new Letter.Boxes(choice.key(), context.say(choice.label()), boxes, origin);
  }

  private static Letter.Origin origin(Block.Filled part) {
    return part.by() == Block.By.PEN ? Letter.Origin.PEN : Letter.Origin.BLANK;
  }

  private String blank(Block.Filled part) {
    if (part.by() == Block.By.PEN) {
      return LINE;
    }
    note(part);
    String hint = context.say(part.hint());
    return LINE
        + context.say(
            "【待填" + (hint.isBlank() ? "" : ":" + hint) + "】",
            " [to be filled in" + (hint.isBlank() ? "" : ": " + hint) + "]");
  }

  private void note(Block.Filled part) {
    boolean optional = part.by() == Block.By.MAKER_IF_ANY;
    missing.add(
        new Letter.Missing(
            context.say(part.label()),
            context.say(part.hint()),
            context.template().id()
                + context.platform().map(p -> "." + p.key()).orElse("")
                + "."
                + part.key(),
            optional));
  }
}
