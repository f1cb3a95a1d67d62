package org.tiezheng.testkit.chat.render;

import java.util.List;

/** Every export that other tools write. The same world gives the same bytes. */
public final class Exports {
  public static final Renderer CHATLOG_JSON = new Export(new ChatlogFormat(false));
  public static final Renderer CHATLOG_CSV = new Export(new ChatlogFormat(true));
  public static final Renderer WEFLOW = new Export(new WeFlowFormat(false));
  public static final Renderer ECHOTRACE = new Export(new WeFlowFormat(true));
  public static final Renderer WDA_JSON = new Export(new AnalysisFormat(false));
  public static final Renderer WDA_XLSX = new Export(new AnalysisFormat(true));
  public static final Renderer MEMOTRACE = new Export(new MemoTraceFormat());
  public static final Renderer CHATLAB_JSON =
      new Export(new ChatLabFormat(ChatLabFormat.Shape.JSON));
  public static final Renderer CHATLAB_LINES =
      new Export(new ChatLabFormat(ChatLabFormat.Shape.LINES));
  public static final Renderer CHATLAB_ROUNDED =
      new Export(new ChatLabFormat(ChatLabFormat.Shape.ROUNDED));
  public static final Renderer QCE = new Export(new QceFormat());
  public static final Renderer QQ_TXT = new Export(new QqFormat(false));
  public static final Renderer QQ_MHT = new Export(new QqFormat(true));
  public static final Renderer WHATSAPP_TXT = new Export(new WhatsAppFormat(false));
  public static final Renderer WHATSAPP_ZIP = new Export(new WhatsAppFormat(true));
  public static final Renderer TELEGRAM = new Export(new TelegramFormat());
  public static final Renderer WECOM = new Export(new WeComFormat());

  private Exports() {}

  public static List<Renderer> all() {
    return List.of(
        CHATLOG_JSON,
        CHATLOG_CSV,
        WEFLOW,
        ECHOTRACE,
        WDA_JSON,
        WDA_XLSX,
        MEMOTRACE,
        CHATLAB_JSON,
        CHATLAB_LINES,
        CHATLAB_ROUNDED,
        QCE,
        QQ_TXT,
        QQ_MHT,
        WHATSAPP_TXT,
        WHATSAPP_ZIP,
        TELEGRAM,
        WECOM);
  }
}
