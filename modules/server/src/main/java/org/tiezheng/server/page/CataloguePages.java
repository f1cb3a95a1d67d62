package org.tiezheng.server.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.casework.CatalogueSheet;
import org.tiezheng.casework.EditCatalogue;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Selection;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** The forms in which a person works on the catalogue; every one says which version it was of. */
public final class CataloguePages {
  private CataloguePages() {}

  /** A conversation that may be chosen. */
  public record TalkRow(String id, String title, int lines, boolean chosen) {}

  /** A row of the form of the whole catalogue. */
  private record Row(int item, boolean in, int group, int at) {}

  /** Keeps which items are handed in, in which order and group, and how many copies. */
  public static void keep(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    List<Row> rows = new ArrayList<>();
    for (String item : form.texts("item")) {
      int number = number(item);
      rows.add(
          new Row(
              number,
              form.ticked("in" + item),
              number(form.text("group" + item)),
              number(form.text("at" + item))));
    }
    EditCatalogue.Request request =
        new EditCatalogue.Request(
            form.text("version"),
            BundlePages.copies(form.text("copies")).stream().boxed().findFirst(),
            Optional.of(
                rows.stream()
                    .filter(Row::in)
                    .sorted(Comparator.comparingInt(Row::group).thenComparingInt(Row::at))
                    .map(r -> new EditCatalogue.Placed(r.item(), r.group()))
                    .toList()),
            rows.stream().map(r -> EditCatalogue.Change.catalogued(r.item(), r.in())).toList(),
            Optional.empty(),
            Map.of());
    edit(visit, request, "/bundle#catalogue");
  }

  private static int number(String written) {
    if (!written.matches("[0-9]{1,7}")) {
      throw Refusal.bad("“" + written + "”应是数字。", "“" + written + "” must be a number.");
    }
    return Integer.parseInt(written);
  }

  private static void edit(Visit visit, EditCatalogue.Request request, String next)
      throws IOException {
    CaseReading.work(visit, open -> new EditCatalogue(open).run(request));
    visit.see(Addresses.matter(visit.path("case")) + next);
  }

