package org.tiezheng.casework;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tiezheng.casework.file.CaseFile;
import org.tiezheng.casework.file.CaseFileAdditions;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.check.SlotValue;
import org.tiezheng.examine.fact.Candidate;
import org.tiezheng.examine.fact.RecordCandidates;

/**
 * A person confirms what an item says of a slot. From then on it stands in {@code case.yaml} among
 * the slot's readings, and as its value if none was stated; the custody log says who confirmed
 * what, and whether the program had found it in the line or the person read it there.
 */
public final class ConfirmSlot {
  private final OpenCase open;

  public ConfirmSlot(OpenCase open) {
    this.open = open;
  }

  /**
   * What is confirmed.
   *
   * @param line number of the line that says it
   * @param where place in words, where there is no such line, such as a page or a second of sound
   * @param value what it says; empty if the line has one clear candidate of the slot's type
   */
  public record Request(
      String fact,
      String slot,
      int item,
      Optional<Long> line,
      Optional<String> where,
      Optional<String> value) {}

  /**
   * What came of it.
   *
   * @param found whether the program found this value in the line
   * @param filled whether it became the slot's value, none having been stated
   * @param already whether the same reading was there; then nothing was written
   * @param basis on what the value rests
   */
  public record Result(
      String fact,
      String slot,
      Fact.SlotReading reading,
      boolean found,
      boolean filled,
      boolean already,
      Text basis,
      List<Text> notes) {
    public Result {
      notes = List.copyOf(notes);
    }
  }

  private record Chosen(String value, boolean found, Text basis) {}

  /** Confirms; the custody log has it. */
  public Result run(Request request) throws IOException {
    Case matter = open.matter();
    Fact fact = Slots.fact(matter, request.fact());
    Fact.Slot slot = Slots.slot(fact, request.slot());
    Item item =
        matter
            .item(request.item())
            .orElseThrow(() ->
                AddFacts.unknown(
                    "证据", "item", String.valueOf(request.item()), LinkItem.numbers(matter)));
    if (request.line().isPresent() == request.where().isPresent()) {
      throw AddFacts.wrong("请写 --line 行号,或 --where 位置,二者之一", "say either --line or --where");
    }
    Chosen chosen =
        request.line().isPresent()
            ? ofLine(item, request.line().get(), slot, request.value(), matter)
            : stated(request);
    Slots.requireReadable(slot, chosen.value(), matter);
    String where =
        request
            .line()
            .map(n -> new Text("第 " + n + " 行", "line " + n).in(open.place().locale()))
            .orElseGet(() -> request.where().orElse("").strip());
    Fact.SlotReading reading = new Fact.SlotReading(item.number(), chosen.value(), where);
    boolean already = slot.readings().contains(reading);
    boolean fill = slot.value().isBlank();
    if (!already) {
      CaseFile file = CaseFileAdditions.reading(open.file(), fact.id(), slot.name(), reading);
      if (fill) {
        file = CaseFileAdditions.value(file, fact.id(), slot.name(), chosen.value());
      }
      open.file(file);
      open.save(open.matter());
      open.note(Event.Type.NOTE, what(fact, slot, reading, chosen, fill));
    }
    return new Result(
        fact.id(),
        slot.name(),
        reading,
        chosen.found(),
        fill && !already,
        already,
        chosen.basis(),
        notes(slot, chosen, matter));
  }

  private static Chosen stated(Request request) {
    return new Chosen(
        request
            .value()
            .map(String::strip)
            .orElseThrow(() -> AddFacts.wrong("--where 需要 --value", "--where needs --value")),
        false,
        new Text("由确认人读出", "read by the person who confirms"));
  }

  private Chosen ofLine(Item item, long line, Fact.Slot slot, Optional<String> value, Case matter) {
    List<Candidate> there = new ArrayList<>();
    boolean[] seen = new boolean[1];
    RecordCandidates candidates = new RecordCandidates(matter);
    Lines.of(open, item)
        .each((number, row) -> {
          if (number == line) {
            seen[0] = true;
            candidates.of(row, true).stream()
                .filter(c -> c.type() == slot.type())
                .forEach(there::add);
          }
        });
    if (!seen[0]) {
      throw AddFacts.wrong(
          "证据 " + item.number() + " 没有第 " + line + " 行",
          "item " + item.number() + " has no line " + line);
    }
    if (value.isPresent()) {
      return chosen(slot, value.get().strip(), there, matter);
    }
    // What is said in the line goes before the line's own day and sender.
    boolean said = there.stream().anyMatch(c -> !c.ofRecord());
    List<String> clear =
        there.stream()
            .filter(c -> c.clear() && c.ofRecord() != said)
            .map(Candidate::value)
            .distinct()
            .toList();
    if (clear.size() != 1) {
      String list = there.stream().map(Candidate::raw).distinct().collect(Collectors.joining(", "));
      throw AddFacts.wrong(
          "第 " + line + " 行没有唯一明确的候选值(" + list + ");请用 --value 写明",
          "line " + line + " has no single clear candidate (" + list + "); state it by --value");
    }
    Candidate one =
        there.stream().filter(c -> c.value().equals(clear.getFirst())).findFirst().orElseThrow();
    return new Chosen(one.value(), true, one.basis());
  }

  private static Chosen chosen(Fact.Slot slot, String value, List<Candidate> there, Case matter) {
    Optional<SlotValue> meant = SlotValue.read(slot.type(), value, matter);
    return there.stream()
        .filter(Candidate::clear)
        .filter(
            c -> meant.isPresent() && SlotValue.read(slot.type(), c.value(), matter).equals(meant))
        .findFirst()
        .map(c -> new Chosen(value, true, c.basis()))
        .orElseGet(
            () -> new Chosen(value, false, new Text("由确认人读出", "read by the person who confirms")));
  }

  private List<Text> notes(Fact.Slot slot, Chosen chosen, Case matter) {
    List<Text> notes = new ArrayList<>(SetSlot.notes(slot, chosen.value(), matter));
    Optional<SlotValue> claim = SlotValue.read(slot.type(), slot.value(), matter);
    Optional<SlotValue> said = SlotValue.read(slot.type(), chosen.value(), matter);
    if (!chosen.found()) {
      notes.add(
          new Text(
              "程序没有在该处找到这个值,按确认人的陈述记入。",
              "The program did not find this value there; it is noted as stated by the person."));
    }
    if (claim.isPresent() && said.isPresent() && said.get().contradicts(claim.get())) {
      notes.add(
          new Text(
              "与主张的“" + slot.value() + "”不同;矛盾见 fact matrix。",
              "It differs from the value claimed, \""
                  + slot.value()
                  + "\"; contradictions stand in fact matrix."));
    }
    return notes;
  }

  private static Map<String, String> what(
      Fact fact, Fact.Slot slot, Fact.SlotReading reading, Chosen chosen, boolean filled) {
    Map<String, String> what = new TreeMap<>();
    what.put("subject", "confirmed");
    what.put("fact", fact.id());
    what.put("slot", slot.name());
    what.put("item", String.valueOf(reading.item()));
    what.put("value", reading.value());
    what.put("where", reading.where());
    what.put("foundByProgram", String.valueOf(chosen.found()));
    what.put("basis", chosen.basis().en());
    what.put("becameValue", String.valueOf(filled));
    return what;
  }
}
