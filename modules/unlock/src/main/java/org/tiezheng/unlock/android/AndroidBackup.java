package org.tiezheng.unlock.android;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.VisibleName;
import org.tiezheng.collect.container.Claim;
import org.tiezheng.collect.container.Container;
import org.tiezheng.collect.container.DamagedContainerException;
import org.tiezheng.collect.container.Fact;
import org.tiezheng.collect.container.OpenedContainer;
import org.tiezheng.collect.container.Opening;
import org.tiezheng.collect.container.Secret;
import org.tiezheng.collect.container.SecretNeededException;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Text;

/** The file that {@code adb backup} makes: a header, and a tar, deflated and encrypted or not. */
public final class AndroidBackup implements Container {
  /** The newest version that is known; they differ in how bytes are made of characters. */
  private static final int NEWEST = 5;

  private static final Text DERIVING = new Text("由密码计算密钥", "deriving the key from the password");

  @Override
  public String id() {
    return "android.backup";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Optional<Claim> claims(Probe probe) {
    if (!BackupHeader.begins(probe.head())) {
      return Optional.empty();
    }
    Member file = probe.source().main();
    String name = file.fileName();
    String title = "adb backup: " + VisibleName.of(name);
    Map<Fact, String> facts = new EnumMap<>(Fact.class);
    Optional<Text> prompt = Optional.empty();
    List<Text> notes = List.of();
    try {
      BackupHeader header = BackupHeader.read(MemorySegment.ofArray(probe.head()));
      facts.put(Fact.BACKUP_VERSION, Integer.toString(header.version()));
      facts.put(Fact.ENCRYPTED, Boolean.toString(header.encryption().isPresent()));
      prompt =
          header
              .encryption()
              .map(_ ->
                  new Text(
                      "“" + VisibleName.of(name) + "”已加密。请输入备份时在手机上设置的密码",
                      VisibleName.of(name) + " is encrypted. The password typed on the phone"));
    } catch (FormatException e) {
      notes = List.of(e.sentence());
    }
    String folder = file.name().substring(0, file.name().length() - name.length());
    return Optional.of(new Claim(title, folder, name::equals, name::equals, prompt, facts, notes));
  }

  @Override
  public OpenedContainer open(SealedSource source, Optional<Secret> secret, Opening opening)
      throws IOException {
    try {
      return opened(source, secret, opening);
    } catch (FormatException e) {
      throw new DamagedContainerException(e);
    }
  }

  private static OpenedContainer opened(
      SealedSource source, Optional<Secret> secret, Opening opening) throws IOException {
    MemorySegment bytes = source.main().bytes();
    BackupHeader header = BackupHeader.read(bytes);
    Optional<MasterKey> key = Optional.empty();
    if (header.encryption().isPresent()) {
      BackupHeader.Encryption encryption = header.encryption().get();
      Secret typed =
          secret.orElseThrow(() ->
              new SecretNeededException(
                  new Text(
                      "该 Android 备份已加密,需要密码",
                      "This Android backup is encrypted and needs its password.")));
      key =
          Optional.of(
              MasterKey.open(
                  header.version(),
                  encryption,
                  typed,
                  done -> opening.progress().at(DERIVING, done, 0)));
    }
    OpenedAndroidBackup backup = new OpenedAndroidBackup(source.main(), header, key, opening);
    if (header.version() > NEWEST) {
      backup.note(
          "备份版本 " + header.version() + " 尚未见过,按第 5 版读取",
          "version " + header.version() + " is not known; read as version 5");
    }
    backup.list();
    return backup;
  }
}
