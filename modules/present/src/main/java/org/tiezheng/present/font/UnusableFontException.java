package org.tiezheng.present.font;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** A font file that cannot be embedded in a paper. */
public final class UnusableFontException extends TiezhengException {
  UnusableFontException(String name, String reasonZh, String reasonEn) {
    super(
        new Text(
            "字体 " + name + " 不能使用:" + reasonZh + "。请改用 TrueType(glyf)字体,或不指定字体。",
            "The font "
                + name
                + " cannot be used: "
                + reasonEn
                + ". Take a TrueType (glyf) font, or name none."));
  }
}
