package org.tiezheng.present.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Accounting;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.paper.PhoneSamples;
import org.tiezheng.present.paper.Samples;

/** The world with a phone's message store beside it, which stays with its holder as a container. */
final class PhoneWorld {
  final World world;
  final Original store;
  private final List<Record> rows;

  PhoneWorld(Path folder, List<Record> rows, Locale locale) throws IOException {
    world = new World(folder, 20, locale);
    store = world.original(World.MARKER + "/mmssms.db", World.MARKER + " SQLite", true);
    this.rows = rows;
  }

  BundlePlan plan() {
    BundlePlan plan = world.plan();
    Item item = item();
    List<Item> items = new ArrayList<>(plan.file().items());
    items.add(item);
    List<PlannedItem> planned = new ArrayList<>(plan.items());
    planned.add(new PlannedItem(item, List.of(), Optional.of(content())));
    List<WithheldContainer> withheld = new ArrayList<>(plan.withheld());
    withheld.add(
        new WithheldContainer(
            store.digests().sha256(), "手机短信库", "林䶮", world.log.receipt(store.deposit())));
    return new BundlePlan(
        file(plan.file(), items),
        plan.heading(),
        planned,
        plan.custody(),
        withheld,
        plan.checkpoints(),
        plan.trust(),
        plan.carriers(),
        plan.hideOriginalColumn());
  }

  private Item item() {
    Item sample = Samples.item(5, Kind.SMS, "原告手机短信", List.of(store.digests().sha256()));
    return new Item(
        5,
        sample.title(),
        Kind.SMS,
        sample.category(),
        sample.copyGrade(),
        sample.originals(),
        true,
        sample.source(),
        sample.objectOfProof(),
        sample.content(),
        Optional.empty(),
        Map.of("device", "华为 P60", "holder", "林䶮"),
        Map.of("ownNumber", "138 0000 0001"));
  }

  private PlannedItem.Content content() {
    List<Record> moved = new ArrayList<>();
    String sha256 = store.digests().sha256();
    for (Record row : rows) {
      String json = EvidenceJson.write(row).replace(Samples.hash(1), sha256);
      moved.add(EvidenceJson.read(json, Record.class));
    }
    // A backup's other records lie between the messages and are no part of the excerpt.
    moved.add(moved.size() / 2, contact(sha256));
    return new PlannedItem.Content(
        new Reading(
            "sms.android",
            "1.0.0",
            Kind.SMS,
            List.of(new Accounting("sms", rows.size(), rows.size(), 0)),
            List.of(new Account("phone", "13900000002", Optional.empty(), List.of("老钱"))),
            Optional.empty(),
            List.of(),
            List.of(),
            "0".repeat(64)),
        moved,
        "",
        List.of(new Text("编号缺口 1 处", "one gap between row ids")),
        new PlannedItem.Circumstances(
            List.of(
                new Acquisition(
                    "a1",
                    "林䶮",
                    Instant.parse("2026-11-20T01:00:00Z"),
                    Instant.parse("2026-11-20T01:05:00Z"),
                    Optional.empty(),
                    "手机",
                    "从手机完整备份复制",
                    Map.of("imei", "861234056789019"),
                    Map.of(),
                    List.of())),
            Map.of(sha256, store.name())));
  }

  private static Contact contact(String sha256) {
    return new Contact(
        Provenance.of(
            sha256,
            PhoneSamples.message(0, "", RowState.LIVE, PhoneSamples.PLACE).provenance().locator()),
        "何丙",
        List.of(),
        List.of(),
        "",
        "",
        Optional.empty(),
        RecordedTime.none(),
        RowState.LIVE,
        Map.of());
  }

  private static Case file(Case file, List<Item> items) {
    List<IdentityClaim> identities = new ArrayList<>(file.identities());
    identities.add(new IdentityClaim("phone:13900000002", "other", List.of()));
    identities.add(new IdentityClaim("phone:13700000099", "other", List.of()));
    return new Case(
        file.id(),
        file.title(),
        file.cause(),
        file.caseNumber(),
        file.court(),
        file.forum(),
        file.hearing(),
        file.proofDeadline(),
        file.copies(),
        file.parties(),
        file.accounts(),
        identities,
        file.facts(),
        file.links(),
        items,
        file.deadlines(),
        file.attributes());
  }
}
