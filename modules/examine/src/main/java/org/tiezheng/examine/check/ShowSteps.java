package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;

/**
 * PRE-003: there are steps for showing each item without a deed in court, every page and line that
 * they name is right, and its device is on the list of what to carry.
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
    for (Item item : shown) {
      missing.addAll(readBack(item, steps, context, absent));
    }
    if (!absent.isEmpty()) {
      return Ruling.fail(
              "当庭出示步骤有 %d 处不全或不符(没有步骤、设备,或所列页、行不对)".formatted(absent.count()),
              "the steps for showing are incomplete or wrong in %d places: no steps, no device, or a wrong page or line"
                  .formatted(absent.count()))
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

  /** What reading the steps back gave for an item; the name of what is not known about it. */
  private static List<String> readBack(
      Item item, List<Observation.Paper> steps, Context context, Places absent) {
    List<Observation.Shown> read = context.observed(Observation.Shown.class);
    List<Observation.Shown> its = read.stream().filter(s -> s.item() == item.number()).toList();
    if (its.isEmpty() && !read.isEmpty()) {
      absent.add(file(steps), Context.label(item), "no steps");
    }
    for (Observation.Shown shown : its) {
      shown.differing().forEach(place -> absent.add(shown.file(), Context.label(item), place));
      if (!shown.device() && context.answer(item, Answer.DEVICE).isPresent()) {
        absent.add(shown.file(), Context.label(item), "device not on the list");
      }
    }
    return read.isEmpty() ? List.of("observations.shown") : List.of();
  }

  private static String file(List<Observation.Paper> steps) {
    return steps.stream().map(Observation.Paper::file).findFirst().orElse(STEPS);
  }

  /** What has electronic originals and no deed, or a deed where the court asks all the same. */
  private static boolean mustBeShown(Item item, Context context) {
    return !item.originals().isEmpty()
        && (context.answer(item, Answer.DEED).isEmpty()
            || Context.yes(context.answer(item, Answer.COURT_ASKS_DISPLAY)));
  }
}
