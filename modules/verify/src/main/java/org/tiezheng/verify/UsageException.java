package org.tiezheng.verify;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** The command line makes no sense; the sentence says how it is used. */
final class UsageException extends TiezhengException {
  private static final Text HELP =
      new Text(
          "用法:verify 材料包文件夹或zip [--json] [--details] [--lang zh|en] [--log-vkey 公钥或文件] "
              + "[--tsa 证书.pem]… [--sha256-only];或 verify --receipt 文件 [同上]",
          "Usage: verify FOLDER-OR-ZIP [--json] [--details] [--lang zh|en] [--log-vkey KEY-OR-FILE]"
              + " [--tsa CERTS.pem]… [--sha256-only]; or verify --receipt FILE [the same]");

  UsageException() {
    super(HELP);
  }
}
