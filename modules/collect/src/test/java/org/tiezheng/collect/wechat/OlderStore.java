package org.tiezheng.collect.wechat;

import java.nio.file.Path;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.AndroidStore;
import org.tiezheng.testkit.chat.render.IosStore;
import org.tiezheng.testkit.chat.render.MacStore;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WeChat3Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** The stores with the importers that read them, for tests of all of them. */
public enum OlderStore {
  IOS("wechat.ios", "/MM.sqlite"),
  MAC("wechat.mac3", "/msg_0.db"),
  WINDOWS("wechat.windows3", "/MSG0.db"),
  ANDROID("wechat.android", "EnMicroMsg.db");

  private final String importer;
  private final String main;

  OlderStore(String importer, String main) {
    this.importer = importer;
    this.main = main;
  }

  /** How a store is written, by the names of {@link WriteOptions}. */
  public enum Written {
    OPEN,
    CLOSED,
    BARE;

    WriteOptions options() {
      return switch (this) {
        case OPEN -> WriteOptions.OPEN;
        case CLOSED -> WriteOptions.CLOSED;
        case BARE -> WriteOptions.CLOSED.withoutMedia();
      };
    }
  }

  /** Id of the importer. */
  public String importer() {
    return importer;
  }

  /** End of the name of the file that stands for the others. */
  public String main() {
    return main;
  }

  public Rendered write(ChatWorld world, Side side, Path folder, Written options) {
    return renderer().write(world, side, folder, options.options());
  }

  private Renderer renderer() {
    return switch (this) {
      case IOS -> new IosStore();
      case MAC -> new MacStore();
      case WINDOWS -> new WeChat3Store();
      case ANDROID -> new AndroidStore();
    };
  }
}
