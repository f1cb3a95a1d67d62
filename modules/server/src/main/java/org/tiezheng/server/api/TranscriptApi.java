package org.tiezheng.server.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tiezheng.casework.EditTranscript;
import org.tiezheng.casework.sound.SoundPictures;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.TranscriptPage;
import org.tiezheng.server.page.WorkPages;
import org.tiezheng.server.work.Job;

/** Recordings, pictures of their sound, and their transcripts. */
final class TranscriptApi {
  private static final long MOST = 16 << 20;
  private static final String AT = "/cases/{case}/recordings";
  private static final String ONE = AT + "/{recording}";

  private TranscriptApi() {}

  /**
   * Pictures of a stretch.
   *
   * @param stretch empty if nothing was made of the recording yet
   */
  record Sound(Optional<SoundPictures.Stretch> stretch) {}

  /**
   * Where a recording can be played, for some minutes.
   *
   * @param address empty if nothing that a browser plays was made of it yet
   */
  record Player(Optional<String> address) {}

  static List<Route<Visit>> routes() {
    String transcript = ONE + "/transcript";
    return List.of(
        route(
            Method.GET,
            AT,
            "The recordings of a case, and how far their transcripts are",
            Optional.empty(),
            Optional.of(Lists.of(EditTranscript.Listed.class)),
            200,
            visit -> visit.json(CaseReading.look(visit, EditTranscript::list))),
        route(
            Method.GET,
            transcript,
            "The transcript of a recording as it stands",
            Optional.empty(),
            Optional.of(EditTranscript.View.class),
            200,
            visit ->
                visit.json(
                    CaseReading.look(visit, open -> TranscriptPage.edit(visit, open).view()))),
        route(
            Method.PUT,
            transcript,
            "Saves it, if nobody has since the version that it is based on (else 409); what is"
                + " confirmed goes to the custody log",
            Optional.of(EditTranscript.Change.class),
            Optional.of(EditTranscript.View.class),
            200,
            TranscriptApi::save),
        route(
            Method.GET,
            transcript + "/text",
            "The transcript as a text that any editor goes on with",
            Optional.empty(),
            Optional.empty(),
            200,
            TranscriptApi::text),
        route(
            Method.GET,
            ONE + "/player",
            "Where the recording can be played",
            Optional.empty(),
            Optional.of(Player.class),
            200,
            visit ->
                visit.json(
                    new Player(
                        CaseReading.look(visit, open -> TranscriptPage.player(visit, open))))),
        new Route<>(
            Method.GET,
            ONE + "/sound",
            "Waveform and spectrogram of a stretch (milliseconds), in so many columns",
            List.of("from", "to", "columns"),
            Optional.empty(),
            Optional.of(Sound.class),
            200,
            Route.Wire.JSON,
            TranscriptApi::sound),
        route(
            Method.POST,
            ONE + "/sound",
            "Makes those pictures",
            Optional.empty(),
            Optional.of(Job.Snapshot.class),
            202,
            visit -> {
              String recording = known(visit);
              begun(
                  visit,
                  visit
                      .app()
                      .recordings()
                      .draw(
                          visit.path("case"), CaseReading.folder(visit), visit.place(), recording));
            }),
        route(
            Method.POST,
            transcript + "/machine",
            "Lets the speech engine of this computer propose passages",
            Optional.empty(),
            Optional.of(Job.Snapshot.class),
            202,
            visit -> {
              String recording = known(visit);
              begun(
                  visit,
                  visit
                      .app()
                      .recordings()
                      .transcribe(
                          visit.path("case"), CaseReading.folder(visit), visit.place(), recording));
            }),
        route(
            Method.POST,
            transcript + "/seal",
            "Seals the transcript as an item of its own",
            Optional.empty(),
            Optional.of(Job.Snapshot.class),
            202,
            visit -> {
              String recording = known(visit);
              begun(
                  visit,
                  visit
                      .app()
                      .recordings()
                      .seal(
                          visit.path("case"), CaseReading.folder(visit), visit.place(), recording));
            }));
  }

  private static Route<Visit> route(
      Method method,
      String path,
      String summary,
      Optional<Type> body,
      Optional<Type> answer,
      int status,
      Route.Action<Visit> action) {
    return new Route<>(
        method, path, summary, List.of(), body, answer, status, Route.Wire.JSON, action);
  }

  private static void begun(Visit visit, Optional<Job> job) {
    visit.json(202, "application/json", job.orElseThrow(WorkPages::busy).now());
  }

  /** The recording that the address names, if the case has it. */
  private static String known(Visit visit) throws IOException {
    return CaseReading.look(visit, open -> TranscriptPage.original(visit, open).digests().sha256());
  }

  private static void save(Visit visit) throws IOException {
    EditTranscript.Change change = visit.body(EditTranscript.Change.class, MOST);
    // Only what goes to the custody log needs the case for itself.
    boolean confirms =
        CaseReading.look(visit, open -> TranscriptPage.edit(visit, open).confirms(change));
    visit.json(
        confirms
            ? CaseReading.work(visit, open -> TranscriptPage.edit(visit, open).save(change))
            : CaseReading.look(visit, open -> TranscriptPage.edit(visit, open).save(change)));
  }

  private static void text(Visit visit) throws IOException {
    String text = CaseReading.look(visit, open -> TranscriptPage.edit(visit, open).text());
    visit
        .response()
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8"))
        .header(
            HeaderValues.create(
                HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"transcript.txt\""))
        .send(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void sound(Visit visit) throws IOException {
    String recording = known(visit);
    long from = visit.count("from").orElse(0);
    long to = visit.count("to").orElse(Long.MAX_VALUE);
    int columns = (int) Math.min(4_000, visit.count("columns").orElse(1_000));
    if (columns < 1) {
      throw Refusal.bad("columns 须大于 0。", "columns must be more than 0.");
    }
    visit.json(new Sound(visit.app().recordings().sounds().stretch(recording, from, to, columns)));
  }
}
