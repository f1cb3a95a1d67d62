package org.tiezheng.server.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.casework.CheckScreens;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.ReadPictures;
import org.tiezheng.casework.Secrets;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.page.Addresses;

/** Pictures of a chat read into records, as a piece of work. */
public final class PictureWork {
  private final Desk jobs;
  private final Workplace place;

  public PictureWork(Desk jobs, Workplace place) {
    this.jobs = jobs;
    this.place = place;
  }

  /** Reads them; what is next is to confirm what was read. */
  public Optional<Job> read(String name, Path folder, ReadPictures.Request request) {
    return jobs.begin(
        new Text("图片识读", "read pictures"),
        name,
        watch -> {
          try (OpenCase open =
              CaseTurn.open(folder, place.with(place.locale(), watch), Verbs.TURN)) {
            ReadPictures.Result result = new ReadPictures(open).run(request, Secrets.NONE);
            return new Job.Outcome(
                lines(result),
                result,
                result.incomplete() || result.open() > 0 ? 3 : 0,
                Addresses.matter(name) + "/pictures/" + result.item());
          }
        });
  }

  /** Lays screenshots beside the export. */
  public Optional<Job> check(String name, Path folder, CheckScreens.Request request) {
    return jobs.begin(
        new Text("截图核对", "check screenshots"),
        name,
        watch -> {
          try (OpenCase open =
              CaseTurn.open(folder, place.with(place.locale(), watch), Verbs.TURN)) {
            CheckScreens.Result result = new CheckScreens(open).run(request, Secrets.NONE);
            List<Text> lines = new ArrayList<>();
            lines.add(result.statement());
            result
                .counts()
                .forEach(c ->
                    lines.add(
                        new Text(
                            c.mark() + " " + c.title().zh() + " " + c.count(),
                            c.mark() + " " + c.title().en() + " " + c.count())));
            return new Job.Outcome(
                lines,
                result,
                result.differs() ? 1 : result.unclear() ? 3 : 0,
                Addresses.matter(name) + "/screens");
          }
        });
  }

  private static List<Text> lines(ReadPictures.Result result) {
    List<Text> lines = new ArrayList<>();
    lines.add(
        new Text(
            "图上 %,d 处 = 消息 %,d 条 + 重复 %,d 处 + 其余搁置 %,d 处;待人确认 %,d 条。"
                .formatted(
                    result.shown(),
                    result.records(),
                    result.merged(),
                    result.shown() - result.records() - result.merged(),
                    result.open()),
            "%,d places on the pictures = %,d messages + %,d seen twice + %,d set aside; %,d messages are to be confirmed."
                .formatted(
                    result.shown(),
                    result.records(),
                    result.merged(),
                    result.shown() - result.records() - result.merged(),
                    result.open())));
    for (ReadPictures.Read p : result.pictures()) {
      p.unread()
          .ifPresent(why ->
              lines.add(
                  new Text(
                      "未读:图 " + p.number() + " " + p.name() + " — " + why.zh(),
                      "NOT READ: picture " + p.number() + " " + p.name() + " — " + why.en())));
    }
    for (ReadPictures.Between s : result.seams()) {
      if (s.overlap().equals("NONE")) {
        lines.add(
            new Text(
                "图 %d 与图 %d 之间没有重叠,可能有缺漏。".formatted(s.before(), s.after()),
                "Pictures %d and %d do not overlap: something may be missing between them."
                    .formatted(s.before(), s.after())));
      } else if (s.overlap().equals("UNCERTAIN")) {
        lines.add(
            new Text(
                "图 %d 与图 %d 是否重叠未能确定,两处均保留。".formatted(s.before(), s.after()),
                "Overlap of pictures %d and %d is not established: both were kept."
                    .formatted(s.before(), s.after())));
      }
    }
    lines.addAll(result.notes());
    return lines;
  }
}
