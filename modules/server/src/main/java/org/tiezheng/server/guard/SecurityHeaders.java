package org.tiezheng.server.guard;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import java.util.List;

/** What every answer forbids the browser, whatever is in it. */
public final class SecurityHeaders {
  private static final List<Header> COMMON =
      List.of(
          HeaderValues.create("X-Content-Type-Options", "nosniff"),
          HeaderValues.create("Referrer-Policy", "no-referrer"),
          HeaderValues.create("X-Frame-Options", "DENY"),
          HeaderValues.create("Cross-Origin-Opener-Policy", "same-origin"),
          HeaderValues.create("X-DNS-Prefetch-Control", "off"),
          HeaderValues.create(
              "Permissions-Policy",
              "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(),"
                  + " serial=(), hid=()"));

  private static final Header APP_ONLY =
      HeaderValues.create("Cross-Origin-Resource-Policy", "same-origin");

  /** Pictures and sounds of the bytes origin may stand in a page of the app. */
  private static final Header ANYWHERE =
      HeaderValues.create("Cross-Origin-Resource-Policy", "cross-origin");

  private static final Header INERT =
      HeaderValues.create(
          "Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");

  private static final Header OWN_ONLY =
      HeaderValues.create(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src"
              + " 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri"
              + " 'none'; require-trusted-types-for 'script'; trusted-types 'none'");

  /** Nothing that is shown may be kept by the browser: other people use computers, too. */
  private static final Header NOT_KEPT = HeaderValues.create("Cache-Control", "no-store");

  /** A year, as browsers keep it: this host is never asked without TLS again. */
  private static final Header BY_TLS_ONLY =
      HeaderValues.create("Strict-Transport-Security", "max-age=31536000");

  private SecurityHeaders() {}

  /** For an answer of the app. */
  public static void app(WritableHeaders<?> headers, Origins origins) {
    COMMON.forEach(headers::set);
    headers.set(APP_ONLY);
    headers.set(NOT_KEPT);
    headers.set(HeaderValues.create("Content-Security-Policy", policy(origins)));
    if (origins.secure()) {
      headers.set(BY_TLS_ONLY);
    }
  }

  /** For an answer of a server that shows no evidence. */
  public static void plain(WritableHeaders<?> headers) {
    COMMON.forEach(headers::set);
    headers.set(APP_ONLY);
    headers.set(NOT_KEPT);
    headers.set(OWN_ONLY);
  }

  /** For bytes of evidence. */
  public static void bytes(WritableHeaders<?> headers) {
    COMMON.forEach(headers::set);
    headers.set(ANYWHERE);
    headers.set(NOT_KEPT);
    headers.set(INERT);
  }

  private static String policy(Origins origins) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src"
        + " 'self'; img-src 'self' "
        + origins.bytes()
        + "; media-src "
        + origins.bytes()
        + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for"
        + " 'script'; trusted-types 'none'";
  }
}
