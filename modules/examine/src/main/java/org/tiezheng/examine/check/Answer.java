package org.tiezheng.examine.check;

import org.tiezheng.evidence.Text;

/**
 * What a person answers beside an item, its carrier or the case, and which checks read it. Every
 * attribute that a check reads is named here and nowhere else; docs/rules.md lists them.
 */
public enum Answer {
  COLLECTION_METHOD(Of.ITEM, "collectionMethod", "怎样取得", "how it was obtained"),
  COLLECTOR(Of.ITEM, "collector", "由谁取得", "who obtained it"),
  SERIOUS_INFRINGEMENT(
      Of.ITEM,
      "seriousInfringement",
      "取得方式是否严重侵害他人合法权益、违反禁止性规定或严重违背公序良俗:yes / no",
      "whether obtaining it seriously infringed rights, broke a prohibition or good morals: yes /"
          + " no"),
  CONSENT(Of.ITEM, "consent", "取自他人的:谁同意、何令;都没有则 none", "another's: consent or order; none"),
  MASKED(
      Of.ITEM,
      "masked",
      "提交件中案外人信息是否已遮盖(原始数据封存不动):yes / none(没有此类信息)",
      "whether outsiders' data are masked in the copy handed in, the raw data being sealed: yes /"
          + " none (there are none)"),
  GRADE_REASON(Of.ITEM, "copyGradeReason", "主张原件或视为原件的理由", "reason for the copy grade claimed"),
  ORIGINAL_ITEM(Of.ITEM, "originalItem", "其原件是第几号证据", "number of the item that is its original"),
  DEED(Of.ITEM, "deed", "公证书编号", "number of the notarial deed"),
  DEED_OFFICE(Of.ITEM, "deedOffice", "出具公证书的公证机构", "notary office of the deed"),
  DEED_DATE(Of.ITEM, "deedDate", "公证书日期", "date of the deed"),
  COURT_ASKS_DISPLAY(
      Of.ITEM,
      "courtAsksDisplay",
      "法院仍要求当庭出示:yes / no",
      "the court asks for display anyway: yes / no"),
  STANCE(
      Of.ITEM,
      "stance",
      "对方态度:noObjection / objects / admitted / notYetKnown",
      "the opponent's stance: noObjection / objects / admitted / notYetKnown"),
  OBJECTION_REASON(Of.ITEM, "objectionReason", "对方异议的理由或反证", "reason or evidence of the objection"),
  OBJECTION_REPLY(Of.ITEM, "objectionReply", "我方对异议的回应", "our answer to the objection"),
  ENVIRONMENT(
      Of.ITEM,
      "environment",
      "取证环境说明(设备状态、操作系统、时钟偏差、工具版本)",
      "statement of the environment: device state, system, clock offset, tool version"),
  SYSTEM_STATE(
      Of.ITEM,
      "systemState",
      "生成、存储时系统是否正常:normal / abnormal",
      "state of the system then: normal / abnormal"),
  PRESUMPTION(
      Of.ITEM,
      "presumption",
      "主张的推定情形,逗号分隔:unfavourable, neutralPlatform, ordinaryBusiness, archive,"
          + " agreedMethod, notarised;无则 none",
      "grounds of art. 94 relied on, comma separated, or none"),
  PRESUMPTION_PROOF(
      Of.ITEM,
      "presumptionProof",
      "各情形的证明,形如 archive=item 5;neutralPlatform=…",
      "proof of each ground, such as archive=item 5; neutralPlatform=…"),
  PERSONS(
      Of.ITEM,
      "persons",
      "材料中的当事人 id,逗号分隔;无人则 none",
      "ids of the parties shown in it, comma separated; none"),
  PERSONS_PROOF(Of.ITEM, "personsProof", "人物身份依据", "what shows who they are"),
  LANGUAGE(Of.ITEM, "language", "语言代码,如 zh、en", "language code such as zh, en"),
  TRANSLATION(Of.ITEM, "translation", "中文译本(证据号或文件名)", "the Chinese translation: item or file"),
  FOREIGN_PUBLIC(
      Of.ITEM, "foreignPublic", "是否域外形成的公文书证:yes / no", "public document formed abroad: yes / no"),
  AUTHENTICATED(Of.ITEM, "authenticated", "域外公证或证明手续", "notarisation or authentication abroad"),
  LEGIBLE(Of.ITEM, "legible", "提交件是否完整清晰可辨:yes / no", "whether the copy is complete and legible"),
  UNFAVOURABLE(
      Of.ITEM,
      "unfavourable",
      "对己方不利的内容(位置与内容);经审查没有则 none",
      "content against the submitter and where; none if reviewed and there is none"),
  UNFAVOURABLE_DECISION(
      Of.ITEM, "unfavourableDecision", "仍提交的决定及理由", "decision to submit it all the same"),
  GENERATION(Of.ITEM, "generation", "数据怎样生成", "how the data arose"),
  STORAGE(Of.ITEM, "storage", "上链/存证前怎样保存", "how they were kept before the deposit"),
  WITNESS(Of.ITEM, "witness", "公证、第三方见证或佐证;无则 none", "notary, third-party witness or proof; none"),
  PLATFORM_QUALIFICATION(
      Of.ITEM, "platformQualification", "存证平台资质", "qualification of the platform"),
  PLATFORM_INDEPENDENCE(
      Of.ITEM,
      "platformIndependence",
      "平台与当事人无利害关系:yes / no 及说明",
      "whether the platform is independent of the parties: yes / no and why"),
  PLATFORM_STANDARDS(Of.ITEM, "platformStandards", "平台符合的标准", "standards that the platform meets"),
  CLAIMED_DATE(Of.ITEM, "date", "主张的拍摄/形成日期", "the date claimed for it"),
  APPRAISAL_REPORT(
      Of.ITEM, "appraisalReport", "是否鉴定书:yes / no", "is an appraisal report: yes / no"),
  APPRAISAL_PARTS(
      Of.ITEM,
      "appraisalParts",
      "鉴定书具备的部分,逗号分隔:court, matter, material, principle, process, opinion, undertaking",
      "parts that the report has, comma separated"),
  CARRIER_EXCEPTION(
      Of.ITEM, "carrierException", "不能出示原载体的理由", "why the original carrier cannot be shown"),
  PROFILE_PAGES(Of.ITEM, "profilePages", "双方个人信息页(证据号)", "profile pages of both sides: items"),
  ALTERED_STATED(
      Of.ITEM,
      "alteredStated",
      "完整版已载明撤回/编辑/恢复的条数:yes / no",
      "the full version states recalled, edited and recovered rows: yes / no"),
  GAP_EXPLAINED(Of.ITEM, "gapExplained", "对记录缺口的说明", "explanation of gaps in the record"),
  OWN_NUMBER(
      Of.ITEM, "ownNumber", "本机号码(双卡用逗号分隔)", "the phone's own number; two cards: comma separated"),
  ORDER_EXPLAINED(
      Of.ITEM,
      "orderExplained",
      "对短信或聊天记录次序、时间异常或批量恢复的说明",
      "explanation of messages out of order, odd times or a restore"),
  FIELDS_EXPLAINED(
      Of.ITEM,
      "fieldsExplained",
      "对聊天记录字段、款项、媒体、表结构或页认证码不符之处的说明",
      "explanation of fields, payments, media, schema or page codes of a chat that do not fit"),
  RECOVERY_TOOL(
      Of.ITEM,
      "recoveryTool",
      "找回工具的名称、版本和操作人(用过其他工具时)",
      "name, version and operator of a recovery tool other than this program"),
  DISCLOSED(
      Of.ITEM,
      "disclosed",
      "修订、批注、隐藏文字、宏已向对方说明:yes / no",
      "tracked changes, comments, hidden text, macros disclosed: yes / no"),
  ACQUISITION_POINT(
      Of.ITEM,
      "acquisitionPoint",
      "邮件从哪里取得:SERVER(服务器)/ CLIENT(收件人的客户端)/ PRINT(打印件)",
      "where the mail was taken from: SERVER / CLIENT (the receiver's program) / PRINT"),
  SERVER_UID(
      Of.ITEM,
      "serverUid",
      "服务器给出的邮件标识(UIDVALIDITY、UID)",
      "ids that the server gives the mails (UIDVALIDITY, UID)"),
  INTERNAL_DATE(
      Of.ITEM,
      "internalDate",
      "服务器记录的入库时间(INTERNALDATE)",
      "time of arrival as the server keeps it (INTERNALDATE)"),
  TLS_PEER(
      Of.ITEM,
      "tlsPeer",
      "取邮件时服务器出示的证书(名称或指纹)",
      "certificate that the server showed then (name or fingerprint)"),
  DKIM_KEY(
      Of.ITEM,
      "dkimKey",
      "存档的 DKIM 公钥,形如 s1._domainkey.example.com=v=DKIM1; k=rsa; p=…,可接连写多条",
      "archived DKIM keys: s1._domainkey.example.com=v=DKIM1; k=rsa; p=…, one after the other"),
  DKIM_KEY_SOURCE(
      Of.ITEM,
      "dkimKeySource",
      "DKIM 公钥由谁、何时、怎样查询存档",
      "who looked the DKIM keys up, when and how they were archived"),
  MAIL_PROVIDER(Of.ITEM, "provider", "邮件提供人", "who provides the mail"),
  MAIL_PROVIDER_RELATION(
      Of.ITEM,
      "providerRelation",
      "邮件提供人与当事人的关系",
      "relation of the one who provides it to the parties"),
  MAILBOX_KIND(
      Of.ITEM,
      "mailboxKind",
      "对方邮箱怎样取得:company(单位分配)/ paid(付费)/ free(免费注册)",
      "how the other side's mailbox was had: company / paid / free"),
  MAILBOX_PROOF(Of.ITEM, "mailboxProof", "邮箱账户资料(证据号)", "papers of the account: item"),
  PAYMENT_SOURCE(
      Of.ITEM,
      "paymentSource",
      "付款记录由谁出具:receipt(平台或银行回单)/ order(依调查令调取)/ download(自行下载)/ screenshot(截图)",
      "how the payment record was had: receipt / order (of the court) / download / screenshot"),
  PAYMENT_SEAL(Of.ITEM, "paymentSeal", "回单由谁盖章或签名", "who sealed or signed the receipt"),
  SEALED_CARRIER(
      Of.ITEM,
      "sealedCarrier",
      "平台寄来的盖章光盘(出具单位、快递单号);没有则 none",
      "sealed carrier from the platform: who issued it, courier number; none"),
  OPENING_FILMED(
      Of.ITEM, "openingFilmed", "开封录像(证据号或文件名);没有则 no", "film of its opening: item or file; no"),
  SHOT_ROLES(
      Of.ITEM,
      "shotRoles",
      "各张照片的远近,形如 a.jpg=far;b.jpg=middle;c.jpg=near;不是现场照片填 none",
      "which picture is far, middle, near: a.jpg=far; b.jpg=middle; c.jpg=near; none if no scene"),
  PHOTOGRAPHER(Of.ITEM, "photographer", "拍摄人", "who took the picture"),
  PHOTO_WITNESSES(Of.ITEM, "witnesses", "拍摄时在场人;没有则 none", "who was present then; none"),
  PHOTO_PLACE(Of.ITEM, "place", "拍摄地点", "where it was taken"),
  RECEIPT_PROOF(
      Of.ITEM,
      "receiptProof",
      "对方收到该文档的依据(如 item 4);没有则 none;没有发给对方填 notSent",
      "what shows that the other side received it, such as item 4; none; notSent"),
  LOGIN_SHOWN(
      Of.ITEM,
      "loginDemonstration",
      "本人账号登录演示的录像(证据号或文件名);留待开庭填 atHearing;没有则 none",
      "film of the login to the own account: item or file; atHearing; none"),
  SCREENSHOTS_REVIEWED(
      Of.ITEM,
      "screenshotsReviewed",
      "已逐张查看截图的时钟、电量、重叠、字体、气泡,前后一致:yes / no",
      "clock, battery, overlap, fonts and bubbles of each screenshot were looked at and fit: yes /"
          + " no"),
  CHANNEL(
      Of.ITEM,
      "channel",
      "内容来自哪里:chat / moments(朋友圈)/ qzone(QQ 空间)/ article(公众号)",
      "where it was published: chat / moments / qzone / article"),
  REACTIONS_SHOWN(
      Of.ITEM,
      "reactionsShown",
      "朋友圈的评论和点赞已一并固定(没有评论和点赞的也算):yes / no",
      "comments and likes were kept with the moments, where there were any: yes / no"),
  VOICE_TRANSCRIPT(
      Of.ITEM,
      "transcript",
      "语音或录音的文字稿(证据号或文件名);没有则 none",
      "transcript of the voices or the recording: item or file; none"),
  ORIGINAL_KEPT(
      Of.ITEM,
      "originalKept",
      "原始录音/录像文件是否仍在原设备上:yes / no",
      "whether the original file is still on the device that made it: yes / no"),
  SPEAKER_PROOF(
      Of.ITEM,
      "speakerProof",
      "怎样证明录音里的义务人是本人(号码实名登记、自报姓名、声纹);没有则 none",
      "what shows that the obligor in the recording is he: number in his name, names himself,"
          + " voice; none"),
  OWN_CONVERSATION(
      Of.ITEM,
      "ownConversation",
      "录音人本人是否参加谈话:yes / no",
      "whether the one who recorded took part in the talk: yes / no"),
  RECORDING_PLACE(
      Of.ITEM,
      "recordingPlace",
      "录音地点:own(自己处所)/ public(公共场所)/ call(通话)/ othersHome(他人住所)/ othersCar(他人车内)/"
          + " othersDevice(他人设备上)",
      "where it was recorded: own / public / call / othersHome / othersCar / othersDevice"),
  RECORDING_MEANS(
      Of.ITEM,
      "recordingMeans",
      "用什么录的:ordinary(手机、录音笔等普通设备)/ special(窃听专用器材)",
      "with what: ordinary (phone, recorder) / special (equipment made for bugging)"),
  COERCED(
      Of.ITEM,
      "coerced",
      "谈话时是否有胁迫、拘禁、威胁:yes / no",
      "whether there was force, detention or a threat during the talk: yes / no"),
  VIDEO_ORIGIN(
      Of.ITEM,
      "videoOrigin",
      "录像来源:self(自己拍摄)/ reposted(转发、下载)/ made(后期制作)",
      "where the film comes from: self (own shot) / reposted / made"),
  ORIGIN_SOURCE(
      Of.ITEM,
      "originSource",
      "录像最初由谁拍摄、从哪里取得;不清楚则 none",
      "who shot the film first and where it was had from; none if not known"),
  CAPTURES(
      Of.ITEM,
      "captures",
      "这段录像固定的是第几号证据(如 item 1);不是固定证据的录像填 none",
      "number of the item that this film records, such as item 1; none"),
  LAG_EXPLAINED(Of.ITEM, "lagExplained", "固定较晚的原因", "why it was recorded late"),
  FAX_COPY(
      Of.ITEM, "faxCopy", "传真件的复印件或扫描件存放处;没有则 no", "where a copy or scan of the fax is kept; no"),
  REGIONS(
      Of.ITEM,
      "regions",
      "网页中与案件有关的部分(位置、文字);没有标出则 none",
      "which parts of the page matter (place, words); none if not marked"),
  SITE_OPERATOR(
      Of.ITEM,
      "siteOperator",
      "网站经营者及依据(如 某公司,备案信息见 item 9);不清楚则 none",
      "who runs the site and what shows it (such as a company, its registration being item 9);"
          + " none"),
  CAPTURE_DIFF(
      Of.ITEM,
      "captureDiff",
      "与其他时间固定的同一网页的差异说明(证据号或文件名);没有则 no",
      "comparison with the same page at another time: item or file; no"),
  LOG_CLOCK(
      Of.ITEM,
      "logClock",
      "产生日志的系统的时钟偏差及校时方法;不清楚则 none",
      "clock offset of the system that wrote the log, and how its clock is set; none"),
  LOG_KEEPER(Of.ITEM, "logKeeper", "日志由谁保管", "who keeps the log"),
  LOG_METHOD(Of.ITEM, "logMethod", "日志在正常业务中怎样自动产生", "how it arises in the ordinary business"),
  LOG_RETENTION(
      Of.ITEM, "logRetention", "日志保存期限与防改措施", "how long it is kept and what keeps it from change"),
  SPACE_OWNER(Of.ITEM, "spaceOwner", "QQ 空间主人的 QQ 号", "QQ number of the space's owner"),
  SPACE_COMMENTERS(
      Of.ITEM, "spaceCommenters", "评论人的 QQ 号;没有评论则 none", "QQ numbers of the commenters; none"),
  PRINTED(Of.ITEM, "printed", "是否附打印件:yes / no", "whether a print is handed in: yes / no"),
  ORDER_UNIT(Of.ITEM, "orderUnit", "调查令:协助调查的单位", "investigation order: unit that is asked"),
  ORDER_FROM(Of.ITEM, "orderFrom", "调查令:查询期间的起点", "investigation order: first day of the period"),
  ORDER_UNTIL(Of.ITEM, "orderUntil", "调查令:查询期间的终点", "investigation order: last day of the period"),
  ORDER_DATA(Of.ITEM, "orderData", "调查令:要调取的数据", "investigation order: data wanted"),
  ORDER_REASON(
      Of.ITEM,
      "orderReason",
      "调查令:与案件的关联和不能自行收集的原因",
      "investigation order: relevance, and why the party cannot collect it"),
  ORDER_VALID_UNTIL(
      Of.ITEM,
      "orderValidUntil",
      "调查令的有效期截止日;尚未开具的不填",
      "day until which the order is valid; blank before it is made"),
  DEVICE(Of.CARRIER, "device", "原始载体(设备型号)", "the original carrier: make and model"),
  SERIAL(Of.CARRIER, "serial", "载体序列号", "its serial number"),
  HOLDER(Of.CARRIER, "holder", "载体持有人", "who holds it"),
  PLACE(Of.CARRIER, "place", "载体存放地", "where it is kept"),
  AVAILABLE_FOR_HEARING(
      Of.CARRIER,
      "availableForHearing",
      "庭审时能否出示:yes / no",
      "whether it can be shown at the hearing: yes / no"),
  USED_FROM(Of.CARRIER, "usedFrom", "手机开始使用日期", "day since which the phone was used"),
  USED_UNTIL(Of.CARRIER, "usedUntil", "手机停止使用日期(仍在用则不填)", "day until which; blank if in use"),
  PROOF_PERIOD(
      Of.CASE, "proofPeriod", "法院未指定举证期限时填 none", "none if the court has set no proof period"),
  EXTENSION_UNTIL(Of.CASE, "extensionUntil", "法院准许延期至(日期)", "date to which the court extended"),
  CATALOGUE_SIGNATURE(
      Of.CASE,
      "catalogueSignature",
      "目录上签名和日期:place(已留位置)/ signed(已签)/ no",
      "signature and date on the catalogue: place / signed / no"),
  RISK_ACKNOWLEDGED(
      Of.CASE,
      "riskNoticeAcknowledged",
      "已签收未公证风险提示(姓名、日期);未签则 no",
      "notice on un-notarised evidence signed: name and date; no"),
  E_FILING(Of.CASE, "eFiling", "是否网上提交:yes / no", "filed online: yes / no"),
  TRUSTED_ROOTS(
      Of.CASE,
      "trustedRoots",
      "信任的根证书的 SHA-256 指纹(到发证机构公布处核对),逗号分隔",
      "SHA-256 of the root certificates that you trust (compare with what the authority"
          + " publishes), comma separated"),
  CARRIERS(Of.CASE, "carriers", "不提交光盘/U盘时填 none", "none if no disc or stick is handed in"),
  DISPLAY_TESTED(
      Of.CASE,
      "displayTested",
      "开庭前试过手机信号和离线演示的日期;没有则 no",
      "day on which signal and showing offline were tried before the hearing; no"),
  HIGHER_STANDARD(
      Of.CASE,
      "higherStandard",
      "对“排除合理怀疑”标准的说明",
      "how proof beyond reasonable doubt is to be reached"),
  LAWYER_1(Of.CASE, "lawyer1.name", "代理律师姓名", "name of the lawyer"),
  LAWYER_2(Of.CASE, "lawyer2.name", "第二名代理律师姓名", "name of the second lawyer"),
  FRE_CERTIFICATE(
      Of.CASE,
      "freCertificate",
      "使用哪一种联邦证据规则 902 证明书:13 / 14 / both / none",
      "which certification under Fed. R. Evid. 902 is relied on: 13 / 14 / both / none"),
  FRE_13_CERTIFIER(Of.CASE, "DOC-FRE-902-13.certifier", "902(13) 证明人", "certifier under 902(13)"),
  FRE_13_QUALIFICATION(
      Of.CASE,
      "DOC-FRE-902-13.qualification",
      "902(13) 证明人的培训和经历",
      "training and experience of the certifier under 902(13)"),
  FRE_13_SYSTEM(
      Of.CASE, "DOC-FRE-902-13.system", "系统怎样写入记录", "how the system makes and writes the record"),
  FRE_13_GENERATED(
      Of.CASE,
      "DOC-FRE-902-13.generated",
      "记录何时、由什么生成",
      "when and by what the record was generated"),
  FRE_13_ACCURACY(
      Of.CASE,
      "DOC-FRE-902-13.accuracy",
      "结果为何准确:测试、监测、错误率",
      "why the result is accurate: tests, monitoring, error rate"),
  FRE_13_REGULAR(
      Of.CASE, "DOC-FRE-902-13.regular", "当时是否正常运行", "whether it operated properly then"),
  FRE_13_NOTICE(
      Of.CASE,
      "DOC-FRE-902-13.noticeDate",
      "902(13) 书面通知对方的日期",
      "day of the written notice under 902(13)"),
  FRE_14_CERTIFIER(Of.CASE, "DOC-FRE-902-14.certifier", "902(14) 证明人", "certifier under 902(14)"),
  FRE_14_QUALIFICATION(
      Of.CASE,
      "DOC-FRE-902-14.qualification",
      "902(14) 证明人的培训和经历",
      "training and experience of the certifier under 902(14)"),
  FRE_14_NOTICE(
      Of.CASE,
      "DOC-FRE-902-14.noticeDate",
      "902(14) 书面通知对方的日期",
      "day of the written notice under 902(14)"),
  DISPUTE_DATE(Of.CASE, "disputeDate", "争议发生日期", "the day on which the dispute arose");

  /** What an answer stands beside. */
  public enum Of {
    ITEM("item.attributes."),
    CARRIER("item.carrier."),
    CASE("case.attributes.");

    private final String prefix;

    Of(String prefix) {
      this.prefix = prefix;
    }
  }

  private final Of of;
  private final String attribute;
  private final Text meaning;

  Answer(Of of, String attribute, String zh, String en) {
    this.of = of;
    this.attribute = attribute;
    this.meaning = new Text(zh, en);
  }

  public Of of() {
    return of;
  }

  /** Its name in the case file. */
  public String attribute() {
    return attribute;
  }

  /** The path by which rules list it among their inputs. */
  public String path() {
    return of.prefix + attribute;
  }

  /** What is asked, for the person who answers. */
  public Text meaning() {
    return meaning;
  }
}
