package org.tiezheng.present.reader;

import java.io.IOException;
import java.util.List;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.verify.bundle.BundleLayout;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the findings that leave with a bundle for its page. Stateless. */
public final class FindingsFile {
  private static final String FUNCTION = "TIEZHENG_FINDINGS";
  private static final int MOST_PLACES = 50;

  private FindingsFile() {}

  /** Writes them. */
  public static void write(ReaderFinding.All all, ConversationReader.Files files)
      throws IOException {
    ObjectNode out = EvidenceJson.mapper().createObjectNode();
    out.set("basis", SignsOfLines.text(all.basis()));
    out.set("scope", SignsOfLines.text(all.scope()));
    ArrayNode list = out.putArray("findings");
    all.findings().forEach(each -> finding(list.addObject(), each));
    files.write(BundleLayout.READER_FINDINGS, ReaderScript.call(FUNCTION, "000", 0, out));
  }

  private static void finding(ObjectNode out, ReaderFinding each) {
    Finding finding = each.finding();
    out.put("rule", finding.rule());
    out.put("version", finding.ruleVersion());
    finding.item().ifPresent(item -> out.put("item", item));
    out.put("outcome", finding.outcome().name());
    out.set("word", SignsOfLines.text(each.outcome()));
    out.set("title", SignsOfLines.text(each.title()));
    out.set("property", SignsOfLines.text(each.property()));
    out.set("severity", SignsOfLines.text(each.severity()));
    out.set("plain", SignsOfLines.text(each.plain()));
    out.set("message", SignsOfLines.text(finding.message()));
    out.set("confidence", SignsOfLines.text(each.confidence()));
    ArrayNode sources = out.putArray("sources");
    each.sources().forEach(source -> sources.add(SignsOfLines.text(source)));
    ArrayNode missing = out.putArray("missing");
    finding.missing().forEach(missing::add);
    ArrayNode remedies = out.putArray("remedies");
    for (ReaderFinding.Remedy remedy : each.remedies()) {
      ObjectNode one = remedies.addObject();
      one.set("text", SignsOfLines.text(remedy.text()));
      remedy.paper().ifPresent(paper -> one.put("paper", paper));
    }
    places(out, finding.pointers());
  }

  private static void places(ObjectNode out, List<Finding.Pointer> pointers) {
    ArrayNode places = out.putArray("places");
    pointers.stream()
        .limit(MOST_PLACES)
        .forEach(p -> places.addArray().add(p.file()).add(p.where()).add(p.value()));
    out.put("morePlaces", Math.max(0, pointers.size() - MOST_PLACES));
  }
}
