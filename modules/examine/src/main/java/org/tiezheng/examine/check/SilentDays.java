package org.tiezheng.examine.check;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Finding.Pointer;

/**
 * The days on which a conversation was active, and silences that stand out among its usual ones.
 */
final class SilentDays {
  private final TreeMap<LocalDate, Pointer> lastOfDay = new TreeMap<>();

  void add(ChatMessage message, Context context) {
    message
        .time()
        .instant()
        .ifPresent(time ->
            lastOfDay.put(Context.dayOf(time), Places.at(context, message, message.time().raw())));
  }

  /** Silences longer than the median one times the factor, and than the least number of days. */
  void gaps(long factor, long least, Places silent) {
    List<LocalDate> days = List.copyOf(lastOfDay.keySet());
    List<Long> usual = new ArrayList<>();
    for (int i = 1; i < days.size(); i++) {
      usual.add(ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)));
    }
    if (usual.isEmpty()) {
      return;
    }
    long median = usual.stream().sorted().toList().get(usual.size() / 2);
    long threshold = Math.max(least, median * factor);
    for (int i = 1; i < days.size(); i++) {
      long gap = usual.get(i - 1);
      if (gap > threshold) {
        Pointer before = lastOfDay.get(days.get(i - 1));
        if (before != null) {
          silent.add(
              before.file(),
              before.where(),
              "%s → %s: %d days (usual %d)".formatted(days.get(i - 1), days.get(i), gap, median));
        }
      }
    }
  }
}
