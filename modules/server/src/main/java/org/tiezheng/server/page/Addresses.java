package org.tiezheng.server.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages, with names written so that they stay one part of the path. */
public final class Addresses {
  private Addresses() {}

  public static String matter(String name) {
    return "/cases/" + part(name);
  }

  /** A name as one part of a path. */
  public static String part(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
