package org.tiezheng.sqlite.report;

import org.tiezheng.sqlite.Sentence;

/** The language of a report. */
public enum Language {
  ZH("zh-CN"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** As in the lang attribute of HTML. */
  public String tag() {
    return tag;
  }

  String of(Sentence sentence) {
    return this == ZH ? sentence.zh() : sentence.en();
  }

  String of(String zh, String en) {
    return this == ZH ? zh : en;
  }
}
