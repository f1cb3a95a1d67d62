package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Program;

/** PRG-001: version, digest, signature and environment of a program, and a record of it running. */
final class ProgramKnown implements Check.OfItem {
  @Override
  public String name() {
    return "program.identity.known";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places against = new Places();
    Places weak = new Places();
    Places good = new Places();
    TreeSet<String> missing = new TreeSet<>();
    List<Program> programs = new ArrayList<>();
    try (Stream<Program> found = context.records(item, Program.class)) {
      found.forEach(programs::add);
    }
    for (Program program : programs) {
      against(program, context, against);
      if (program.version().isBlank()) {
        weak.add(context, program, "no version");
      }
      program
          .signature()
          .ifPresentOrElse(
              signature -> {
                if (signature.valid().isEmpty()) {
                  missing.add("records.program.signature");
                }
              },
              () -> weak.add(context, program, "no signature over its code"));
      if (program.needs().isEmpty()) {
        missing.add("records.program.needs");
      }
      if (program.runs().stream().noneMatch(run -> !run.behaviour().isBlank())) {
        missing.add("records.program.runs");
      }
      good.add(context, program, program.line() + " " + program.sha256());
    }
    if (!against.isEmpty()) {
      return Ruling.fail(
              "签名无效,或运行记录是另一个程序的",
              "the signature does not hold, or the recorded run is of another program")
          .at(against.list());
    }
    if (programs.isEmpty() || !missing.isEmpty()) {
      return Ruling.unknown(
              "程序的签名、运行环境或运行记录没有查明",
              "signature, environment or a run of the program is not established",
              programs.isEmpty() ? List.of("records.program") : List.copyOf(missing))
          .at(good.list());
    }
    return weak.isEmpty()
        ? Ruling.pass(
                "版本、摘要、签名、运行环境已记录,运行表现有记录",
                "version, digest, signature and environment are on record, and so is a run")
            .at(good.list())
        : Ruling.warn("程序没有版本号或代码签名", "the program has no version or no signature").at(weak.list());
  }

  private static void against(Program program, Context context, Places against) {
    program
        .signature()
        .filter(signature -> signature.valid().filter(valid -> !valid).isPresent())
        .ifPresent(s -> against.add(context, program, "signature of " + s.signer()));
    program.runs().stream()
        .filter(run -> !run.sha256().equals(program.sha256()))
        .forEach(run -> against.add(context, program, "ran " + run.sha256()));
  }
}
