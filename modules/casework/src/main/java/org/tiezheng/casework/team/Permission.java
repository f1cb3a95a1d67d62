package org.tiezheng.casework.team;

import org.tiezheng.evidence.Text;

/** Something that a member of a team may be allowed to do. */
public enum Permission {
  ANYBODY("登录页、语言和明暗", "sign-in page, language and light", false),
  MEMBER("自己的账号、规则、指引、接口说明", "own account, rules, guides, description of the API", false),
  VERIFY("核验上传的证据包", "verify bundles that are uploaded", false),
  NEW_CASE("新建案件", "open a case", false),
  CUSTODY("看保管链", "read the custody log", true),
  READ("看案件内容:证据、记录、检索、审查意见", "read a case: items, records, search, findings", true),
  COLLECT("采集、上传、拍摄", "collect, upload, capture", true),
  WORK("标注、审查、比对、答问、指引打勾", "mark, examine, compare, answer questions, tick guides", true),
  PRESENT("制作和下载证据包、文书、导出,准备和记录庭审", "make and save bundles, papers, exports; the hearing", true),
  LOCAL_PATHS("按服务器上的路径采集和核验", "collect and verify by a path of the server", false),
  ACCOUNTS("账号、角色、授权", "accounts, roles, grants", false);

  private final Text title;
  private final boolean ofCase;

  Permission(String zh, String en, boolean ofCase) {
    this.title = new Text(zh, en);
    this.ofCase = ofCase;
  }

  public Text title() {
    return title;
  }

  /** Whether it holds for single cases, and only for those that were granted. */
  public boolean ofCase() {
    return ofCase;
  }
}
