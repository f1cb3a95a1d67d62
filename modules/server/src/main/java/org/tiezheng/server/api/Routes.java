package org.tiezheng.server.api;

import io.helidon.http.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.casework.AddFacts;
import org.tiezheng.casework.ConfirmPictures;
import org.tiezheng.casework.ExplainFindings;
import org.tiezheng.casework.FollowGuide;
import org.tiezheng.casework.GapSheet;
import org.tiezheng.casework.ListRules;
import org.tiezheng.casework.MarkLines;
import org.tiezheng.casework.NextSteps;
import org.tiezheng.casework.PicturesSheet;
import org.tiezheng.casework.StateCase;
import org.tiezheng.casework.app.CaseShelf;
import org.tiezheng.casework.app.ComparedCopies;
import org.tiezheng.casework.app.ItemLines;
import org.tiezheng.casework.app.Timeline;
import org.tiezheng.casework.capture.Standing;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Record;
import org.tiezheng.server.Visit;
import org.tiezheng.server.upload.Tus;
import org.tiezheng.server.work.Job;

/** Every operation of the API, by its address. */
public final class Routes {
  private static final Method PATCH = Method.PATCH;

  private final List<Route<Visit>> all = new ArrayList<>();

  private Routes() {}

  /** The whole API. */
  public static List<Route<Visit>> all() {
    Routes routes = new Routes();
    routes.reading();
    routes.lines();
    routes.work();
    routes.all.addAll(BundleRoutes.all());
    routes.uploads();
    routes.guides();
    routes.intake();
    routes.captures();
    routes.compare();
    routes.persons();
    routes.marks();
    routes.all.addAll(TranscriptApi.routes());
    routes.pictures();
    return List.copyOf(routes.all);
  }

  private void reading() {
    get(
        "/openapi.json",
        "This description",
        Object.class,
        visit -> visit.json(OpenApi.of(all(), OpenApi.Security.SESSION)));
    get("/cases", "The cases of the folder", Lists.of(CaseShelf.Entry.class), CaseApi::cases);
    add(
        Method.POST,
        "/cases",
        "Opens a case",
        List.of(),
        CaseApi.Opening.class,
        CaseShelf.Entry.class,
        201,
        CaseApi::open);
    get("/cases/{case}", "A case with its items and facts", Case.class, CaseApi::matter);
    get("/cases/{case}/items", "The items of a case", Lists.of(Item.class), CaseApi::items);
    get("/cases/{case}/items/{item}", "An item", Item.class, CaseApi::item);
    get(
        "/cases/{case}/findings",
        "What the newest examination found, and what can be done",
        ExplainFindings.Explained.class,
        CaseApi::findings);
    get("/cases/{case}/matrix", "Facts × items", Object.class, CaseApi::matrix);
    get(
        "/cases/{case}/burden",
        "Who has to prove what, and time limits",
        Object.class,
        CaseApi::burden);
    get(
        "/cases/{case}/search",
        "Records that hold all words, by item and line",
        SearchApi.Hits.class,
        SearchApi::search,
        "q",
        "item",
        "from",
        "most");
    get("/cases/{case}/custody", "The custody log", Lists.of(Event.class), CaseApi::custody);
    get(
        "/rules",
        "The rule packs",
        Lists.of(ListRules.Pack.class),
        visit -> visit.json(ListRules.of(List.of())));
  }

  private void lines() {
    String item = "/cases/{case}/items/{item}";
    String talk = item + "/talks/{talk}";
    get(
        item + "/lines",
        "Records of an item",
        LineApi.Lines.class,
        LineApi::lines,
        "from",
        "count");
    get(item + "/lines/{line}", "A record with its provenance", Record.class, LineApi::line);
    get(
        item + "/talks",
        "The conversations of an item",
        Lists.of(ItemLines.Talk.class),
        LineApi::talks);
    get(
        talk + "/lines",
        "Lines of a conversation by position, from 0",
        LineApi.Lines.class,
        LineApi::talkLines,
        "from",
        "count");
    get(
        talk + "/silences",
        "Stretches without a line that are longer than so many hours (default 168)",
        Lists.of(ItemLines.Silence.class),
        LineApi::silences,
        "hours");
    get(
        talk + "/position",
        "Position of a line by its number, or of the first that is not earlier than a second or a"
            + " day",
        LineApi.Position.class,
        LineApi::position,
        "line",
        "second",
        "day");
    get(
        talk + "/search",
        "Lines that hold all words, at most so many",
        LineApi.Hits.class,
        LineApi::search,
        "q",
        "most");
  }

