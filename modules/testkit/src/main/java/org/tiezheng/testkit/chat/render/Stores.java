package org.tiezheng.testkit.chat.render;

import java.util.List;

/** Every store that an app keeps by itself. */
public final class Stores {
  private Stores() {}

  public static List<Renderer> all() {
    return List.of(
        new WeChat4Store(),
        new IosStore(),
        new WeChat3Store(),
        new MacStore(),
        new AndroidStore(),
        new QqntStore(),
        new WhatsAppStore(),
        new IosBackup());
  }
}
