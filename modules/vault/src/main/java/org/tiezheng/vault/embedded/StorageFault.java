package org.tiezheng.vault.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.VaultDamagedException;
import org.tiezheng.vault.VaultException;
import org.tiezheng.vault.VaultFullException;
import org.tiezheng.vault.VaultReadOnlyException;
import tools.jackson.core.JacksonException;

/** Says in one sentence what the file system or SQLite refused. */
final class StorageFault {
  private StorageFault() {}

  static VaultException of(Path place, IOException cause) {
    // The JDK hands on the system's words and no number.
    String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("no space left")
        || said.contains("not enough space")
        || said.contains("quota exceeded")) {
      return full(place, cause);
    }
    if (said.contains("read-only file system") || cause instanceof AccessDeniedException) {
      return readOnly(place, cause);
    }
    if (cause instanceof NoSuchFileException missing) {
      return new VaultDamagedException(
          new Text(
              "保管库缺少文件“" + missing.getFile() + "”;请运行 tiezheng check 查看全部问题,并从备份恢复。",
              "The vault lacks the file "
                  + missing.getFile()
                  + "; run tiezheng check to see all that is wrong, and restore it from a backup."),
          cause);
    }
    return failed(place, cause);
  }

  static VaultException of(Path database, SQLException cause) {
    return switch (primary(cause)) {
      case SQLITE_FULL -> full(database, cause);
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> readOnly(database, cause);
      case SQLITE_CORRUPT, SQLITE_NOTADB -> damaged(database, cause);
      default -> failed(database, cause);
    };
  }

  /** Whether the state of the file is unknown after this, so that nothing more may be written. */
  static boolean leavesDoubt(SQLException cause) {
    SQLiteErrorCode code = primary(cause);
    return code == SQLiteErrorCode.SQLITE_IOERR
        || code == SQLiteErrorCode.SQLITE_CORRUPT
        || code == SQLiteErrorCode.SQLITE_NOTADB;
  }

  private static SQLiteErrorCode primary(SQLException cause) {
    // The low byte of an extended code is the primary one.
    return SQLiteErrorCode.getErrorCode(cause.getErrorCode() & 0xff);
  }

  /** A row or file that we wrote can no longer be understood. */
  static VaultException of(Path file, JacksonException cause) {
    return damaged(file, cause);
  }

  private static VaultException damaged(Path file, Exception cause) {
    return new VaultDamagedException(
        new Text(
            "“" + file + "”已损坏(" + cause.getMessage() + ");请勿继续写入,运行 tiezheng check 并从备份恢复。",
            file
                + " is damaged ("
                + cause.getMessage()
                + "); write nothing more, run tiezheng check and restore it from a backup."),
        cause);
  }

  private static VaultException full(Path place, Exception cause) {
    return new VaultFullException(
        new Text(
            "磁盘空间不足,无法写入“" + place + "”;此前已确认的内容完好,本步骤未写入。请腾出空间后重试。",
            "No space is left to write "
                + place
                + "; everything acknowledged so far is safe, this step was not written. Make room"
                + " and try again."),
        cause);
  }

  private static VaultException readOnly(Path place, Exception cause) {
    return new VaultReadOnlyException(
        new Text(
            "“" + place + "”不可写;请检查权限或介质,或以只读方式打开。",
            place + " cannot be written to; check permissions and medium, or open it for reading."),
        cause);
  }

  private static VaultException failed(Path place, Exception cause) {
    return new VaultException(
        new Text(
            "读写“" + place + "”失败(" + cause.getMessage() + ");此前已确认的内容不受影响,请检查磁盘后重新打开。",
            "Reading or writing "
                + place
                + " failed ("
                + cause.getMessage()
                + "); what was acknowledged before is not affected. Check the disk and open the"
                + " vault again."),
        cause);
  }
}
