package org.tiezheng.casework.twins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.testkit.file.StoreEditor;
import org.tiezheng.testkit.phone.PhoneFile;
import org.tiezheng.testkit.phone.PhoneText;
import org.tiezheng.testkit.phone.PhoneWorld;

/** Defects in the phone's store of short messages. */
final class PhoneDefects {
  private static final Set<String> PHONE = Set.of("短信");

  private final List<Defect> all = new ArrayList<>();

  static List<Defect> all() {
    PhoneDefects defects = new PhoneDefects();
    defects.rows();
    defects.parts();
    return List.copyOf(defects.all);
  }

  private void plant(String id, String what, Defect.How how, String rule, Outcome o, String where) {
    all.add(new Defect(id, what, how, rule, o, where));
  }

  private static Defect.InFiles sql(String... statements) {
    return Defect.InFiles.changed(
        PHONE,
        (_, evidence, _) -> {
          Path store = evidence.resolve("短信/databases/mmssms.db");
          StoreEditor.run(store, statements);
        });
  }

  private void rows() {
    plant(
        "sms-row-deleted",
        "删除对方确认欠款的短信",
        sql("DELETE FROM sms WHERE _id=14"),
        "CN/SMS-002",
        Outcome.FAIL,
        "threads rowid 1");
    plant(
        "sms-range-deleted",
        "删除前半年的银行短信",
        sql("DELETE FROM sms WHERE _id BETWEEN 3 AND 8"),
        "CN/SMS-002",
        Outcome.FAIL,
        "threads rowid 2");
    plant(
        "sms-last-text-changed",
        "改动会话最后一条短信的内容",
        sql("UPDATE sms SET body='【工商银行】账单已出' WHERE _id=12"),
        "CN/SMS-002",
        Outcome.FAIL,
        "threads rowid 2");
    plant(
        "sms-text-lengthened",
        "把“四万五”改成更长的话，旧内容留在页内",
        sql("UPDATE sms SET body=body || '，另有利息三万元也一并在月底之前还清，绝不再拖' WHERE _id=14"),
        "CN/SMS-003",
        Outcome.WARN,
        "sms");
    plant(
        "sms-inserted",
        "补插一条倒填日期的短信",
        sql(
            "INSERT INTO"
                + " sms(thread_id,address,date,date_sent,type,body,read,protocol,creator,service_center)"
                + " VALUES(1,'+8613900000002',1710500000000,1710499997000,1,'五万已收到',1,"
                + "0,'com.android.mms','+8613800200500')",
            "UPDATE threads SET message_count=message_count+1 WHERE _id=1"),
        "CN/SMS-003",
        Outcome.FAIL,
        "row 17");
    plant(
        "sms-time-changed",
        "把催收短信提前两个月",
        sql("UPDATE sms SET date=date-5184000000 WHERE _id=13"),
        "CN/SMS-003",
        Outcome.FAIL,
        "row 13");
    plant(
        "sms-centre-before",
        "收到时间早于短信中心的时间",
        sql("UPDATE sms SET date=date-86400000 WHERE _id=14"),
        "CN/SMS-005",
        Outcome.FAIL,
        "row 14");
    plant(
        "sms-sender-absent",
        "一条收到的短信没有号码",
        sql("UPDATE sms SET address=NULL, thread_id=9 WHERE _id=14"),
        "CN/SMS-001",
        Outcome.FAIL,
        "row 14");
  }

  private static Defect.InFiles with(PhoneText added) {
    return Defect.InFiles.of(
        PHONE,
        files -> {
          List<PhoneText> texts = new ArrayList<>(files.phone().texts());
          texts.add(added);
          return files.with(new PhoneWorld(files.phone().own(), texts, List.of(), List.of()));
        });
  }

  private void parts() {
    plant(
        "sms-part-missing",
        "长短信只到了第一段",
        sql(
            "INSERT INTO raw(date,reference_number,count,sequence,address,pdu)"
                + " VALUES(1736950000000,77,2,1,'+8613900000002','')"),
        "CN/SMS-004",
        Outcome.FAIL,
        "raw");
    plant(
        "mms-attachment-missing",
        "彩信的图片不在",
        with(
            new PhoneText(
                17,
                1,
                "+8613900000002",
                "周山",
                1,
                1_736_950_000_000L,
                1_736_949_999_000L,
                "收据",
                Optional.empty(),
                Optional.of(
                    new PhoneText.Mms(
                        "+8613800000001",
                        "收据",
                        List.of(new PhoneFile("收据.jpg", "image/jpeg", new byte[] {1, 2, 3})))))),
        "CN/SMS-004",
        Outcome.WARN,
        "17");
    plant(
        "sms-draft-as-sent",
        "把草稿改成已发送的催收短信",
        sql("UPDATE sms SET type=2, address='+8613900000002' WHERE _id=16"),
        "CN/SMS-002",
        Outcome.WARN,
        "threads rowid 1");
  }
}