  private void work() {
    begin(
        "/cases/{case}/collect",
        "Takes files in, seals and reads them",
        WorkApi.Collecting.class,
        WorkApi::collect);
    begin("/cases/{case}/examine", "Asks every rule", null, WorkApi::examine);
    begin(
        "/cases/{case}/hearing",
        "Plans the hearing, with page and line, and writes its papers",
        null,
        HearingApi::prepare);
    begin(
        "/cases/{case}/hearing/results",
        "Records what was found at the hearing",
        HearingApi.Found.class,
        HearingApi::record);
    begin(
        "/cases/{case}/oppose",
        "Takes in and examines what another party handed in, and drafts the opinion on it",
        WorkApi.Opposing.class,
        WorkApi::oppose);
    begin("/verify", "Verifies a bundle", WorkApi.Verifying.class, WorkApi::verify);
    get("/jobs", "Work that runs or has ended", Lists.of(Job.Snapshot.class), WorkApi::jobs);
    get("/jobs/{job}", "How far it is, or what came of it", Job.Snapshot.class, WorkApi::job);
    add(
        Method.GET,
        "/jobs/{job}/events",
        "The same as server-sent events: progress, then end",
        List.of(),
        null,
        null,
        200,
        WorkApi::events);
  }

  private void guides() {
    get(
        "/routes",
        "What can be had from a device, how, and what cannot; the ways if all four are named",
        GuideApi.Ways.class,
        GuideApi::routes,
        "whose",
        "device",
        "app",
        "computer");
    get("/guides", "The guides", Lists.of(FollowGuide.View.class), GuideApi::guides);
    get("/guides/{guide}", "A guide", FollowGuide.View.class, GuideApi::guide);
    paper("/guides/{guide}/paper", "A guide as a paper (pdf or docx)", GuideApi::paper);
    String followed = "/cases/{case}/guides/{guide}";
    get(followed, "A guide with what is ticked", FollowGuide.View.class, GuideApi::followed);
    paper(followed + "/paper", "The same as a paper (pdf or docx)", GuideApi::followedPaper);
    add(
        Method.POST,
        followed,
        "Ticks a step or takes a tick back, by an entry of the custody log",
        List.of(),
        GuideApi.Tick.class,
        FollowGuide.View.class,
        200,
        GuideApi::tick);
  }

  private void intake() {
    get(
        "/templates",
        "Templates of facts to be proved",
        Lists.of(AddFacts.Listed.class),
        IntakeApi::templates);
    String intake = "/cases/{case}/intake";
    get(intake, "What is stated and what is not", StateCase.Known.class, IntakeApi::known);
    add(
        Method.POST,
        intake,
        "Keeps answers in the case; what stands there is not changed",
        List.of(),
        StateCase.Answers.class,
        StateCase.Result.class,
        200,
        IntakeApi::answer);
    get("/cases/{case}/next", "What comes next", Lists.of(NextSteps.Step.class), IntakeApi::next);
  }

  private void marks() {
    String marks = "/cases/{case}/items/{item}/talks/{talk}/marks";
    get(marks, "Lines that are linked to facts", Lists.of(MarkApi.Mark.class), MarkApi::marks);
    add(
        Method.POST,
        marks,
        "Links lines to a fact, and confirms a value that they say",
        List.of(),
        MarkApi.Marking.class,
        MarkLines.Result.class,
        200,
        MarkApi::mark);
  }

  private void pictures() {
    String read = "/cases/{case}/pictures/{item}";
    begin(
        "/cases/{case}/pictures",
        "Reads pictures of a chat into records",
        PictureApi.Reading.class,
        PictureApi::read);
    begin(
        "/cases/{case}/screens",
        "Lays screenshots beside the exported conversation",
        PictureApi.Checking.class,
        PictureApi::check);
    get(
        read,
        "What was read from pictures, and what is to be confirmed",
        PicturesSheet.class,
        PictureApi::sheet);
    add(
        Method.POST,
        read,
        "Confirms or corrects what was read",
        List.of(),
        PictureApi.Saying.class,
        ConfirmPictures.Result.class,
        200,
        PictureApi::confirm);
  }

