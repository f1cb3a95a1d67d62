package org.tiezheng.examine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tiezheng.examine.identity.Scene.MINE;
import static org.tiezheng.examine.identity.Scene.OTHER;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.IdentityClaim.Proof;
import org.tiezheng.evidence.IdentityClaim.ProofKind;
import org.tiezheng.evidence.RowState;
import org.tiezheng.examine.identity.Clue.Bearing;

/** What records hint at, what a person's claims amount to, and what contradicts them. */
class IdentitiesTest {
  private static final Proof NAMED = new Proof(ProofKind.SELF_NAMING, 1, "第 1 行");
  private static final Proof PAPER = new Proof(ProofKind.CONTRACT_CONTACT, 3, "首部");

  private static List<Clue> clues(Scene scene, String account, ProofKind kind) {
    return scene.standing(account).clues().stream().filter(c -> c.kind() == kind).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我是周启明",
        "你好,我是周启明,面馆的",
        "我叫周启明。",
        "本人周启明承诺月底还清",
        "我周启明认这个账",
        "这是我周启明的新号",
        "姓名:周启明",
        "Hi, this is 周启明"
      })
  @Tag("SEED-CHAT-07")
  void whoNamesHimselfGivesAClueAndNoProof(String words) {
    Scene scene = new Scene().said(OTHER, words);
    assertThat(clues(scene, OTHER, ProofKind.SELF_NAMING))
        .singleElement()
        .satisfies(clue -> {
          assertThat(clue.bearing()).isEqualTo(Bearing.NAMES);
          assertThat(clue.party()).contains("other");
          assertThat(clue.lines()).containsExactly(1L);
          assertThat(clue.places().getFirst().where()).isEqualTo("t row 1");
        });
    assertThat(scene.standing(OTHER).status()).isEqualTo(Status.UNPROVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我是周启明的老婆",
        "你是不是周启明",
        "我是周启明吗?",
        "他说我是周启明",
        "如果我是周启明早就还了",
        "周启明在吗",
        "我是王明亮",
        "我找周启明",
        "“我是周启明”这话谁说的"
      })
  void whatIsAskedReportedOrSaidOfOthersNamesNobody(String words) {
    assertThat(clues(new Scene().said(OTHER, words), OTHER, ProofKind.SELF_NAMING)).isEmpty();
  }

  @Test
  void aNameWithNumbersMayBeSomebodyElsesAndIsLeftOpen() {
    Scene scene = new Scene().said(OTHER, "周启明,身份证440199198606130013,电话13900000002");
    assertThat(clues(scene, OTHER, ProofKind.SELF_NAMING))
        .singleElement()
        .satisfies(clue -> {
          assertThat(clue.bearing()).isEqualTo(Bearing.OPEN);
          assertThat(clue.party()).contains("other");
        });
  }

  @Test
  @Tag("SEED-WX-16")
  void oneProofIsWeakAndTwoOfDifferentKindsAreEnough() {
    assertThat(new Scene().claim(OTHER, "other").standing(OTHER).status())
        .isEqualTo(Status.UNPROVED);
    assertThat(new Scene().claim(OTHER, "other", NAMED).standing(OTHER).status())
        .isEqualTo(Status.ONE_PROOF);
    assertThat(new Scene().claim(OTHER, "other", NAMED, PAPER).standing(OTHER).status())
        .isEqualTo(Status.TWO_PROOFS);
  }

  @ParameterizedTest
  @CsvSource({
    "SELF_NAMING, 1, l. 1, MAIL_SIGNATURE, 1, l. 9, 1",
    "SELF_NAMING, 1, l. 1, ADMISSION, 2, l. 9, 1",
    "SELF_NAMING, 1, l. 1, SELF_NAMING, 2, l. 1, 1",
    "ALIAS_HISTORY, 1, l. 1, VOICE, 2, l. 9, 2",
    "VOICE, 1, l. 1, VOICE, 2, l. 9, 1",
    "VOICE, 1, l. 1, SELF_NAMING, 1, l. 1, 1",
    "OWN_NOTE, 1, l. 1, VOICE, 1, l. 2, 1",
    "OWN_NOTE, 1, l. 1, OWN_NOTE, 2, l. 2, 0",
    "REAL_NAME_RECEIPT, 2, r. 1, CONTRACT_CONTACT, 3, p. 1, 2",
  })
  void whatCountsAsIndependentIsWrittenDown(
      ProofKind one, int item, String where, ProofKind two, int other, String there, int count) {
    assertThat(
            Independence.count(List.of(new Proof(one, item, where), new Proof(two, other, there))))
        .isEqualTo(count);
    assertThat(Independence.measure())
        .allSatisfy(text -> {
          assertThat(text.zh()).isNotBlank();
          assertThat(text.en()).isNotBlank();
        });
  }

  @Test
  void aProofWhoseItemIsNotThereDoesNotCountAndIsTold() {
    AccountStanding standing =
        new Scene().claim(OTHER, "other", NAMED, new Proof(ProofKind.VOICE, 9, "")).standing(OTHER);
    assertThat(standing.status()).isEqualTo(Status.ONE_PROOF);
    assertThat(standing.absent()).extracting(Proof::item).containsExactly(9);
  }

  @Test
  void anAdmissionInTheProceedingsEndsTheMatterUnlessSomethingContradicts() {
    IdentityClaim admitted =
        new IdentityClaim(
            OTHER,
            "other",
            List.of(),
            Optional.of("庭审笔录第3页"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(new Scene().claim(admitted).standing(OTHER).status()).isEqualTo(Status.ADMITTED);
    assertThat(new Scene().claim(admitted).said(OTHER, "我不是周启明").standing(OTHER).status())
        .isEqualTo(Status.CONTRADICTED);
  }

  @Test
  void theRealNameOfABillThatIsAnotherContradictsTheClaim() {
    Scene scene =
        new Scene()
            .claim(OTHER, "other", NAMED, PAPER)
            .transfer("4200001", "2024-03-01T08:00:00Z")
            .bill("alipay", "李四海", "/", "4200001", "2024-03-01T08:00:00Z");
    AccountStanding standing = scene.standing(OTHER);
    assertThat(standing.status()).isEqualTo(Status.CONTRADICTED);
    assertThat(standing.against().getFirst().what().zh()).contains("李四海");
    assertThat(standing.against().getFirst().clue().orElseThrow().item()).isEqualTo(2);
    assertThat(standing.steps().getFirst().doc()).contains("DOC-STATEMENT");
  }

  @Test
  void aContradictionThatAPersonExplainsIsStillTold() {
    IdentityClaim explained =
        new IdentityClaim(
            OTHER,
            "other",
            List.of(NAMED, PAPER),
            Optional.empty(),
            Optional.of("李四海是其妻,代收"),
            Optional.empty(),
            Optional.empty());
    AccountStanding standing =
        new Scene()
            .claim(explained)
            .transfer("4200001", "2024-03-01T08:00:00Z")
            .bill("alipay", "李四海", "/", "4200001", "2024-03-01T08:00:00Z")
            .standing(OTHER);
    assertThat(standing.status()).isEqualTo(Status.TWO_PROOFS);
    assertThat(standing.against().getFirst().explained()).contains("李四海是其妻,代收");
  }

  @Test
  void theRealNameOfABillThatFitsIsAClue() {
    Scene scene =
        new Scene()
            .transfer("4200001", "2024-03-01T08:00:00Z")
            .bill("alipay", "周启明", "139****0002", "4200001", "2024-03-01T08:00:00Z");
    assertThat(clues(scene, OTHER, ProofKind.REAL_NAME_RECEIPT))
        .singleElement()
        .satisfies(clue -> assertThat(clue.party()).contains("other"));
  }

  @Test
  void aTransferWhoseCardNamesNobodyIsOfTheOtherSideOfTheTalk() {
    Scene sent =
        new Scene()
            .transferOf(MINE, "4200005")
            .bill("alipay", "周启明", "/", "4200005", "2024-03-01T08:00:00Z");
    assertThat(clues(sent, OTHER, ProofKind.REAL_NAME_RECEIPT)).hasSize(1);
    Scene received =
        new Scene()
            .transferOf(OTHER, "4200006")
            .bill("alipay", "周启明", "/", "4200006", "2024-03-01T08:00:00Z");
    assertThat(clues(received, OTHER, ProofKind.REAL_NAME_RECEIPT)).hasSize(1);
    assertThat(clues(received, MINE, ProofKind.REAL_NAME_RECEIPT)).isEmpty();
  }

  @Test
  void aBillOfWeChatPayWritesNicknamesAndNamesNobody() {
    Scene scene =
        new Scene()
            .said(OTHER, "在")
            .transfer("4200001", "2024-03-01T08:00:00Z")
            .bill("wechatpay", "李四海", "/", "4200001", "2024-03-01T08:00:00Z");
    assertThat(scene.standing(OTHER).clues()).isEmpty();
  }

  @Test
  void aPartlyHiddenNameCanExcludeAndNeverNames() {
    Scene fits =
        new Scene()
            .claim(OTHER, "other", NAMED, PAPER)
            .transfer("4200001", "2024-03-01T08:00:00Z")
            .bill("alipay", "*启明", "/", "4200001", "2024-03-01T08:00:00Z");
    assertThat(clues(fits, OTHER, ProofKind.REAL_NAME_RECEIPT))
        .singleElement()
        .satisfies(clue -> assertThat(clue.bearing()).isEqualTo(Bearing.OPEN));
    assertThat(fits.standing(OTHER).status()).isEqualTo(Status.TWO_PROOFS);
    Scene another =
        new Scene()
            .claim(OTHER, "other", NAMED, PAPER)
            .transfer("4200001", "2024-03-01T08:00:00Z")
            .bill("alipay", "*小红", "/", "4200001", "2024-03-01T08:00:00Z");
    assertThat(another.standing(OTHER).status()).isEqualTo(Status.CONTRADICTED);
  }

  @Test
  void theHolderOfABillSpeaksOfTheBillsOwnAccount() {
    Scene scene = new Scene().holder("alipay:13800000001", "林岚");
    assertThat(clues(scene, "alipay:13800000001", ProofKind.REAL_NAME_RECEIPT))
        .singleElement()
        .satisfies(clue -> assertThat(clue.party()).contains("me"));
    Scene wrong =
        new Scene().claim("alipay:13800000001", "other", NAMED).holder("alipay:13800000001", "林岚");
    assertThat(wrong.standing("alipay:13800000001").status()).isEqualTo(Status.CONTRADICTED);
  }

  @Test
  void anAccountThatChangedHandsIsClaimedForEachPeriod() {
    Scene scene =
        new Scene()
            .claim(period("third", null, "2023-12-31"))
            .claim(period("other", "2024-01-01", null))
            .said(OTHER, "我是王明", "2023-05-01T08:00:00Z")
            .said(OTHER, "我是周启明", "2024-05-01T08:00:00Z");
    assertThat(scene.standing(OTHER).against()).isEmpty();
    assertThat(scene.standing(OTHER).status()).isEqualTo(Status.TWO_PROOFS);
    Scene late =
        new Scene()
            .claim(period("third", null, "2023-12-31"))
            .claim(period("other", "2024-01-01", null))
            .said(OTHER, "我是王明", "2024-05-01T08:00:00Z");
    assertThat(late.standing(OTHER).status()).isEqualTo(Status.CONTRADICTED);
    Scene both = new Scene().claim(OTHER, "third", NAMED).claim(OTHER, "other", NAMED);
    assertThat(both.standing(OTHER).status()).isEqualTo(Status.CONTRADICTED);
  }

  private static IdentityClaim period(
      String party,
      @org.jspecify.annotations.Nullable String from,
      @org.jspecify.annotations.Nullable String until) {
    return new IdentityClaim(
        OTHER,
        party,
        List.of(NAMED, PAPER),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(from).map(LocalDate::parse),
        Optional.ofNullable(until).map(LocalDate::parse));
  }

  @Test
  @Tag("SEED-PROT-02")
  void namesAreListedOverTimeAndFormerOnesAreMarked() {
    AccountStanding standing =
        new Scene()
            .said(OTHER, "早", "2024-03-01T08:00:00Z")
            .said(OTHER, "晚", "2024-05-01T08:00:00Z")
            .contact(OTHER, "启明面馆", "老周", "qmx_new", RowState.LIVE)
            .contact(OTHER, "启明星", "老周", "qmx_old", RowState.EARLIER_VERSION)
            .standing(OTHER);
    assertThat(standing.names())
        .extracting(n -> n.kind() + " " + n.name() + " " + n.former())
        .containsExactlyInAnyOrder(
            "SHOWN 启明星 false",
            "NICK 启明面馆 false",
            "NICK 启明星 true",
            "ALIAS qmx_new false",
            "ALIAS qmx_old true",
            "REMARK 老周 false");
    assertThat(standing.names().getFirst().last().orElseThrow())
        .hasToString("2024-05-01T08:00:00Z");
  }

  @Test
  void aContractThatWritesAFormerAliasSpeaksOfTheAccount() {
    Scene scene =
        new Scene()
            .contact(OTHER, "启明星", "", "qmx_old", RowState.EARLIER_VERSION)
            .paper("甲方:林岚", "乙方:周启明", "微信号:QMX_old", "电话:139 0000 0002");
    assertThat(clues(scene, OTHER, ProofKind.CONTRACT_CONTACT))
        .singleElement()
        .satisfies(clue -> {
          assertThat(clue.party()).contains("other");
          assertThat(clue.places().getFirst().value()).contains("QMX_old");
        });
  }

  @Test
  void anIdThatTheUserGivesForHisAccountLeadsAContractToIt() {
    Scene scene = new Scene().said(OTHER, "我的微信号是qmx_2024").paper("乙方:周启明 微信号:qmx_2024");
    assertThat(clues(scene, OTHER, ProofKind.CONTRACT_CONTACT))
        .singleElement()
        .satisfies(clue -> {
          assertThat(clue.party()).contains("other");
          assertThat(clue.where()).isEqualTo("file3 p. 1");
        });
  }

  @Test
  void aLineWithBothPartiesGivesEachHisOwnNumber() {
    Scene scene =
        new Scene().said(MINE, "a").said(OTHER, "b").paper("双方:林岚(微信号wxid_me)、周启明(微信号wxid_other)");
    assertThat(clues(scene, MINE, ProofKind.CONTRACT_CONTACT))
        .singleElement()
        .satisfies(c -> assertThat(c.party()).contains("me"));
    assertThat(clues(scene, OTHER, ProofKind.CONTRACT_CONTACT))
        .singleElement()
        .satisfies(c -> assertThat(c.party()).contains("other"));
  }

  @Test
  void anAliasThatNoSourceShowsIsListedAsAnAccountOfItsOwn() {
    Scene scene = new Scene().paper("乙方周启明 微信号:unknown_2020");
    assertThat(clues(scene, "wechat:unknown_2020", ProofKind.CONTRACT_CONTACT)).hasSize(1);
  }

  @Test
  void aRemarkIsTheHoldersOwnWordAndANicknameTheUsers() {
    Scene scene = new Scene().contact(OTHER, "启明星", "周启明", "", RowState.LIVE);
    assertThat(clues(scene, OTHER, ProofKind.OWN_NOTE)).hasSize(1);
    assertThat(clues(scene, OTHER, ProofKind.ALIAS_HISTORY)).isEmpty();
    Scene nick = new Scene().contact(OTHER, "周启明", "", "", RowState.LIVE);
    assertThat(clues(nick, OTHER, ProofKind.ALIAS_HISTORY)).hasSize(1);
  }

  @Test
  void aBusinessCardSpeaksOfTheAccountOnIt() {
    Scene scene = new Scene().card(MINE, "周启明", "wxid_card");
    assertThat(clues(scene, "wechat:wxid_card", ProofKind.BUSINESS_CARD))
        .singleElement()
        .satisfies(clue -> assertThat(clue.party()).contains("other"));
    assertThat(clues(scene, MINE, ProofKind.BUSINESS_CARD)).isEmpty();
  }

  @Test
  @Tag("SEED-WXC-08")
  @Tag("SEED-WX-04")
  void voicesAreAClueThatNamesNobody() {
    Scene silent = new Scene().said(OTHER, "在");
    assertThat(silent.standing(OTHER).steps()).extracting(NextStep::source).contains("SEED-WXC-08");
    Scene scene = new Scene().voice(OTHER).voice(OTHER);
    assertThat(clues(scene, OTHER, ProofKind.VOICE))
        .singleElement()
        .satisfies(clue -> {
          assertThat(clue.count()).isEqualTo(2);
          assertThat(clue.party()).isEmpty();
          assertThat(clue.bearing()).isEqualTo(Bearing.OPEN);
        });
    assertThat(scene.standing(OTHER).steps()).extracting(NextStep::source).contains("SEED-WX-04");
  }

  @Test
  @Tag("SEED-WXC-09")
  @Tag("SEED-WX-13")
  void withoutALawyerTheCourtIsAskedAndWithOneAnOrderIsAppliedFor() {
    Scene without = new Scene().said(OTHER, "在");
    assertThat(without.standing(OTHER).steps())
        .extracting(s -> s.doc().orElse(""))
        .contains("DOC-PROFILE", "DOC-COURT-COLLECT")
        .doesNotContain("DOC-INV-ORDER");
    assertThat(without.standing(OTHER).steps())
        .extracting(NextStep::source)
        .contains("SEED-WXC-09");
    Scene with = new Scene().said(OTHER, "在").attribute("lawyer1.name", "陈律师");
    assertThat(with.standing(OTHER).steps())
        .extracting(s -> s.doc().orElse(""))
        .contains("DOC-INV-ORDER")
        .doesNotContain("DOC-COURT-COLLECT");
  }

  @Test
  @Tag("SEED-PROT-01")
  void forTheOwnAccountTheLoginIsFilmedAndNoNumberIsSearched() {
    AccountStanding standing = new Scene().said(MINE, "在").claim(MINE, "me", NAMED).standing(MINE);
    assertThat(standing.own()).isTrue();
    assertThat(standing.ownerOf()).containsExactly(1);
    assertThat(standing.steps())
        .extracting(NextStep::source)
        .contains("SEED-PROT-01")
        .doesNotContain("SEED-WXC-09");
  }

  @Test
  void theSameCaseGivesTheSameReport() {
    Scene scene =
        new Scene()
            .said(OTHER, "我是周启明")
            .contact(OTHER, "周启明", "老周", "qmx", RowState.LIVE)
            .voice(OTHER)
            .paper("乙方:周启明 微信号:qmx_x");
    assertThat(scene.report()).isEqualTo(scene.report());
  }

  @Test
  void accountsOfOnePersonStandTogether() {
    Scene scene = new Scene().claim(OTHER, "other", NAMED).claim("qq:12345", "other", NAMED);
    assertThat(scene.standing(OTHER).sameParty()).containsExactly("qq:12345");
  }
}
