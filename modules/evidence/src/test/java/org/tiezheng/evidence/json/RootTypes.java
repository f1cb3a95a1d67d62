package org.tiezheng.evidence.json;

import java.util.List;
import java.util.Locale;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;

/** What is written as a document or line of its own, and therefore has a published schema. */
final class RootTypes {
  static final int VERSION = 1;

  static final List<Class<?>> ALL =
      List.of(
          Acquisition.class,
          Case.class,
          Event.class,
          Finding.class,
          Observation.class,
          Original.class,
          Reading.class,
          Receipt.class,
          Record.class,
          SetAside.class);

  private RootTypes() {}

  /** {@code SetAside} becomes {@code set-aside}. */
  static String fileName(Class<?> type) {
    String dashed = type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
    return dashed.toLowerCase(Locale.ROOT);
  }
}
