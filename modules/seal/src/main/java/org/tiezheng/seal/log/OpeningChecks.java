package org.tiezheng.seal.log;

import java.io.IOException;
import java.util.List;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.SignedNote;

/** What is looked at before a log signs again. */
final class OpeningChecks {
  private OpeningChecks() {}

  /** The store is this log's, and no signature of ours on its checkpoint fails. */
  static void requireOwn(SignedNote note, CheckpointSigner signer) {
    String origin = Checkpoint.parse(note.text()).origin();
    if (!origin.equals(signer.origin())) {
      throw new LogDamagedException(
          "此存储属于日志 " + origin + ",不是 " + signer.origin() + ";请检查密钥目录。",
          "This store is that of the log "
              + origin
              + ", not of "
              + signer.origin()
              + "; check the key ring.");
    }
    // After a rotation the newest checkpoint is by an older key, which is unknown here and ignored.
    if (note.check(signer.verifierKeys()).failed()) {
      throw new LogDamagedException(
          "存储中的检查点签名无效;请运行 tiezheng check 并从备份恢复。",
          "The stored checkpoint's signature does not verify; run tiezheng check and restore a"
              + " backup.");
    }
  }

  /** The tree continues every checkpoint that somebody else may hold. */
  static void requireContinuing(LogState state, TileNodes tiles, List<Checkpoint> seen)
      throws IOException {
    String origin = Checkpoint.parse(state.note().text()).origin();
    for (Checkpoint other : seen) {
      if (!other.origin().equals(origin)) {
        continue;
      }
      if (other.size() > state.size()) {
        throw new LogForkException(
            "日志现有 " + state.size() + " 条,但曾签过 " + other.size() + " 条的检查点:这是旧备份,继续写入会造成分叉;请恢复较新的备份。",
            "The log has "
                + state.size()
                + " leaves but signed a checkpoint of "
                + other.size()
                + " before: this is an old copy, and writing on would fork the log; restore a newer"
                + " one.");
      }
      if (!new TreeView(other.size(), tiles.under(state.edge())).root().equals(other.root())) {
        throw new LogForkException(
            "日志前 " + other.size() + " 条与曾签过的检查点不同:日志已分叉,不再写入。",
            "The first "
                + other.size()
                + " leaves are not those of a checkpoint signed before: the log is forked and will"
                + " not be written.");
      }
    }
  }
}
