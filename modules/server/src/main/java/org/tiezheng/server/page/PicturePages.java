package org.tiezheng.server.page;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.casework.ConfirmPictures;
import org.tiezheng.casework.ConfirmPictures.Said;
import org.tiezheng.casework.ConfirmPictures.What;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.PicturesSheet;
import org.tiezheng.casework.ReadPictures;
import org.tiezheng.casework.Watch;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.ReadFromPicture;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.work.Job;
import org.tiezheng.server.work.PictureWork;

/** Pictures of a chat: chosen and read, and what was read confirmed or corrected by a person. */
public final class PicturePages {
  private static final int PAGE = 25;

  private PicturePages() {}

  /** An item that is a picture or a film. */
  public record Choice(int number, String title, boolean film, String address) {}

  /** An item that was read from pictures. */
  public record Read(int number, String title, long messages, long left) {}

  /** A message with its crop. */
  public record Line(PicturesSheet.Row row, Crop crop, List<Text> concerns) {}

  /** A time with its crop. */
  public record Time(PicturesSheet.Shown shown, Crop crop) {}

  /** The pictures of the case, and what was read before. */
  public static void choose(Visit visit) throws IOException {
    visit.page(
        "pictures",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "pictures");
              Map<String, Original> originals = new HashMap<>();
              open.originals().forEach(o -> originals.putIfAbsent(o.digests().sha256(), o));
              List<Choice> choices = new ArrayList<>();
              List<Read> read = new ArrayList<>();
              for (Item item : open.matter().items()) {
                if (ReadPictures.isReading(item)) {
                  PicturesSheet sheet = PicturesSheet.of(open, item.number());
                  read.add(
                      new Read(item.number(), item.title(), sheet.rows().size(), sheet.left()));
                } else if (item.kind() == Kind.PHOTO || item.kind() == Kind.VIDEO) {
                  choices.add(choice(visit, item, originals));
                }
              }
              all.put("choices", ReadPictures.inOrder(choices, Choice::title));
              all.put("read", read);
              return all;
            }));
  }

  private static Choice choice(Visit visit, Item item, Map<String, Original> originals) {
    String address =
        item.originals().stream()
            .flatMap(sha -> Optional.ofNullable(originals.get(sha)).stream())
            .filter(original -> original.mediaType().matches("image/(png|jpeg|gif|bmp)"))
            .findFirst()
            .map(original -> visit.bytesAddress(visit.path("case"), original.digests().sha256()))
            .orElse("");
    return new Choice(item.number(), item.title(), item.kind() == Kind.VIDEO, address);
  }

  /** Begins from the form. */
  public static void begin(Visit visit) {
    Visit.Form form = visit.form();
    List<Integer> items = form.texts("item").stream().map(PicturePages::number).toList();
    if (items.isEmpty()) {
      throw Refusal.bad("请至少选一张图片。", "Choose a picture at least.");
    }
    visit.see(
        "/jobs/" + begun(visit, items, form.given("taken")).orElseThrow(WorkPages::busy).id());
  }

  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Refusal.bad("证据编号不是数字。", "The number of an item is no number.");
    }
  }

  /** Begins; items in the order in which they are read. */
  public static Optional<Job> begun(Visit visit, List<Integer> items, Optional<String> taken) {
    return new PictureWork(visit.jobs(), visit.place(Watch.SILENT))
        .read(
            visit.path("case"),
            CaseReading.folder(visit),
            new ReadPictures.Request(List.of(), items, taken.map(PicturePages::day)));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Refusal.bad("日期应形如 2024-03-06。", "A day is written as 2024-03-06.");
    }
  }

  /** What was read, each line beside its picture. */
  public static void sheet(Visit visit) throws IOException {
    boolean everything = visit.query("all").filter("yes"::equals).isPresent();
    long from = Math.max(1, visit.count("from").orElse(1));
    visit.page(
        "readpictures",
        CaseReading.look(
            visit,
            open -> {
              PicturesSheet sheet = sheet(visit, open);
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "pictures");
              Crops crops = new Crops(visit, sheet);
              List<PicturesSheet.Row> rows =
                  sheet.rows().stream().filter(r -> everything || r.wordsOpen()).toList();
              all.put("sheet", sheet);
              all.put("grade", ReadFromPicture.GRADE);
              all.put("everything", everything);
              all.put("from", from);
              all.put("count", rows.size());
              all.put("next", from + PAGE <= rows.size() ? from + PAGE : 0);
              all.put("previous", from > PAGE ? from - PAGE : from > 1 ? 1 : 0);
              all.put("lines", rows.stream().skip(from - 1).limit(PAGE).map(crops::line).toList());
              all.put(
                  "times",
                  sheet.times().stream()
                      .filter(t -> t.confirmedBy().isEmpty())
                      .limit(PAGE)
                      .map(crops::time)
                      .toList());
              all.put("names", sheet.names().stream().filter(n -> n.name().isEmpty()).toList());
              all.put("named", sheet.names().stream().filter(n -> n.name().isPresent()).toList());
              return all;
            }));
  }

  /** The sheet of the item that the address names. */
  public static PicturesSheet sheet(Visit visit, OpenCase open) throws IOException {
    Item item = CaseReading.item(visit, open.matter());
    if (!ReadPictures.isReading(item)) {
      throw Refusal.notFound();
    }
    return PicturesSheet.of(open, item.number());
  }

  /** Settles what the form says, and shows what is left. */
  public static void settle(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    List<Said> said = new ArrayList<>();
    Set<String> ticked = form.texts("ok").stream().collect(Collectors.toSet());
    for (String id : ticked) {
      said.add(new Said(What.WORDS, id, form.given("words-" + id)));
    }
    for (String id : form.texts("shown")) {
      form.given("aside-" + id)
          .ifPresent(why -> said.add(new Said(What.ASIDE, id, Optional.of(why))));
      form.given("same-" + id).ifPresent(o -> said.add(new Said(What.SAME, id, Optional.of(o))));
      form.given("side-" + id).ifPresent(s -> said.add(new Said(What.SIDE, id, Optional.of(s))));
    }
    for (String target : form.texts("who")) {
      form.given("name-" + target)
          .ifPresent(name -> said.add(new Said(What.NAME, target, Optional.of(name))));
    }
    for (String picture : form.texts("picture")) {
      form.given("taken-" + picture)
          .ifPresent(day -> said.add(new Said(What.TAKEN, picture, Optional.of(day))));
    }
    ConfirmPictures.Result result = settled(visit, said);
    visit.see(
        Addresses.matter(visit.path("case"))
            + "/pictures/"
            + result.item()
            + (form.ticked("everything") ? "?all=yes&from=" + form.text("from") : ""));
  }

  /** Settles it. */
  public static ConfirmPictures.Result settled(Visit visit, List<Said> said) throws IOException {
    return CaseReading.work(
        visit,
        open -> {
          try {
            return new ConfirmPictures(open).run(sheet(visit, open).item(), said);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
          }
        });
  }

  /** Cuts parts out of pictures, each of which the browser fetches once. */
  private static final class Crops {
    private final Visit visit;
    private final Map<Integer, PicturesSheet.OfPicture> pictures = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    Crops(Visit visit, PicturesSheet sheet) {
      this.visit = visit;
      sheet.pictures().forEach(p -> pictures.put(p.number(), p));
    }

    private Crop of(String sha256, Locator.Region at) {
      PicturesSheet.OfPicture picture = pictures.get(at.picture());
      return Crop.of(
          addresses.computeIfAbsent(sha256, sha -> visit.bytesAddress(visit.path("case"), sha)),
          at,
          picture == null ? 0 : picture.width(),
          picture == null ? 0 : picture.height());
    }

    Line line(PicturesSheet.Row row) {
      return new Line(
          row,
          of(row.picture(), row.at()),
          row.concerns().stream().map(ReadFromPicture::concern).toList());
    }

    Time time(PicturesSheet.Shown shown) {
      return new Time(shown, of(shown.picture(), shown.at()));
    }
  }
}
