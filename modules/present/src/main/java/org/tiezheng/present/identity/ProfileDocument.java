package org.tiezheng.present.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.identity.AccountProfile.NameKind;
import org.tiezheng.present.identity.AccountProfile.TraitKind;
import org.tiezheng.present.paper.Document;
import org.tiezheng.present.paper.MachineCopy;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.present.paper.PaperFiles;
import org.tiezheng.present.paper.PaperFrame;
import org.tiezheng.present.paper.PaperNumbers;
import org.tiezheng.present.paper.Printed;
import org.tiezheng.present.paper.StorageLocation;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/**
 * DOC-PROFILE 个人信息页: of each account what the sources keep of it, how its names changed, and the
 * table of proofs that tie it to a party. What no source keeps is said, not left out.
 *
 * @param files names of the files that rows are in, by SHA-256 or commitment
 */
public record ProfileDocument(
    PaperFacts facts, List<AccountProfile> profiles, Map<String, String> files)
    implements Document {
  public ProfileDocument {
    profiles = List.copyOf(profiles);
    files = Map.copyOf(files);
  }

  @Override
  public String id() {
    return "DOC-PROFILE";
  }

  @Override
  public String number() {
    return facts.evidenceRoot().equals(PaperFacts.NO_ROOT) ? id() : PaperNumbers.of(id(), facts);
  }

  @Override
  public Text title() {
    return new Text("个人信息页", "Profile pages");
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.empty());
    Flow flow = frame.flow(PageShape.A4);
    frame.open(
        flow,
        Optional.of(facts.say("共 " + profiles.size() + " 个账号", profiles.size() + " accounts")));
    flow.remark(facts.say(known()), Style.SMALL);
    for (int i = 0; i < profiles.size(); i++) {
      print(flow, profiles.get(i), i + 1);
    }
    Text signer = new Text("提交人", "Submitted by");
    if (facts.evidenceRoot().equals(PaperFacts.NO_ROOT)) {
      frame.closeAlone(
          flow,
          signer,
          new Text(
              "本文书单独生成，不在证据包内，没有证据根和时间证明；各行的来源见表中所列。",
              "This paper was made alone and is in no bundle: no evidence root and no time token"
                  + " fix it. The tables name the source of each row. "));
    } else {
      frame.close(flow, signer);
    }
    return frame.write(
        files,
        List.of(flow),
        List.of(MachineCopy.of(this, facts, new MachineCopy.Matter("profiles", profiles))));
  }

  private static Text known() {
    return new Text(
        "本文书由程序按来源记录整理，没有登录任何账号，也没有核实任何人的身份。昵称、头像、微信号可以更改，"
            + "以平台内部标识为准；备注由来源账号的主人所写。当庭可打开个人信息页逐项核对。",
        "Made from the records of the sources; no account was logged in to and nobody's identity"
            + " was checked. Nickname, picture and WeChat id can be changed, so the platform's own"
            + " id counts; a remark was written by the owner of the source. The page can be opened"
            + " in court and compared field by field.");
  }

  private void print(Flow flow, AccountProfile profile, int number) {
    flow.heading(heading(profile, number), Style.HEADING, 0, "account-" + number);
    Grid grid = Grid.pairs(Style.SMALL, 0.22f);
    fields(profile).forEach(grid::row);
    flow.table(grid).space(4);
    table(
        flow,
        facts.say("名称及其变化", "Names and their changes"),
        names(profile),
        Grid.of(
            Style.FINE,
            Grid.Column.left(facts.say("种类", "Kind"), 0.16f),
            Grid.Column.left(facts.say("名称", "Name"), 0.24f),
            Grid.Column.left(facts.say("出现时间", "Seen"), 0.24f),
            Grid.Column.left(facts.say("来源行", "Source row"), 0.36f)));
    table(
        flow,
        facts.say("与当事人的联系", "Link to a party"),
        links(profile),
        Grid.of(
            Style.FINE,
            Grid.Column.left(facts.say("当事人", "Party"), 0.24f),
            Grid.Column.left(facts.say("依据", "Proof"), 0.26f),
            Grid.Column.centre(facts.say("证据", "Item"), 0.1f),
            Grid.Column.left(facts.say("位置", "Where"), 0.4f)));
    flow.space(8);
  }

  private static void table(Flow flow, String title, List<List<String>> rows, Grid grid) {
    rows.forEach(grid::row);
    if (!grid.isEmpty()) {
      flow.paragraph(title, Style.SMALL);
      flow.table(grid).space(4);
    }
  }

  private String heading(AccountProfile profile, int number) {
    String whose =
        profile.own()
            ? facts.say("己方", "own side")
            : profile.links().isEmpty()
                ? facts.say("尚未认定属于何人", "not yet shown whose it is")
                : facts.say("对方或他人", "other side or another");
    return number + ". " + facts.say(SourceNames.account(profile.account())) + " · " + whose;
  }

  /** Name and value of each field, the ones that nobody knows among them. */
  private List<List<String>> fields(AccountProfile profile) {
    List<List<String>> rows = new ArrayList<>();
    String key = profile.account();
    rows.add(List.of(facts.say("账号标识", "Account id"), key.substring(key.indexOf(':') + 1)));
    rows.add(List.of(facts.say("平台", "Platform"), platform(key)));
    rows.add(row(NameKind.ALIAS, profile));
    rows.add(row(NameKind.NICK, profile));
    rows.add(row(NameKind.REMARK, profile));
    for (TraitKind kind : TraitKind.values()) {
      rows.add(List.of(facts.say(kind.title()), traits(profile, kind)));
    }
    rows.add(List.of(facts.say("实名标识", "Real-name mark"), realName(profile)));
    rows.add(
        List.of(
            facts.say("来源账号", "Source belongs to it"),
            profile.ownerOf().isEmpty()
                ? facts.say("否", "no")
                : facts.say("证据 ", "item ") + items(profile.ownerOf())));
    rows.add(
        List.of(
            facts.say("个人信息页截图", "Profile page recorded"),
            pages(profile, IdentityClaim.ProofKind.PROFILE_PAGE)));
    rows.add(
        List.of(
            facts.say("手机号搜索", "Search by number"),
            pages(profile, IdentityClaim.ProofKind.PHONE_SEARCH)));
    return rows;
  }

  private String platform(String key) {
    return facts.say(SourceNames.of(key.substring(0, Math.max(0, key.indexOf(':')))));
  }

  private static String items(List<Integer> items) {
    return items.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private String unknown() {
    return facts.say("来源未载", "not in the sources");
  }

  private List<String> row(NameKind kind, AccountProfile profile) {
    String values =
        profile.names().stream()
            .filter(n -> n.kind() == kind)
            .map(n -> n.value() + (n.former() ? facts.say("（曾用）", " (former)") : ""))
            .distinct()
            .collect(Collectors.joining(facts.say("；", "; ")));
    return List.of(facts.say(kind.title()), values.isEmpty() ? unknown() : values);
  }

  private String traits(AccountProfile profile, TraitKind kind) {
    String values =
        profile.traits().stream()
            .filter(t -> t.kind() == kind)
            .map(AccountProfile.Trait::value)
            .collect(Collectors.joining(facts.say("；", "; ")));
    return values.isEmpty() ? unknown() : values;
  }

  private String realName(AccountProfile profile) {
    boolean holder = profile.names().stream().anyMatch(n -> n.kind() == NameKind.HOLDER);
    String proofs =
        profile.links().stream()
            .flatMap(l -> l.proofs().stream())
            .filter(p ->
                p.kind() == IdentityClaim.ProofKind.REAL_NAME_RECEIPT
                    || p.kind() == IdentityClaim.ProofKind.OPERATOR_RECORD)
            .map(p ->
                facts.say(p.kind().title())
                    + facts.say("（证据 ", " (item ")
                    + p.item()
                    + facts.say("）", ")"))
            .distinct()
            .collect(Collectors.joining(facts.say("；", "; ")));
    String stated =
        holder
            ? profile.names().stream()
                .filter(n -> n.kind() == NameKind.HOLDER)
                .map(n -> facts.say("账单载明户名：", "holder in a bill: ") + n.value())
                .collect(Collectors.joining(facts.say("；", "; ")))
            : "";
    String all =
        java.util.stream.Stream.of(stated, proofs)
            .filter(s -> !s.isEmpty())
            .collect(Collectors.joining(facts.say("；", "; ")));
    return all.isEmpty() ? unknown() : all;
  }

  private String pages(AccountProfile profile, IdentityClaim.ProofKind kind) {
    String pages =
        profile.pages().stream()
            .filter(p -> p.kind() == kind)
            .map(this::page)
            .collect(Collectors.joining("\n"));
    return pages.isEmpty() ? facts.say("尚未固定", "not yet recorded") : pages;
  }

  private String page(AccountProfile.Page page) {
    StringBuilder said =
        new StringBuilder(facts.say("证据 ", "item "))
            .append(page.item())
            .append(' ')
            .append(page.where());
    for (Original file : page.files()) {
      said.append('\n')
          .append(leaf(file.name()))
          .append(facts.say("，文件时间 ", ", file of "))
          .append(file.modified().map(this::time).orElse(facts.say("未载", "unknown time")))
          .append("\nSHA-256 ")
          .append(file.digests().sha256());
    }
    return said.toString();
  }

  private static String leaf(String found) {
    return found.substring(Math.max(found.lastIndexOf('/'), found.lastIndexOf('\\')) + 1);
  }

  private String time(Instant instant) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(instant.atZone(facts.zone()));
  }

  private List<List<String>> names(AccountProfile profile) {
    StorageLocation places = new StorageLocation(facts, files);
    return profile.names().stream()
        .map(n ->
            List.of(
                facts.say(n.kind().title())
                    + (n.former() ? facts.say("（曾用，恢复的行）", " (former, recovered row)") : ""),
                n.value(),
                seen(n),
                (n.item() == 0 ? "" : facts.say("证据 ", "item ") + n.item() + facts.say("：", ": "))
                    + place(places, n)))
        .toList();
  }

  private String place(StorageLocation places, AccountProfile.Name name) {
    return name.at().equals(ProfileGathering.OF_SOURCE)
        ? name.item() == 0
            ? facts.say("由提交人写明", "stated by who hands in")
            : facts.say("来源所载的账号信息", "what the source states of its accounts")
        : places.of(name.at());
  }

  private String seen(AccountProfile.Name name) {
    if (name.first().isEmpty()) {
      return facts.say("来源未载时间", "the source states no time");
    }
    String first = name.first().map(this::time).orElse("");
    String last = name.last().map(this::time).orElse("");
    String rows = facts.say("（" + name.count() + " 行）", " (" + name.count() + " rows)");
    return (first.equals(last) ? first : first + facts.say(" 至 ", " to ") + last) + rows;
  }

  private List<List<String>> links(AccountProfile profile) {
    List<List<String>> rows = new ArrayList<>();
    for (AccountProfile.Link link : profile.links()) {
      String party =
          link.party()
              + facts.say("（", " (")
              + facts.say(link.role())
              + facts.say("）", ")")
              + period(link);
      link.proofs()
          .forEach(p ->
              rows.add(
                  List.of(
                      party,
                      facts.say(p.kind().title()),
                      String.valueOf(p.item()),
                      facts.stated(p.where()))));
      link.admitted()
          .ifPresent(where ->
              rows.add(
                  List.of(
                      party, facts.say("对方在诉讼中承认", "admitted in the proceedings"), "—", where)));
      if (link.withheld() > 0) {
        rows.add(
            List.of(
                party,
                facts.say("另有 " + link.withheld() + " 项", link.withheld() + " more"),
                "—",
                facts.say("所在证据未提交", "their items are not handed in")));
      }
      if (link.proofs().isEmpty() && link.admitted().isEmpty() && link.withheld() == 0) {
        rows.add(List.of(party, facts.say("未列依据", "no proof is stated"), "—", "—"));
      }
    }
    return rows;
  }

  private static String period(AccountProfile.Link link) {
    return link.from().isEmpty() && link.until().isEmpty()
        ? ""
        : "\n" + link.from().orElse("") + "…" + link.until().orElse("");
  }

  /** The same as plain text, to be pasted. */
  public void text(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(facts.say(title()));
    facts.opening().forEach(row -> lines.add(String.join(facts.say("：", ": "), row)));
    lines.add("");
    lines.add(facts.say(known()));
    for (int i = 0; i < profiles.size(); i++) {
      AccountProfile profile = profiles.get(i);
      lines.add("");
      lines.add(heading(profile, i + 1));
      fields(profile).forEach(row -> lines.add("  " + line(row, facts.say("：", ": "))));
      names(profile).forEach(row -> lines.add("  - " + line(row, " | ")));
      links(profile).forEach(row -> lines.add("  = " + line(row, " | ")));
    }
    Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
  }

  private static String line(List<String> row, String between) {
    return String.join(between, row).replaceAll("\\R", " ");
  }
}
