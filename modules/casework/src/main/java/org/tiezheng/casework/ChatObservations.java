package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.tiezheng.collect.schema.SchemaReader;
import org.tiezheng.collect.schema.SchemaRemark;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Observation.StoreSign;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.gaps.GapKind;
import org.tiezheng.examine.gaps.GapPlace;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;
import org.tiezheng.examine.gaps.Gaps;

/**
 * What the tables around a chat's messages show, in the words of the rules. What the messages show
 * by themselves the rules compute from the records.
 */
final class ChatObservations {
  private static final Set<GapKind> OF_TABLES =
      EnumSet.of(
          GapKind.LOCAL_TAIL,
          GapKind.PART_WITHOUT_ROW,
          GapKind.PART_TIME,
          GapKind.INDEX_WITHOUT_ROW,
          GapKind.INDEX_DIFFERS,
          GapKind.LAST_LINE,
          GapKind.MEDIA_WITHOUT_ROW,
          GapKind.STORE_ABSENT,
          GapKind.RECORDED_DELETION);

  private static final List<Text> OTHER_VERSION =
      List.of(
          new Text(
              "应用的其他版本,或升级时逐表修改。", "Another version of the app, or an upgrade table by table."),
          new Text(
              "迁移、修复数据库的工具重建了表。", "A migration or a repair of the database made the table anew."));

  private ChatObservations() {}

  /**
   * Of one item.
   *
   * @param alone takes the report if nothing but the messages themselves went into it
   */
  static List<Observation> of(Item item, ChatCopy copy, Consumer<GapReport> alone) {
    GapReport report = Gaps.examine(copy, GapQuestions.USUAL);
    if (!copy.spokenOf()) {
      alone.accept(report);
    }
    return of(item, copy.noted(report), SchemaReader.of(copy.stores()));
  }

  static List<Observation> of(Item item, GapReport report, SchemaReader schema) {
    List<Observation> all = new ArrayList<>(schema(item, schema));
    for (GapSign sign : report.signs()) {
      if (OF_TABLES.contains(sign.kind())) {
        all.add(sign(item, sign));
      }
    }
    List<String> lookedFor =
        report.lookedFor().stream().filter(OF_TABLES::contains).map(GapKind::id).sorted().toList();
    if (!lookedFor.isEmpty() && !item.originals().isEmpty()) {
      all.add(new Observation.StoreExamined(item.number(), item.originals().getFirst(), lookedFor));
    }
    return all;
  }

  /** Whether the tables are made as the app makes them. */
  private static List<Observation> schema(Item item, SchemaReader schema) {
    List<Observation> all = new ArrayList<>();
    for (SchemaRemark r : schema.remarks()) {
      all.add(
          new StoreSign(
              item.number(),
              r.original(),
              r.sign(),
              r.place(),
              1,
              r.notable() ? Weight.NOTABLE : Weight.SLIGHT,
              r.what(),
              OTHER_VERSION));
    }
    if (!schema.lookedFor().isEmpty() && !item.originals().isEmpty()) {
      all.add(
          new Observation.StoreExamined(
              item.number(),
              item.originals().getFirst(),
              schema.lookedFor().stream().sorted().toList()));
    }
    return all;
  }

  private static StoreSign sign(Item item, GapSign sign) {
    GapPlace place = sign.places().getLast();
    return new StoreSign(
        item.number(),
        place.provenance().original(),
        sign.kind().id(),
        where(place.provenance().locator()),
        sign.count(),
        sign.weight(),
        sign.what(),
        sign.innocent());
  }

  private static String where(Locator locator) {
    return locator instanceof Locator.TableRow row
        ? row.table() + " row " + row.rowid()
        : EvidenceJson.write(locator);
  }
}
