package org.tiezheng.present.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page as it lies in the build. What it computes is tested by src/main/page/test.sh. */
class VerifyPageTest {
  private static final int MOST_BYTES = 400 * 1024;
  private static final Pattern REFERENCE =
      Pattern.compile("(?:src|href|action)\\s*=\\s*[\"']?(?:https?:)?//");

  private final String page = new String(VerifyPage.bytes(), StandardCharsets.UTF_8);

  @Test
  void thePageIsOneSmallFile() {
    assertTrue(VerifyPage.bytes().length < MOST_BYTES);
    assertTrue(page.startsWith("<!doctype html>"));
  }

  @Test
  void thePageMayNotReachAnyNetworkAndRefersToNone() {
    assertTrue(page.contains("default-src 'none'"));
    assertTrue(page.contains("connect-src 'none'"));
    assertFalse(REFERENCE.matcher(page).find());
    assertFalse(page.contains("XMLHttpRequest"));
    assertFalse(page.contains("fetch("));
  }

  @Test
  void theOnlyNeighbourThatThePageLoadsIsTheScriptFile() {
    String script = "<script src=\"tiezheng/page/data.js\">";
    assertTrue(page.contains(script));
    assertEquals(page.indexOf(" src=\""), page.lastIndexOf(" src=\""));
  }
}
