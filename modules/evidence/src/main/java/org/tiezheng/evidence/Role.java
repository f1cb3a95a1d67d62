package org.tiezheng.evidence;

/** A party's place in the proceedings. */
public enum Role {
  PLAINTIFF("原告", "plaintiff"),
  DEFENDANT("被告", "defendant"),
  THIRD_PARTY("第三人", "third party"),
  APPLICANT("申请人", "applicant"),
  RESPONDENT("被申请人", "respondent"),
  OUTSIDER("案外人", "outsider");

  private final Text title;

  Role(String zh, String en) {
    this.title = new Text(zh, en);
  }

  public Text title() {
    return title;
  }
}
