package org.tiezheng.present.bundle;

import java.nio.charset.StandardCharsets;
import org.tiezheng.present.page.VerifyPage;
import org.tiezheng.verify.bundle.Claim;

/**
 * {@code data.js}: the claim once more, for a page that cannot read files before a folder is
 * picked. Pure ASCII, so that neither the encoding nor {@code </script>} nor a line separator in a
 * title can end the script.
 */
final class PageData {
  private PageData() {}

  static byte[] script(Claim claim) {
    return VerifyPage.dataScript(ascii(new String(claim.bytes(), StandardCharsets.UTF_8)));
  }

  /** Outside strings JSON is ASCII without these, so every replacement falls inside a string. */
  private static String ascii(String json) {
    StringBuilder ascii = new StringBuilder(json.length() + json.length() / 2);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c > '~' || c == '<' || c == '>' || c == '&') {
        ascii.append("\\u%04x".formatted((int) c));
      } else {
        ascii.append(c);
      }
    }
    return ascii.toString();
  }
}
