package org.tiezheng.examine.check;

import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.WebCapture;

/** WEB-003: the page was loaded whole, and its picture says what its text says. */
final class WebComplete implements Check.OfItem {
  @Override
  public String name() {
    return "web.page.complete";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places broken = new Places();
    Places lacking = new Places();
    Places open = new Places();
    Places good = new Places();
    try (Stream<WebCapture> captures = context.records(item, WebCapture.class)) {
      captures.forEach(capture -> {
        long before = broken.count() + lacking.count() + open.count();
        capture
            .status()
            .ifPresentOrElse(
                status -> {
                  if (!fine(status)) {
                    broken.add(context, capture, "status " + status);
                  }
                },
                () -> open.add(context, capture, "status"));
        capture.unloaded().forEach(part -> broken.add(context, capture, "not loaded: " + part));
        capture
            .screenshot()
            .ifPresentOrElse(
                same -> {
                  if (!same) {
                    broken.add(context, capture, "screenshot ≠ text");
                  }
                },
                () -> open.add(context, capture, "screenshot"));
        capture.resources().stream()
            .filter(resource -> !fine(resource.status()))
            .forEach(r -> lacking.add(context, capture, r.status() + " " + r.url()));
        if (broken.count() + lacking.count() + open.count() == before) {
          good.add(context, capture, capture.line());
        }
      });
    }
    if (!broken.isEmpty()) {
      return Ruling.fail(
              "网页没有完整固定:%d 处".formatted(broken.count()),
              "the page was not captured whole: %d places".formatted(broken.count()))
          .at(broken.list());
    }
    if (!open.isEmpty() || (good.isEmpty() && lacking.isEmpty())) {
      return Ruling.unknown(
              "不知道网页是否完整(状态或截图与文字的比对缺失)",
              "it is not known whether the page is whole (status, or comparison of picture and"
                  + " text)",
              open.isEmpty() ? "records.web" : "records.web.screenshot")
          .at(open.list());
    }
    return lacking.isEmpty()
        ? Ruling.pass("网页及其资源完整,截图与文字相符", "page and resources are whole, picture and text agree")
            .at(good.list())
        : Ruling.warn(
                "%d 个资源没有取到,说明是否影响内容".formatted(lacking.count()),
                "%d resources were not had: say whether they matter".formatted(lacking.count()))
            .at(lacking.list());
  }

  private static boolean fine(int status) {
    return (status >= 200 && status < 300) || status == 304;
  }
}
