package org.tiezheng.present.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.IdentityClaim.Proof;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.PdfText;
import org.tiezheng.present.paper.Samples;

class ProfileDocumentTest {
  private static final String MINE = "wechat:wxid_mine";
  private static final String OTHER = "wechat:wxid_other";

  @TempDir Path folder;

  private static Contact contact(
      String account, String nick, String remark, Map<String, String> extra, RowState state) {
    return new Contact(
        Provenance.of(
            "d".repeat(64),
            new Locator.TableRow(
                "rcontact", 7, Optional.of(3L), Optional.empty(), Optional.empty())),
        nick,
        List.of(),
        List.of(account),
        "",
        remark,
        Optional.of(7L),
        RecordedTime.none(),
        state,
        extra);
  }

  private static List<Record> records(String other) {
    List<Record> records = new ArrayList<>();
    records.add(
        contact(
            other,
            "启明面馆",
            "老周",
            Map.of(
                "alias", "qmx_new", "province", "广东", "city", "广州", "small_head_url", "http://h/1"),
            RowState.LIVE));
    records.add(contact(other, "启明星", "", Map.of("alias", "qmx_old"), RowState.EARLIER_VERSION));
    records.add(Samples.message(1, true, new MessageContent.Words("在吗")));
    records.add(Samples.message(2, false, new MessageContent.Words("在")));
    return records;
  }

  /** The sample case with these claims; item 1 is handed in, item 9 stays. */
  private static Case matter(List<IdentityClaim> claims) {
    Case c = Samples.loanCase();
    List<Item> items = new ArrayList<>(List.of(c.items().getFirst()));
    Item first = items.getFirst();
    items.add(
        new Item(
            9,
            "不提交的证据",
            Kind.PHOTO,
            first.category(),
            first.copyGrade(),
            List.of(),
            false,
            "",
            "",
            "",
            Optional.empty(),
            Map.of(),
            Map.of()));
    return new Case(
        c.id(),
        c.title(),
        c.cause(),
        c.caseNumber(),
        c.court(),
        c.forum(),
        c.hearing(),
        c.proofDeadline(),
        c.copies(),
        c.parties(),
        c.accounts(),
        claims,
        c.facts(),
        c.links(),
        items,
        c.deadlines(),
        c.attributes());
  }

  private static ProfileGathering.Source source(Case matter, String owner, List<Record> records) {
    Item item = matter.items().getFirst();
    Reading reading =
        new Reading(
            "t",
            "1",
            Kind.CHAT,
            List.of(),
            List.of(new Account("wechat", "wxid_mine", Optional.empty(), List.of("岚岚"))),
            Optional.of(owner),
            List.of(),
            List.of(),
            "");
    Item chat =
        new Item(
            item.number(),
            item.title(),
            Kind.CHAT,
            item.category(),
            item.copyGrade(),
            item.originals(),
            true,
            "",
            "",
            "",
            Optional.of(reading),
            Map.of(),
            Map.of());
    List<Original> pages = List.of(Samples.original(5, "微信/资料页_启明星.jpg", false));
    return new ProfileGathering.Source(chat, reading, records, pages);
  }

  private static IdentityClaim claim(String account, Proof... proofs) {
    return new IdentityClaim(account, Samples.borrower().id(), List.of(proofs));
  }

  private static String sender(List<Record> records, int at) {
    return ((org.tiezheng.evidence.ChatMessage) records.get(at)).sender().orElseThrow();
  }

  private static ProfileDocument document(Case matter, List<Record> records, boolean all) {
    List<AccountProfile> profiles =
        ProfileGathering.of(matter, List.of(source(matter, MINE, records)), all);
    return new ProfileDocument(
        Samples.facts(Locale.CHINESE), profiles, Map.of("d".repeat(64), "EnMicroMsg.db"));
  }

  @Test
  @Tag("DOC-PROFILE")
  @Tag("SEED-GD-06")
  @Tag("SEED-GD-20")
  @DisplayName("remark, nickname, id, alias, phone, region, picture, changes and links are printed")
  void mandatoryFields() throws Exception {
    Case matter =
        matter(
            List.of(
                claim(
                    OTHER,
                    new Proof(ProofKind.SELF_NAMING, 1, "第 405 行"),
                    new Proof(ProofKind.PHONE_SEARCH, 1, "录像 0 分 20 秒"),
                    new Proof(ProofKind.VOICE, 9, "不该印出的位置"))));
    ProfileDocument document = document(matter, records(OTHER), false);
    Path pdf = folder.resolve("p.pdf");
    document.pdf(pdf, Typefaces.standard());

    String text = PdfText.joined(pdf);
    assertThat(text)
        .contains(
            "个人信息页",
            "wxid_other",
            "启明面馆",
            "启明星（曾用）",
            "老周",
            "qmx_new",
            "qmx_old（曾用）",
            "广东广州",
            "http://h/1",
            "电话来源未载",
            "实名标识来源未载",
            "手机号搜索证据1录像0分20秒",
            "个人信息页截图尚未固定",
            "自报姓名",
            "第405行",
            "EnMicroMsg.db",
            "rcontact",
            Samples.borrower().name(),
            "另有1项",
            "所在证据未提交")
        .doesNotContain("不该印出的位置");
    Path plain = folder.resolve("p.txt");
    document.text(plain);
    assertThat(Files.readString(plain))
        .contains("账号标识：wxid_other", "备注：老周", "地区：广东 广州", "头像：http://h/1", "电话：来源未载")
        .doesNotContain("不该印出的位置");
  }

  @Test
  void outsideABundleProofsOfEveryItemAreNamed() throws Exception {
    Case matter = matter(List.of(claim(OTHER, new Proof(ProofKind.VOICE, 9, "第 3 秒"))));
    Path plain = folder.resolve("p.txt");
    document(matter, records(OTHER), true).text(plain);
    assertThat(Files.readString(plain)).contains("第 3 秒");
  }

  @Test
  void anAccountThatNoRecordHandedInNamesIsNotPrinted() {
    Case matter = matter(List.of(claim("wechat:wxid_elsewhere")));
    assertThat(document(matter, records(OTHER), false).profiles())
        .extracting(AccountProfile::account)
        .doesNotContain("wechat:wxid_elsewhere");
  }

  @Test
  void bystandersOfAGroupAreNotAmongTheProfiles() {
    List<Record> records = new ArrayList<>(records(OTHER));
    String mine = sender(records, 2);
    String theirs = sender(records, 3);
    records.add(contact("wechat:wxid_bystander", "路人", "", Map.of(), RowState.LIVE));
    List<AccountProfile> profiles = document(matter(List.of()), records, false).profiles();
    assertThat(profiles)
        .extracting(AccountProfile::account)
        .contains(MINE, mine, theirs)
        .doesNotContain("wechat:wxid_bystander");
    assertThat(profiles.getFirst().own()).isTrue();
  }

  @Test
  void printingTwiceGivesTheSameBytes() throws Exception {
    ProfileDocument document = document(matter(List.of(claim(OTHER))), records(OTHER), false);
    document.pdf(folder.resolve("a.pdf"), Typefaces.standard());
    document.pdf(folder.resolve("b.pdf"), Typefaces.standard());
    assertThat(folder.resolve("a.pdf")).hasSameBinaryContentAs(folder.resolve("b.pdf"));
  }
}
