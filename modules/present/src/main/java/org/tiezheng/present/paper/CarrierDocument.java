package org.tiezheng.present.paper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/** DOC-CARRIER 载体清单, with a label page for each carrier. */
public record CarrierDocument(PaperFacts facts, List<CarrierRecord> carriers) implements Document {
  private static final Style LABEL = new Style(16, 28, false, Style.Align.LEFT);
  private static final Style LABEL_NUMBER = new Style(40, 60, true, Style.Align.CENTRE);

  public CarrierDocument {
    carriers = List.copyOf(carriers);
  }

  @Override
  public String id() {
    return "DOC-CARRIER";
  }

  @Override
  public String number() {
    return PaperNumbers.of(id(), facts);
  }

  @Override
  public Text title() {
    return new Text("载体清单", "List of carriers");
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.empty());
    Flow flow = frame.flow(PageShape.A4);
    frame.open(
        flow, Optional.of(facts.say("共 " + carriers.size() + " 件", carriers.size() + " carriers")));
    for (CarrierRecord carrier : carriers) {
      list(flow, carrier);
    }
    Flow labels = frame.flow(PageShape.A4);
    for (CarrierRecord carrier : carriers) {
      label(labels, carrier);
    }
    frame.close(flow);
    return frame.write(
        files,
        List.of(flow, labels),
        List.of(MachineCopy.of(this, facts, new MachineCopy.Matter("carriers", carriers))));
  }

  private void list(Flow flow, CarrierRecord carrier) {
    String title = facts.say("载体 ", "Carrier ") + carrier.number();
    flow.heading(title, Style.HEADING, 0, "carrier-" + carrier.number());
    Grid grid = Grid.pairs(Style.SMALL, 0.2f);
    grid.row(facts.say("类型", "Type"), facts.stated(carrier.type()));
    carrier.label().ifPresent(label -> grid.row(facts.say("标签", "Label"), label));
    grid.row(facts.say("序列号", "Serial number"), facts.stated(carrier.serial()));
    grid.row(facts.say("容量", "Capacity"), facts.stated(carrier.capacity()));
    grid.row(facts.say("写入时间", "Written"), written(carrier));
    grid.row(facts.say("写入软件", "Written by"), facts.stated(carrier.software()));
    grid.row(facts.say("封存编号/照片", "Seal"), facts.stated(carrier.seal()));
    grid.row(
        facts.say("内容", "Content"),
        facts.say(
            carrier.files().size() + " 个文件，共 " + carrier.size() + " 字节",
            carrier.files().size() + " files, " + carrier.size() + " bytes"));
    flow.table(grid).space(6);
    Grid files =
        Grid.of(
            Style.FINE,
            Grid.Column.centre(facts.say("证据", "Item"), 0.07f),
            Grid.Column.left(facts.say("路径", "Path"), 0.26f),
            new Grid.Column(facts.say("字节", "Bytes"), 0.12f, Style.Align.RIGHT),
            Grid.Column.left("SHA-256 / SM3", 0.55f));
    for (CarrierRecord.File file : carrier.files()) {
      files.row(
          file.item() == 0 ? "—" : Integer.toString(file.item()),
          file.path(),
          Long.toString(file.size()),
          file.sha256() + "\n" + file.sm3());
    }
    if (!files.isEmpty()) {
      flow.table(files);
    }
    flow.space(8);
  }

  private String written(CarrierRecord carrier) {
    return carrier
        .written()
        .map(facts::time)
        .orElse(facts.say("（写入时填写）", "(to be filled in when written)"));
  }

  private void label(Flow flow, CarrierRecord carrier) {
    flow.newPage();
    flow.paragraph(facts.say("证据载体标签", "Label of an evidence carrier"), Style.TITLE);
    flow.paragraph(carrier.number(), LABEL_NUMBER).rule();
    line(flow, facts.say("案号：", "Case number: "), facts.stated(facts.caseNumber()));
    line(flow, facts.say("案件：", "Case: "), facts.stated(facts.caseTitle()));
    line(flow, facts.say("提交人：", "Submitted by: "), facts.stated(facts.submitter()));
    line(flow, facts.say("类型：", "Type: "), facts.stated(carrier.type()));
    carrier.label().ifPresent(label -> line(flow, facts.say("标签：", "Label: "), label));
    line(flow, facts.say("序列号：", "Serial number: "), facts.stated(carrier.serial()));
    line(flow, facts.say("写入时间：", "Written: "), written(carrier));
    line(flow, facts.say("文件数：", "Files: "), Integer.toString(carrier.files().size()));
    Grid grid = Grid.pairs(Style.FINE, 0.155f);
    grid.row(facts.say("证据包编号", "Bundle"), facts.bundleId());
    grid.row(facts.say("证据根", "Evidence root"), facts.evidenceRoot());
    grid.row(facts.say("封存编号/照片", "Seal"), facts.stated(carrier.seal()));
    flow.space(12);
    flow.tableWithQr(
        grid, facts.qr(number() + "-" + carrier.number()), 92, facts.say("离线核验码", "offline check"));
    flow.paragraph(
        facts.say("封存人（签名）：____________________", "Sealed by (signature): ________________"),
        LABEL.aligned(Style.Align.RIGHT));
  }

  private static void line(Flow flow, String name, String value) {
    flow.paragraph(name + value, LABEL);
  }
}
