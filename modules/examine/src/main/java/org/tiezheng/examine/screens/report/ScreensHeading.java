package org.tiezheng.examine.screens.report;

import java.time.ZoneId;
import org.tiezheng.evidence.Text;

/**
 * What a report is about.
 *
 * @param engine what read the pictures
 * @param item number of the item that the export is
 * @param conversation id within the item
 * @param title of the conversation as the export shows it
 * @param importer what read the export
 */
public record ScreensHeading(
    String engine, int item, String conversation, String title, String importer, ZoneId zone) {
  /** What the check can show and what it cannot; stands in every report. */
  public Text statement() {
    return new Text(
        "截图上的文字由机器识读("
            + engine
            + "),与由导入器“"
            + importer
            + "”读出的导出记录逐条比对。“一致”只表示读出的字符相同,不表示图片未经改动,也不表示由谁所写;机器可能误读,请以旁边的截图为准。未读出、未比对的另行列出。",
        "The words on the screens were read by machine from pictures ("
            + engine
            + ") and compared with the export as read by importer “"
            + importer
            + "”. “Same” says that the characters read are the same, neither that the picture was"
            + " not altered nor who wrote them; machines misread, the crop beside the text counts."
            + " What was not read or not compared is listed.");
  }
}