  private void persons() {
    String who = "/cases/{case}/identities";
    get(
        who,
        "Accounts and persons, as they were found last",
        WhoApi.Persons.class,
        WhoApi::persons);
    begin(who + "/look", "Looks through all records for them", null, WhoApi::look);
    begin(who, "Confirms whose an account is", WhoApi.Confirming.class, WhoApi::confirm);
    begin(who + "/aside", "Sets a clue aside with a reason", WhoApi.Aside.class, WhoApi::aside);
  }

  private void compare() {
    get(
        "/cases/{case}/timeline",
        "Everything that has a time, by months, or by the days of a month",
        Timeline.Axis.class,
        TimeApi::axis,
        "month");
    get(
        "/cases/{case}/timeline/day",
        "The records of a day in the order of time",
        TimeApi.Day.class,
        TimeApi::day,
        "day",
        "from",
        "count");
    get(
        "/cases/{case}/gaps",
        "Signs that chats are not complete, as far as somebody looked",
        Lists.of(GapSheet.class),
        GapApi::sheets);
    begin("/cases/{case}/gaps", "Looks for such signs in every chat", null, GapApi::look);
    String all = "/cases/{case}/comparisons";
    get(
        all,
        "Comparisons of two copies that were made",
        Lists.of(ComparedCopies.Made.class),
        CompareApi::list);
    begin(
        all,
        "Lays two copies of a conversation side by side",
        CompareApi.Comparing.class,
        CompareApi::begin);
    get(
        all + "/{comparison}",
        "A comparison in numbers",
        ComparedCopies.Made.class,
        CompareApi::made);
    get(
        all + "/{comparison}/rows",
        "Its rows, or those of some verdicts (names with commas between)",
        ComparedCopies.Rows.class,
        CompareApi::rows,
        "show",
        "from",
        "count");
  }

  private void uploads() {
    plain(Method.OPTIONS, "/uploads", "What of tus 1.0 is understood", 204, Tus::options);
    plain(Method.POST, "/uploads", "Begins an upload (tus creation)", 201, Tus::create);
    plain(Method.HEAD, "/uploads/{upload}", "How much has arrived (tus)", 200, Tus::head);
    plain(PATCH, "/uploads/{upload}", "A piece, with its checksum (tus)", 204, Tus::patch);
    plain(
        Method.DELETE,
        "/uploads/{upload}",
        "Gives an upload up (tus termination)",
        204,
        Tus::delete);
  }

  private void captures() {
    get(
        "/clock",
        "The server's clock, to compare another with",
        CaptureApi.Now.class,
        CaptureApi::clock);
    get(
        "/cases/{case}/captures",
        "Captures of a case that are not sealed",
        Lists.of(Standing.class),
        CaptureApi::open);
    add(
        Method.POST,
        "/cases/{case}/captures",
        "Begins a capture (docs/capture.md)",
        List.of(),
        CaptureApi.Beginning.class,
        Standing.class,
        201,
        CaptureApi::begin);
    get("/captures/{capture}", "How a capture stands", Standing.class, CaptureApi::standing);
    add(
        Method.PUT,
        "/captures/{capture}/records",
        "The next record of a capture (header Capture-Record, Base64) with the bytes of its piece",
        List.of(),
        null,
        Standing.class,
        200,
        CaptureApi::take);
    begin(
        "/captures/{capture}/end",
        "Ends a capture and seals it in its case",
        CaptureApi.Ending.class,
        CaptureApi::end);
  }

  private void get(
      String path, String summary, Type answer, Route.Action<Visit> action, String... query) {
    add(Method.GET, path, summary, List.of(query), null, answer, 200, action);
  }

  /** What is answered is a file. */
  private void paper(String path, String summary, Route.Action<Visit> action) {
    add(Method.GET, path, summary, List.of("form"), null, null, 200, action);
  }

  private void begin(
      String path,
      String summary,
      @org.jspecify.annotations.Nullable Class<?> body,
      Route.Action<Visit> action) {
    add(Method.POST, path, summary, List.of(), body, Job.Snapshot.class, 202, action);
  }

  private void plain(
      Method method, String path, String summary, int status, Route.Action<Visit> action) {
    add(method, path, summary, List.of(), null, null, status, action);
  }

  private void add(
      Method method,
      String path,
      String summary,
      List<String> query,
      @org.jspecify.annotations.Nullable Type body,
      @org.jspecify.annotations.Nullable Type answer,
      int status,
      Route.Action<Visit> action) {
    all.add(
        new Route<>(
            method,
            path,
            summary,
            query,
            Optional.ofNullable(body),
            Optional.ofNullable(answer),
            status,
            Route.Wire.JSON,
            action));
  }
}
