package org.tiezheng.examine.rule;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** A file of a rule pack does not follow the format; says which file, line and field. */
public final class BadRuleException extends TiezhengException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final String field;

  public BadRuleException(String file, int line, String field, Text problem) {
    super(
        new Text(
            "规则文件 %s 第 %d 行 字段 %s:%s".formatted(file, line, field, problem.zh()),
            "rule file %s, line %d, field %s: %s".formatted(file, line, field, problem.en())));
    this.file = file;
    this.line = line;
    this.field = field;
  }

  public String file() {
    return file;
  }

  /** Counted from 1; 0 if the whole file is meant. */
  public int line() {
    return line;
  }

  public String field() {
    return field;
  }
}
