package org.tiezheng.present.bundle;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.reader.ReaderFinding;
import org.tiezheng.present.reader.ReaderSign;
import tools.jackson.databind.JsonNode;

/**
 * What must not leave with a bundle. The plain digest of a withheld container would let anybody
 * test whether he holds the same bytes; wherever a record points to one, the salted commitment
 * stands instead.
 */
final class Discretion {
  /** An absolute path of some machine, alone or within a sentence. */
  private static final Pattern LOCAL_PATH =
      Pattern.compile(
          "(^|[\\s\"'=(,;:：，；（])(/[^/\\s]+/|~/|[A-Za-z]:[\\\\/]|\\\\\\\\[^\\\\\\s]+\\\\|file:/)");

  private final Map<String, String> commitments = new TreeMap<>();
  private final Set<String> secrets = new HashSet<>();
  private final Set<String> handedOver = new HashSet<>();

  Discretion(BundlePlan plan) {
    for (PlannedItem item : plan.items()) {
      item.originals().forEach(o -> handedOver.add(o.original().digests().sha256()));
    }
    for (Item item : plan.file().items()) {
      item.originals().stream().filter(o -> !handedOver.contains(o)).forEach(secrets::add);
      if (!item.catalogued() && !item.title().isBlank()) {
        secrets.add(item.title());
      }
    }
    plan.withheld().forEach(container -> secrets.add(container.sha256()));
  }

  /** Says by what the digest of a withheld container is to be replaced. */
  void replace(String sha256, String commitment) {
    commitments.put(sha256, commitment);
  }

  /**
   * Demands that every original of a catalogued item leaves, or is named as staying.
   *
   * @throws BundleException.Contradiction if one is silently left out
   */
  void requireAccounted(List<PlannedItem> items) {
    for (PlannedItem item : items) {
      item.item().originals().forEach(o -> requireKnown(o, item.item().number()));
    }
  }

  /** The same for an original that a record of the item points to. */
  void requireKnown(String original, int item) {
    if (!handedOver.contains(original) && !commitments.containsKey(original)) {
      throw new BundleException.Contradiction(
          new Text(
              "证据 " + item + " 的原件 " + original + " 既未提交，也未列为留存的容器。",
              "The original "
                  + original
                  + " of item "
                  + item
                  + " is neither handed over nor named as a container that stays."));
    }
  }

  /** A record's JSON as it may leave. Digests are 64 hex digits and cannot be split by escapes. */
  String line(String json) {
    String line = json;
    for (Map.Entry<String, String> entry : commitments.entrySet()) {
      line = line.replace(entry.getKey(), entry.getValue());
    }
    return line;
  }

  /** A record as its printed paper may carry it. */
  <T extends Record> T record(T record) {
    return commitments.containsKey(record.provenance().original())
        ? type(record, EvidenceJson.read(line(EvidenceJson.write(record)), Record.class))
        : record;
  }

  @SuppressWarnings("unchecked") // a record is read as what it was written
  private static <T extends Record> T type(T record, Record read) {
    return (T) record.getClass().cast(read);
  }

  /** Signs whose places are those of the records as they may leave. */
  List<ReaderSign> signs(List<ReaderSign> signs) {
    return signs.stream()
        .map(s ->
            new ReaderSign(
                s.kind(),
                s.title(),
                s.weight(),
                s.what(),
                s.innocent(),
                s.count(),
                s.places().stream()
                    .map(p -> new ReaderSign.Place(p.about(), place(p.provenance())))
                    .toList()))
        .toList();
  }

  /** Findings without those that name what stays, and without places that do. */
  FindingsThatLeave findings(ReaderFinding.All all) {
    List<ReaderFinding> leaving =
        all.findings().stream()
            .filter(f -> !names(f.finding().message().zh()) && !names(f.finding().message().en()))
            .toList();
    List<ReaderFinding> without = leaving.stream().map(this::withPlacesThatLeave).toList();
    return FindingsThatLeave.of(
        new ReaderFinding.All(all.basis(), all.scope(), without),
        all.findings().size() - leaving.size(),
        places(leaving) - places(without));
  }

  private static long places(List<ReaderFinding> findings) {
    return findings.stream().mapToLong(f -> f.finding().pointers().size()).sum();
  }

  private ReaderFinding withPlacesThatLeave(ReaderFinding each) {
    Finding f = each.finding();
    return new ReaderFinding(
        new Finding(
            f.rule(),
            f.ruleVersion(),
            f.packHash(),
            f.item(),
            f.outcome(),
            f.pointers().stream()
                .map(p -> new Finding.Pointer(leaf(p.file()), p.where(), p.value()))
                .filter(p -> !names(p.file()) && !names(p.where()) && !names(p.value()))
                .toList(),
            f.message(),
            f.missing(),
            f.remedies(),
            f.engineVersion()),
        each.title(),
        each.outcome(),
        each.property(),
        each.severity(),
        each.plain(),
        each.sources(),
        each.confidence(),
        each.remedies());
  }

  private Provenance place(Provenance from) {
    return new Provenance(line(from.original()), from.members(), from.locator());
  }

  /** Whether an event names something that stays: then only its digest may leave. */
  boolean mustStay(JsonNode event) {
    return event.isString()
        ? names(event.stringValue())
        : event.valueStream().anyMatch(this::mustStay);
  }

  private boolean names(String value) {
    return LOCAL_PATH.matcher(value).find() || secrets.stream().anyMatch(value::contains);
  }

  /** Without the folders that the file lay in. */
  static Original original(Original original) {
    return new Original(
        original.digests(),
        original.size(),
        leaf(original.name()),
        original.mediaType(),
        original.modified(),
        original.container(),
        original.acquisition(),
        original.deposit());
  }

  /** The last part of a name as found. */
  static String leaf(String found) {
    return found.substring(Math.max(found.lastIndexOf('/'), found.lastIndexOf('\\')) + 1);
  }

  /** Without telephone numbers: papers print names and roles only. */
  static Party party(Party party) {
    return new Party(
        party.id(), party.name(), party.role(), party.self(), party.representative(), List.of());
  }
}
