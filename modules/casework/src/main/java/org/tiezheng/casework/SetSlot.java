package org.tiezheng.casework;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.casework.file.CaseFileAdditions;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Text;

/**
 * States the value of a slot as the party claims it. A value that a person has stated is not
 * written over: that is for the person, in {@code case.yaml}.
 */
public final class SetSlot {
  private final OpenCase open;

  public SetSlot(OpenCase open) {
    this.open = open;
  }

  /** What is stated. */
  public record Request(String fact, String slot, String value) {}

  /**
   * What came of it.
   *
   * @param already whether the same value stood there; then nothing was written
   */
  public record Result(String fact, String slot, String value, boolean already, List<Text> notes) {
    public Result {
      notes = List.copyOf(notes);
    }
  }

  /** States it; the custody log has it. */
  public Result run(Request request) throws IOException {
    Case matter = open.matter();
    Fact fact = Slots.fact(matter, request.fact());
    Fact.Slot slot = Slots.slot(fact, request.slot());
    String value = request.value().strip();
    Slots.requireReadable(slot, value, matter);
    if (slot.value().strip().equals(value)) {
      return new Result(fact.id(), slot.name(), value, true, List.of());
    }
    if (!slot.value().isBlank()) {
      throw AddFacts.wrong(
          "“"
              + fact.id()
              + "”的“"
              + slot.name()
              + "”已写为“"
              + slot.value()
              + "”,程序不改写;要更改请编辑 case.yaml",
          fact.id()
              + "."
              + slot.name()
              + " is stated as \""
              + slot.value()
              + "\" and is not written over; edit case.yaml to change it");
    }
    open.file(CaseFileAdditions.value(open.file(), fact.id(), slot.name(), value));
    open.save(open.matter());
    Map<String, String> what = new TreeMap<>();
    what.put("subject", "slot");
    what.put("fact", fact.id());
    what.put("slot", slot.name());
    what.put("value", value);
    open.note(Event.Type.NOTE, what);
    return new Result(fact.id(), slot.name(), value, false, notes(slot, value, matter));
  }

  static List<Text> notes(Fact.Slot slot, String value, Case matter) {
    return Slots.stranger(slot, value, matter)
        ? List.of(
            new Text(
                "“" + value + "”不在 parties 中,按姓名比较。",
                "\"" + value + "\" is not among the parties; it is compared by name."))
        : List.of();
  }
}
