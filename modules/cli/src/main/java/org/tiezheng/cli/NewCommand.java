package org.tiezheng.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tiezheng.casework.NewCase;
import org.tiezheng.casework.file.CaseFileText.Opening;
import org.tiezheng.evidence.Role;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code tiezheng new}: opens a case. */
@Command(name = "new")
final class NewCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(index = "0", paramLabel = "CASE")
  Path folder = Path.of("");

  @Option(names = "--cause", paramLabel = "TEXT")
  String cause = "";

  @Option(names = "--title", paramLabel = "TEXT")
  @Nullable String title;

  @Option(names = "--me", paramLabel = "ROLE[:NAME]", converter = Stand.Words.class)
  Stand me = new Stand(Role.PLAINTIFF, "");

  @Option(names = "--other", paramLabel = "ROLE[:NAME]", converter = Stand.Words.class)
  Stand other = new Stand(Role.DEFENDANT, "");

  @Override
  public Integer call() throws Exception {
    Talk talk = common.talk();
    String name = title == null ? String.valueOf(folder.getFileName()) : title;
    NewCase.Opened opened =
        new NewCase(common.workplace())
            .open(
                folder, new Opening(name, cause, me.role(), me.name(), other.role(), other.name()));
    talk.line(
        "已建立案件 " + folder + "(编号 " + opened.id() + ")。",
        "Opened the case " + folder + " (id " + opened.id() + ").");
    talk.line(
        "下一步:编辑 " + folder.resolve("case.yaml") + ",然后 tiezheng collect " + folder + " 证据文件夹",
        "Next: edit "
            + folder.resolve("case.yaml")
            + ", then: tiezheng collect "
            + folder
            + " FOLDER");
    talk.result(opened);
    return ExitCode.OK;
  }

  /** A place in the proceedings, and who takes it. */
  record Stand(Role role, String name) {
    /** Reads {@code 原告}, {@code plaintiff}, {@code 原告:林岚}. */
    static final class Words implements CommandLine.ITypeConverter<Stand> {
      @Override
      public Stand convert(String value) {
        String[] parts = value.split("[::]", 2);
        for (Role role : Role.values()) {
          if (parts[0].equals(role.title().zh())
              || parts[0].equalsIgnoreCase(role.title().en())
              || parts[0].toUpperCase(Locale.ROOT).replace('-', '_').equals(role.name())) {
            return new Stand(role, parts.length > 1 ? parts[1].strip() : "");
          }
        }
        throw new TypeConversionException(
            "“"
                + value
                + "” ≠ 原告|被告|第三人|申请人|被申请人 (plaintiff|defendant|third_party|applicant|respondent)");
      }
    }
  }
}
