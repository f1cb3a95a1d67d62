package org.tiezheng.collect.container;

import org.tiezheng.evidence.Text;

/** What a container states about the device it came from, and about itself. */
public enum Fact {
  DEVICE_NAME("deviceName", "设备名称", "device name"),
  MODEL("model", "型号", "model"),
  OS_VERSION("osVersion", "系统版本", "system version"),
  SERIAL("serial", "序列号", "serial number"),
  IMEI("imei", "IMEI", "IMEI"),
  IMEI_2("imei2", "第二 IMEI", "second IMEI"),
  MEID("meid", "MEID", "MEID"),
  ICCID("iccid", "SIM 卡号 ICCID", "SIM card (ICCID)"),
  PHONE_NUMBER("phoneNumber", "本机号码", "own phone number"),
  DEVICE_ID("deviceId", "设备标识", "device identifier"),
  BACKUP_DATE("backupDate", "备份时间", "time of the backup"),
  BACKUP_VERSION("backupVersion", "备份格式版本", "version of the backup format"),
  BACKUP_STATE("backupState", "备份状态", "state of the backup"),
  WRITTEN_BY("writtenBy", "备份程序", "program that wrote it"),
  ENCRYPTED("encrypted", "是否加密", "encrypted");

  private final String key;
  private final Text name;

  Fact(String key, String zh, String en) {
    this.key = key;
    this.name = new Text(zh, en);
  }

  /** The key under which it stands among an acquisition's facts about the device. */
  public String key() {
    return key;
  }

  /** For a person. */
  public Text text() {
    return name;
  }
}
