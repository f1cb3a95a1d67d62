package org.tiezheng.collect.capture;

import org.tiezheng.evidence.Text;

/** What a browser says could not be done, in words. */
final class TroubleWords {
  private TroubleWords() {}

  static Text of(Sent.Trouble trouble) {
    Text what = trouble.take() < 1 ? outside(trouble.what()) : what(trouble.what());
    String where = trouble.millis() < 0 ? "" : clock(trouble.millis());
    String take = trouble.take() < 1 ? "" : "take-%03d".formatted(trouble.take());
    String place = (take + " " + where).strip();
    String note = trouble.note().strip();
    return new Text(
        (place.isEmpty() ? "" : place + ":") + what.zh() + (note.isEmpty() ? "" : "(" + note + ")"),
        (place.isEmpty() ? "" : place + ": ")
            + what.en()
            + (note.isEmpty() ? "" : " (" + note + ")"));
  }

  private static String clock(long millis) {
    return "%d:%02d".formatted(millis / 60_000, millis / 1_000 % 60);
  }

  /** What happened while nothing was recorded. */
  private static Text outside(String what) {
    return switch (what) {
      case "muted" ->
          new Text(
              "没有在录制时,设备的画面或声音中断", "while nothing was recorded the device broke off for a while");
      case Sent.Trouble.RELOADED ->
          new Text(
              "页面在两段之间被重新打开,当时没有在录制",
              "the page was loaded again between takes, while nothing was recorded");
      default -> what(what);
    };
  }

  private static Text what(String what) {
    return switch (what) {
      case "refused" ->
          new Text("浏览器或使用者没有允许使用摄像头、麦克风或屏幕", "camera, microphone or screen was refused");
      case "absent" -> new Text("没有可用的摄像头或麦克风", "there is no camera or microphone");
      case "muted" ->
          new Text("设备中断,这一段没有画面或声音", "the device broke off: no picture or sound for a while");
      case "unmuted" -> new Text("设备恢复", "the device is back");
      case "lost" -> new Text("设备断开,录制因此结束", "the device went away, which ended the recording");
      case "hidden" ->
          new Text("页面转到后台,画面可能停顿", "the page went to the background, pictures may have stopped");
      case "shown" -> new Text("页面回到前台", "the page is in front again");
      case "paused" -> new Text("暂停", "paused");
      case "offline" -> new Text("与服务器的连接中断", "the connection to the server was lost");
      case "online" -> new Text("与服务器的连接恢复", "the connection to the server is back");
      case Sent.Trouble.RELOADED ->
          new Text("页面被重新打开,录制在此中断", "the page was loaded again, which broke the recording off");
      case "storage" -> new Text("浏览器的存储空间不够", "the browser had no room to store more");
      case Sent.Trouble.GONE ->
          new Text(
              "浏览器没有空间保存的记录随页面丢失",
              "records that the browser had no room to keep went with the page");
      case "error" -> new Text("浏览器的录制出错而停止", "the recording of the browser failed and stopped");
      case "unreadable" -> new Text("所选文件没有读完", "the chosen file could not be read to its end");
      case "place" -> new Text("没有得到位置", "the place could not be had");
      case "silent" -> new Text("没有声音可录", "there was no sound to record");
      default -> Text.same(what);
    };
  }
}
