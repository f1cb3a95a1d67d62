package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;

/**
 * PRE-003: there are steps for showing each item without a deed in court, and its device is on the
 * list of what to carry.
 */
final class ShowSteps implements Check.OfCase {
  private static final String STEPS = "DOC-SHOW-STEPS";

  @Override
  public String name() {
    return "bundle.show.steps";
  }

  @Override
  public Ruling examine(Context context, Params params) {
    List<Item> shown =
        context.matter().catalogue().stream().filter(i -> mustBeShown(i, context)).toList();
    if (shown.isEmpty()) {
      return Ruling.notApplicable("没有需要当庭演示的证据", "no item has to be shown in court");
    }
    Places absent = new Places();
    Places carried = new Places();
    TreeSet<String> missing = new TreeSet<>();
    for (Item item : shown) {
      Optional<String> device = context.answer(item, Answer.DEVICE);
      Optional<String> available = context.answer(item, Answer.AVAILABLE_FOR_HEARING);
      if (Context.no(available)) {
        absent.add(Context.label(item), Answer.AVAILABLE_FOR_HEARING.path(), available.get());
      } else if (device.isEmpty()) {
        missing.add(Answer.DEVICE.path());
      } else {
        carried.add(Context.label(item), Answer.DEVICE.path(), device.get());
      }
    }
    List<Observation.Paper> steps =
        context.observed(Observation.Paper.class).stream()
            .filter(paper -> paper.document().equals(STEPS))
            .toList();
    steps.forEach(p -> p.unresolved().forEach(row -> absent.add(p.file(), row, "leads nowhere")));
    if (!absent.isEmpty()) {
      return Ruling.fail(
              "%d 份须当庭演示的证据没有设备或步骤".formatted(absent.count()),
              "%d items that have to be shown lack their device or steps".formatted(absent.count()))
          .at(absent.list());
    }
    if (steps.isEmpty()) {
      missing.add("observations.paper");
    }
    if (!missing.isEmpty()) {
      return Ruling.unknown(
              "当庭出示步骤未生成或未回读,或设备没有填写",
              "the steps for showing were not made or not read back, or a device is not stated",
              List.copyOf(missing))
          .at(carried.list());
    }
    return Ruling.pass(
            "%d 份证据有当庭出示步骤,设备均已列出".formatted(shown.size()),
            "there are steps for %d items, and each device is listed".formatted(shown.size()))
        .at(carried.list());
  }

  /** What has electronic originals and no deed, or a deed where the court asks all the same. */
  private static boolean mustBeShown(Item item, Context context) {
    return !item.originals().isEmpty()
        && (context.answer(item, Answer.DEED).isEmpty()
            || Context.yes(context.answer(item, Answer.COURT_ASKS_DISPLAY)));
  }
}
