package org.tiezheng.present.letter;

import org.tiezheng.evidence.Text;

/**
 * A provision that a paper rests on.
 *
 * @param norm id of the norm, such as {@code CN-EVID-2019}
 * @param art article and paragraph, as a rule cites it; empty where a source has no articles
 * @param about what it says of this paper, in our own words
 */
public record Basis(String norm, String art, Text about) {
  /** How far a norm was checked against its text. */
  public enum Checked {
    VERIFIED("已核对", "checked"),
    SECONDARY("据二手资料，未经核对", "UNVERIFIED: read in secondary texts only"),
    UNVERIFIED("未经核对", "UNVERIFIED");

    private final Text title;

    Checked(String zh, String en) {
      this.title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }
  }

  /** A norm by name. */
  public record Norm(Text title, Checked checked) {}

  /** The provision as printed, with how far it was checked. */
  public Text line() {
    Norm norm = Templates.norm(this.norm);
    String zh = art.isBlank() ? "" : " 第 " + art + " 条";
    String en = art.isBlank() ? "" : " art. " + art;
    return new Text(
        "《"
            + norm.title().zh()
            + "》"
            + zh
            + ":"
            + about.zh()
            + "（"
            + norm.checked().title().zh()
            + "）",
        norm.title().en() + en + ": " + about.en() + " (" + norm.checked().title().en() + ")");
  }
}