  /** Keeps the discs and sticks. */
  public static void carriers(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    List<EditCatalogue.Carrier> carriers = new ArrayList<>();
    for (String row : form.texts("row")) {
      String number = form.text("number" + row);
      if (!number.isEmpty()) {
        List<Integer> items = new ArrayList<>();
        for (String item : form.text("items" + row).split("[,，、\\s]+", -1)) {
          if (!item.isEmpty()) {
            items.add(number(item));
          }
        }
        carriers.add(
            new EditCatalogue.Carrier(
                number,
                form.text("type" + row),
                form.text("label" + row),
                form.text("serial" + row),
                form.text("capacity" + row),
                items));
      }
    }
    edit(
        visit,
        new EditCatalogue.Request(
            form.text("version"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of(carriers),
            Map.of()),
        "/bundle#carriers");
  }

  /** One item: its words in the catalogue, its conversations, the lines of its key version. */
  public static void item(Visit visit) throws IOException {
    int number = visit.number("item");
    boolean ready =
        CaseReading.look(
            visit,
            open -> {
              CatalogueSheet.Row row =
                  CatalogueSheet.of(open).row(number).orElseThrow(Refusal::notFound);
              boolean read = CaseReading.item(visit, open.matter()).reading().isPresent();
              return !row.talks() || !read || visit.app().lines().ready(open, number);
            });
    if (!ready) {
      String here = Addresses.matter(visit.path("case")) + "/bundle/items/" + number;
      BundlePages.started(
          visit,
          WorkPages.verbs(visit)
              .index(
                  visit.path("case"),
                  CaseReading.folder(visit),
                  visit.app().lines(),
                  number,
                  here));
      return;
    }
    visit.page(
        "bundleitem",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "bundle");
              CatalogueSheet sheet = CatalogueSheet.of(open);
              CatalogueSheet.Row row = sheet.row(number).orElseThrow(Refusal::notFound);
              Item item = CaseReading.item(visit, open.matter());
              List<ItemLines.Talk> talks =
                  row.talks() && item.reading().isPresent()
                      ? visit.app().lines().talks(open, number)
                      : List.of();
              Set<String> chosen = new HashSet<>(row.selection().conversations());
              all.put("sheet", sheet);
              all.put("row", row);
              all.put("grades", CatalogueSheet.grades());
              all.put("glossary", glossary(row.selection()));
              all.put(
                  "periods",
                  String.join(
                      "\n",
                      row.selection().periods().stream().map(Selection.Period::toString).toList()));
              all.put(
                  "talks",
                  talks.stream()
                      .map(t ->
                          new TalkRow(
                              t.id(),
                              t.title().isBlank() ? t.id() : t.title(),
                              t.lines(),
                              chosen.contains(t.id()) || chosen.contains(t.title())))
                      .toList());
              return all;
            }));
  }

  private static String glossary(Selection selection) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(selection.glossary())
        .forEach((word, meaning) -> text.append(word).append(" = ").append(meaning).append('\n'));
    return text.toString();
  }

  /** Keeps what was stated of one item. */
  public static void keepItem(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    int item = visit.number("item");
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String key : List.of("remark", "deed", "copyGradeReason", Item.HANDED_IN)) {
      attributes.put(key, form.text(key));
    }
    Map<Integer, String> lines = new TreeMap<>();
    for (String link : form.texts("link")) {
      lines.put(number(link), form.text("lines" + link));
    }
    boolean talks = form.ticked("talks");
    EditCatalogue.Change change =
        new EditCatalogue.Change(
            item,
            Optional.empty(),
            Optional.of(form.text("title")),
            Optional.of(form.text("source")),
            Optional.of(form.text("objectOfProof")),
            Optional.of(form.text("content")),
            grade(form.text("copyGrade")),
            attributes,
            talks ? Optional.of(conversations(form)) : Optional.empty(),
            talks ? Optional.of(form.ticked("nameWithheld")) : Optional.empty(),
            talks ? form.given("contextLines").map(CataloguePages::number) : Optional.empty(),
            talks ? Optional.of(glossary(form.text("glossary"))) : Optional.empty(),
            talks
                ? Optional.of(
                    form.text("periods")
                        .lines()
                        .map(String::strip)
                        .filter(p -> !p.isEmpty())
                        .toList())
                : Optional.empty(),
            lines);
    edit(visit, EditCatalogue.Request.of(form.text("version"), change), "/bundle/items/" + item);
  }

  private static List<String> conversations(Visit.Form form) {
    return switch (form.text("which")) {
      case "all" -> List.of(Selection.ALL);
      case "some" -> {
        List<String> chosen = form.texts("talk");
        if (chosen.isEmpty()) {
          throw Refusal.bad(
              "选了“只提交选定的会话”,却没有选任何会话;一个都不提交的,请把这项证据从目录中移出。",
              "“Only chosen conversations” was chosen and none of them; if nothing is to be handed"
                  + " in, take the item out of the catalogue.");
        }
        yield chosen;
      }
      default -> List.of();
    };
  }

  private static Optional<CopyGrade> grade(String name) {
    for (CopyGrade grade : CopyGrade.values()) {
      if (grade.name().equals(name)) {
        return Optional.of(grade);
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> glossary(String written) {
    Map<String, String> glossary = new TreeMap<>();
    for (String line : written.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      int sign = line.indexOf('=');
      if (sign < 1) {
        throw Refusal.bad(
            "用语表的“" + line + "”应写成:词 = 意思。", "A line of the glossary is written: word = meaning.");
      }
      glossary.put(line.substring(0, sign).strip(), line.substring(sign + 1).strip());
    }
    return glossary;
  }
}
