package org.tiezheng.examine.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The registry of checks by name. A new check is one class and one line here. */
public final class Checks {
  private static final Map<String, Check> ALL =
      register(
          List.of(
              new HiddenContent(),
              new CaptureCarriers(),
              new CaptureCoverage(),
              new CaptureLag(),
              new CaptureOpened(),
              new CaptureScroll(),
              new CaptureWhole(),
              new CarrierHolds(),
              new CertificatesHold(),
              new CoercionWords(),
              new EditScreening("audio.edits.screened", false),
              new EditScreening("video.edits.screened", true),
              new FaxAlone(),
              new FaxCopied(),
              new FaxHeader(),
              new FaxNumbers(),
              new FaxPages(),
              new FaxTransmission(),
              new LawfulRecording(),
              new LogBusiness(),
              new LogContinuous(),
              new MailRoute(),
              new NativeOriginal(),
              new ObligorSpeaks(),
              new ProgramKnown(),
              new SignedDocument(),
              new TranscriptComplete(),
              new TranscriptSlots(),
              new UnrelatedSecrets(),
              new VideoOrigin(),
              new WebAnchored(),
              new WebComplete(),
              new WebEnvironment(),
              new WebFacts(),
              new WebLater(),
              new WebOperator(),
              new WebRegions(),
              new MailThread(),
              new MailAcquisition(),
              new MailOddities(),
              new MailParties(),
              new MailProvider(),
              new MailSignatures(),
              new BundleComplete(),
              new CarrierOpened(),
              new DisplayTested(),
              new DocumentStamped(),
              new DocumentTimes(),
              new LoginShown(),
              new MomentsReactions(),
              new PaymentParties(),
              new PaymentSource(),
              new PhotoCircumstances(),
              new PhotoResolution(),
              new PrintAlone(),
              new RawMail(),
              new ReceiptProved(),
              new Screenshots(),
              new ShotSequence(),
              new ShowSteps(),
              new SpaceOwner(),
              new VoiceTranscripts(),
              new ReceivedChain(),
              new AlteredRows(),
              new AppraisalParts(),
              new BeforeDeposit(),
              new BundleManifest(),
              new CameraTraces(),
              new CarriersSound(),
              new CatalogueComplete(),
              new ChatAccounts(),
              new ChatGaps(),
              new ChatKeyVersion(),
              new ChatPages(),
              new ChatSchema(),
              new ChatSigns(ChatGroup.EARLIER),
              new ChatSigns(ChatGroup.MEDIA),
              new ChatSigns(ChatGroup.ORDER),
              new ChatSigns(ChatGroup.PAYMENT),
              new ChatSigns(ChatGroup.SENDER),
              new ComparedCopies(),
              new ChatSupplement(),
              new ContractByChat(),
              new Contradictions(),
              new ConversationsChosen(),
              new CopiesOnly(),
              new Corroborated(),
              new CounterpartIdentity(),
              new CustodyUnbroken(),
              new DeadlineKept(),
              new DeedComplete(),
              new DepositedHash(),
              new EFilingProfile(),
              new EnvironmentStated(),
              new FreCertificate(),
              new FreDuplicate(),
              new GroupMembers(),
              new HigherStandard(),
              new LawfulCollection(),
              new LinkedToFact(),
              new LogProof(),
              new MediaPresent(),
              new ObjectionMove(),
              new OrderApplication(),
              new OriginalCarrier(),
              new OutsidersData(),
              new OwnWording(),
              new PageNumbers(),
              new PaymentPurpose(),
              new PersonsLinked(),
              new PhotoTimes(),
              new PicturesInContext(),
              new PlatformNeutral(),
              new PlausibleGrade(),
              new Presumptions(),
              new Reproducible(),
              new RiskAcknowledged(),
              new SmsExcerpt(),
              new SmsFields(),
              new SmsGaps(),
              new SmsOrder(),
              new SmsParts(),
              new SmsTimes(),
              new StanceRecorded(),
              new StandsAlone(),
              new StatementConsistent(),
              new TokenQualified(),
              new TokenTechnical(),
              new Translated(),
              new TrustedTime(),
              new UnchangedBytes(),
              new VagueReplies(),
              new UnfavourableReviewed()));

  private Checks() {}

  public static Optional<Check> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** Every check in the order of their names. */
  public static Collection<Check> all() {
    return ALL.values();
  }

  private static Map<String, Check> register(List<Check> checks) {
    Map<String, Check> byName = new TreeMap<>();
    for (Check check : checks) {
      if (byName.put(check.name(), check) != null) {
        throw new IllegalStateException("two checks are named " + check.name());
      }
    }
    return byName;
  }
}
