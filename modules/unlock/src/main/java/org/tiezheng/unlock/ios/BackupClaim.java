package org.tiezheng.unlock.ios;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.VisibleName;
import org.tiezheng.collect.container.Claim;
import org.tiezheng.collect.container.Fact;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.plist.Plist;
import org.tiezheng.evidence.Text;

/** What the three open property lists of a backup say of it. */
final class BackupClaim {
  /** Keys of Info.plist. */
  private static final Map<Fact, String> INFO_KEYS =
      new EnumMap<>(
          Map.of(
              Fact.DEVICE_NAME, "Device Name",
              Fact.MODEL, "Product Type",
              Fact.OS_VERSION, "Product Version",
              Fact.SERIAL, "Serial Number",
              Fact.IMEI, "IMEI",
              Fact.IMEI_2, "IMEI 2",
              Fact.MEID, "MEID",
              Fact.ICCID, "ICCID",
              Fact.PHONE_NUMBER, "Phone Number",
              Fact.BACKUP_DATE, "Last Backup Date"));

  /** Keys of the dictionary Lockdown in Manifest.plist, where Info.plist lacks them. */
  private static final Map<Fact, String> LOCKDOWN_KEYS =
      new EnumMap<>(
          Map.of(
              Fact.DEVICE_NAME, "DeviceName",
              Fact.MODEL, "ProductType",
              Fact.OS_VERSION, "ProductVersion",
              Fact.SERIAL, "SerialNumber",
              Fact.DEVICE_ID, "UniqueDeviceID"));

  private static final int FACT_CHARS = 200;

  private final Map<Fact, String> facts = new EnumMap<>(Fact.class);
  private final List<Text> notes = new ArrayList<>();
  private final BackupFolder folder;

  private BackupClaim(BackupFolder folder) {
    this.folder = folder;
  }

  static Claim of(Probe probe) {
    BackupClaim claim = new BackupClaim(new BackupFolder(probe.source()));
    Optional<Plist.Dict> manifest = claim.list(BackupFolder.MANIFEST);
    claim.list(BackupFolder.INFO).ifPresent(claim::info);
    manifest.ifPresent(claim::manifest);
    claim.list(BackupFolder.STATUS).ifPresent(claim::status);
    boolean locked = manifest.filter(m -> m.isTrue("IsEncrypted")).isPresent();
    claim.facts.put(Fact.ENCRYPTED, Boolean.toString(locked));
    String title = claim.title();
    String name = probe.name();
    return new Claim(
        title,
        name.substring(0, name.lastIndexOf('/') + 1),
        BackupFolder::holds,
        file -> file.endsWith("plist") || file.startsWith("Manifest."),
        locked ? Optional.of(prompt(title)) : Optional.empty(),
        claim.facts,
        claim.notes);
  }

  private static Text prompt(String title) {
    return new Text(
        "“" + title + "”已加密。请输入当初勾选“加密本地备份”时设置的密码",
        title + " is encrypted. The password that was set with “Encrypt local backup”");
  }

  private String title() {
    String name = facts.getOrDefault(Fact.DEVICE_NAME, facts.getOrDefault(Fact.MODEL, "iOS"));
    String date = facts.getOrDefault(Fact.BACKUP_DATE, "");
    String day = date.length() >= 10 ? " " + date.substring(0, 10) : "";
    return "iTunes/Finder: " + name + day;
  }

  private Optional<Plist.Dict> list(String name) {
    try {
      Optional<Plist.Dict> list = folder.list(name);
      if (list.isEmpty()) {
        notes.add(new Text("备份文件夹中没有 " + name, "the backup folder lacks " + name));
      }
      return list;
    } catch (FormatException e) {
      notes.add(e.sentence());
      return Optional.empty();
    }
  }

  private void info(Plist.Dict info) {
    INFO_KEYS.forEach((fact, key) -> put(fact, info.text(key)));
    put(Fact.DEVICE_ID, info.text("Unique Identifier").or(() -> info.text("Target Identifier")));
    put(
        Fact.WRITTEN_BY,
        info.text("iTunes Version")
            .map(v -> "iTunes " + v)
            .or(() -> info.text("macOS Version").map(v -> "macOS " + v)));
  }

  private void manifest(Plist.Dict manifest) {
    manifest
        .dict("Lockdown")
        .ifPresent(lockdown -> LOCKDOWN_KEYS.forEach((fact, key) -> put(fact, lockdown.text(key))));
    put(Fact.BACKUP_VERSION, manifest.text("Version"));
    put(Fact.BACKUP_DATE, manifest.text("Date"));
  }

  private void status(Plist.Dict status) {
    Optional<String> state = status.text("SnapshotState");
    boolean full = status.isTrue("IsFullBackup");
    put(
        Fact.BACKUP_STATE,
        state.map(s -> s + (full ? ", full" : "")).or(() -> status.text("BackupState")));
    put(Fact.BACKUP_DATE, status.text("Date"));
    if (state.isPresent() && !state.get().equals("finished")) {
      notes.add(
          new Text(
              "备份未正常完成(状态 " + shown(state.get()) + "),可能缺少文件",
              "the backup was not finished (state "
                  + shown(state.get())
                  + "); files may be missing"));
    }
  }

  private void put(Fact fact, Optional<String> value) {
    value
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .ifPresent(v -> facts.putIfAbsent(fact, shown(v)));
  }

  private static String shown(String value) {
    String visible = VisibleName.of(value);
    return visible.length() <= FACT_CHARS ? visible : visible.substring(0, FACT_CHARS) + "…";
  }
}
