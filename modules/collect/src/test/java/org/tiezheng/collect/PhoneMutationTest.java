package org.tiezheng.collect;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.testkit.phone.PhoneWorld;
import org.tiezheng.testkit.phone.SmsBackupXml;
import org.tiezheng.testkit.phone.TelephonyBackup;
import org.tiezheng.testkit.phone.VcardFile;

/** The same as {@link MutationTest}, for what phones and their programs write. */
class PhoneMutationTest {
  static List<MutationTest.Sample> samples() {
    PhoneWorld world = PhoneWorld.random(new Random(11), 6, 4, 4);
    return List.of(
        new MutationTest.Sample(
            "sms.backup", "s.xml", SmsBackupXml.messages(world.texts()), 2 * MutationTest.SLOW),
        new MutationTest.Sample(
            "sms.backup", "c.xml", SmsBackupXml.calls(world.calls()), 2 * MutationTest.SLOW),
        new MutationTest.Sample(
            "sms.android.backup",
            "000000_sms_backup",
            TelephonyBackup.packed(TelephonyBackup.sms(world.texts())),
            2 * MutationTest.SLOW),
        new MutationTest.Sample(
            "sms.android.backup",
            "000000_mms_backup",
            TelephonyBackup.mms(world.texts()),
            2 * MutationTest.SLOW),
        vcard(world, VcardFile.Way.OLD_GB2312),
        vcard(world, VcardFile.Way.V3));
  }

  private static MutationTest.Sample vcard(PhoneWorld world, VcardFile.Way way) {
    byte[] file = VcardFile.of(world.contacts(), way);
    return new MutationTest.Sample("contacts.vcard", way + ".vcf", file, 2 * MutationTest.SLOW);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void damageIsReadSetAsideOrSaid(MutationTest.Sample sample) {
    MutationTest.damage(sample);
  }
}
