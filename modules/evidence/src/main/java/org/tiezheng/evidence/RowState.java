package org.tiezheng.evidence;

/** What the store says about a row, or where the row was found if the store has it no more. */
public enum RowState {
  LIVE("现存", "live"),
  RECALLED("已撤回", "recalled"),
  EDITED("已编辑", "edited"),
  /** The user deleted it; the store still keeps it, as "recently deleted" or marked. */
  MARKED_DELETED("已标记删除", "marked as deleted"),
  /** The store has it no more; its bytes were found in the residue of a file. */
  DELETED_RECOVERED("删除后恢复", "deleted, recovered"),
  /** An older content of a row that is live with another content. */
  EARLIER_VERSION("旧版本", "earlier version"),
  /**
   * Found in the residue of a file; what would tell whether it was deleted or is an older content
   * of a live row is overwritten.
   */
  DELETED_OR_EARLIER("恢复:已删除或旧版本", "recovered: deleted or earlier version"),
  /** No row of a store: read in a picture of a screen. */
  READ_FROM_PICTURE("图片识读", "read from a picture"),
  /** The same, and something in it is still to be confirmed by a person. */
  READ_TO_CONFIRM("图片识读,待确认", "read from a picture, to be confirmed");

  private final Text title;

  RowState(String zh, String en) {
    title = new Text(zh, en);
  }

  /** As a person calls it. */
  public Text title() {
    return title;
  }
}
