package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Recording;

/**
 * AUD-002: the original file is still on the device that made it, its digest is that of the file
 * here, and the file is of a kind that a device writes.
 */
final class NativeOriginal implements Check.OfItem {
  private static final String CONVERTERS = "converters";

  @Override
  public String name() {
    return "audio.original.native";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(CONVERTERS);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    String label = Context.label(item);
    Optional<String> kept = context.answer(item, Answer.ORIGINAL_KEPT);
    if (Context.no(kept)) {
      return Ruling.fail(
              "原始文件已不在原设备上;对方有异议时其效力存疑",
              "the original file is no longer on its device; if it is objected to, its force is"
                  + " doubtful")
          .at(label, Answer.ORIGINAL_KEPT.path(), kept.orElse(""));
    }
    Places converted = new Places();
    Places good = new Places();
    try (Stream<Recording> recordings = context.records(item, Recording.class)) {
      recordings.forEach(r -> {
        String software = r.software().orElse("").toLowerCase(Locale.ROOT);
        boolean by = params.words(CONVERTERS).stream().anyMatch(software::contains);
        (by ? converted : good).add(context, r, r.line());
      });
    }
    if (!converted.isEmpty()) {
      return Ruling.fail(
              "%d 个文件是转换或另存的,不是设备录成的原始格式".formatted(converted.count()),
              "%d files were converted or saved anew: not as a device writes them"
                  .formatted(converted.count()))
          .at(converted.list());
    }
    return here(item, context, kept, good);
  }

  private static Ruling here(Item item, Context context, Optional<String> kept, Places good) {
    List<Observation.Bytes> read = context.bytes(item);
    Places changed = new Places();
    read.stream()
        .filter(bytes -> bytes.found().isPresent() && !bytes.unchanged())
        .forEach(bytes ->
            changed.add(context.name(bytes.original()), "sha256", bytes.found().get().sha256()));
    if (!changed.isEmpty()) {
      return Ruling.fail("文件与采集时的摘要不符", "the file is not the one whose digest was taken")
          .at(changed.list());
    }
    List<String> missing = new ArrayList<>();
    if (good.isEmpty()) {
      missing.add("records.recording");
    }
    if (read.isEmpty() || read.stream().anyMatch(bytes -> bytes.found().isEmpty())) {
      missing.add("observations.bytes");
    }
    if (kept.isEmpty()) {
      missing.add(Answer.ORIGINAL_KEPT.path());
    }
    if (context.answer(item, Answer.DEVICE).isEmpty()) {
      missing.add(Answer.DEVICE.path());
    }
    if (!missing.isEmpty()) {
      return Ruling.unknown(
              "录音文件的格式、摘要或原设备没有查明",
              "format, digest or original device of the recording is not established",
              missing)
          .at(good.list());
    }
    if (item.copyGrade().derived()) {
      return Ruling.warn(
              "文件保存完好,但登记为派生件:应采集设备上的原始文件",
              "the file is unchanged, but registered as derived: take in the original from the"
                  + " device")
          .at(good.list());
    }
    return Ruling.pass(
            "文件与采集时一致,未见转换痕迹;原始文件仍在原设备上(照所填)",
            "the file is the one taken in, no conversion is visible; the original is still on its"
                + " device (as stated)")
        .at(good.list());
  }
}
