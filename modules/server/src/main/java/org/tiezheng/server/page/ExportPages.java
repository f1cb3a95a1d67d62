package org.tiezheng.server.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** Conversations written out in the formats that people work with, to be saved. */
public final class ExportPages {
  /** The names of the formats, as {@code export --format} takes them. */
  private static final List<String> FORMATS =
      List.of("pdf", "docx", "html", "txt", "csv", "xlsx", "json");

  private ExportPages() {}

  /**
   * A conversation that can be chosen.
   *
   * @param lines 0 if they were not counted
   */
  public record TalkRow(int item, String id, String title, String of, int lines) {}

  /** The choice, and what was written out before. */
  public static void export(Visit visit) throws IOException {
    visit.page(
        "export",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "bundle");
              List<Item> later = new ArrayList<>();
              all.put("talks", talks(visit, open, later));
              all.put("later", later);
              all.put("formats", FORMATS);
              all.put("made", MadeRow.of(visit, open, EnumSet.of(MadeFiles.Kind.EXPORT)));
              return all;
            }));
  }

  private static List<TalkRow> talks(Visit visit, OpenCase open, List<Item> later)
      throws IOException {
    List<TalkRow> talks = new ArrayList<>();
    for (Item item : open.matter().items()) {
      if (item.reading().isEmpty() || item.kind() != Kind.CHAT) {
        continue;
      }
      if (!visit.app().lines().ready(open, item.number())) {
        later.add(item);
        continue;
      }
      for (ItemLines.Talk talk : visit.app().lines().talks(open, item.number())) {
        String title = talk.title().isBlank() ? talk.id() : talk.title();
        talks.add(new TalkRow(item.number(), talk.id(), title, item.title(), talk.lines()));
      }
    }
    return talks;
  }

  /** Begins to write out. */
  public static void begin(Visit visit) {
    Visit.Form form = visit.form();
    List<String> formats = form.texts("format");
    if (formats.isEmpty()) {
      throw Refusal.bad("请至少选一种格式。", "Choose at least one format.");
    }
    String which = form.text("which");
    int bar = which.indexOf('|');
    String item = bar < 0 ? which : which.substring(0, bar);
    BundlePages.started(
        visit,
        BundlePages.making(visit)
            .export(
                visit.path("case"),
                CaseReading.folder(visit),
                item.matches("[0-9]{1,7}") ? Optional.of(Integer.parseInt(item)) : Optional.empty(),
                bar < 0 ? Optional.empty() : Optional.of(which.substring(bar + 1)),
                formats,
                form.ticked("media")));
  }
}
