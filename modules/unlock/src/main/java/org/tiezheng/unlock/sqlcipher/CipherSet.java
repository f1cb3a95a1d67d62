package org.tiezheng.unlock.sqlcipher;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.unlock.Pbkdf2.Hash;

/**
 * The parameters that a database is encrypted with. The cipher is AES-256 in CBC in all of them;
 * each page ends with its initial vector and, where there is one, its authentication code.
 *
 * <p>Sources: the design page of SQLCipher; for the programs of Tencent sjzar/chatlog@a638aa9
 * (WeChat), the parameters that WCDB documents (Android), and the clear header of a QQNT database.
 *
 * @param id stable, such as {@code sqlcipher.4}
 * @param name for a person, with the programs that use it
 * @param pageSize in bytes
 * @param start bytes of the file before page 1
 * @param kdf digest of the key derivation
 * @param rounds of the derivation from a passphrase; 0 if the key is taken as it is
 * @param hmac digest of the authentication codes, if pages have them
 * @param codeKdf digest of the derivation of their key: that of {@code kdf} in SQLCipher, that of
 *     {@code hmac} in SQLite3 Multiple Ciphers
 */
record CipherSet(
    String id,
    Text name,
    int pageSize,
    int start,
    Hash kdf,
    int rounds,
    Optional<Hash> hmac,
    Hash codeKdf) {

  /** Length of the initial vector and of a block. */
  static final int IV = 16;

  static final CipherSet SQLCIPHER_4 =
      new CipherSet(
          "sqlcipher.4",
          new Text("SQLCipher 4(微信电脑版 4.x)", "SQLCipher 4 (WeChat 4.x for PC and Mac)"),
          4096,
          0,
          Hash.SHA_512,
          256_000,
          Optional.of(Hash.SHA_512),
          Hash.SHA_512);
  static final CipherSet WECHAT_PC_3 =
      new CipherSet(
          "wechat.pc3",
          new Text(
              "SQLCipher 3,页 4096(微信电脑版 3.x)", "SQLCipher 3, pages of 4096 (WeChat 3.x for PC)"),
          4096,
          0,
          Hash.SHA_1,
          64_000,
          Optional.of(Hash.SHA_1),
          Hash.SHA_1);
  static final CipherSet SQLCIPHER_3 =
      new CipherSet(
          "sqlcipher.3",
          new Text("SQLCipher 3(微信 Mac 版 3.x)", "SQLCipher 3 (WeChat 3.x for Mac)"),
          1024,
          0,
          Hash.SHA_1,
          64_000,
          Optional.of(Hash.SHA_1),
          Hash.SHA_1);
  static final CipherSet SQLCIPHER_2 =
      new CipherSet(
          "sqlcipher.2",
          Text.same("SQLCipher 2"),
          1024,
          0,
          Hash.SHA_1,
          4_000,
          Optional.of(Hash.SHA_1),
          Hash.SHA_1);
  static final CipherSet SQLCIPHER_1 =
      new CipherSet(
          "sqlcipher.1",
          new Text("SQLCipher 1(微信安卓版)", "SQLCipher 1 (WeChat for Android)"),
          1024,
          0,
          Hash.SHA_1,
          4_000,
          Optional.empty(),
          Hash.SHA_1);

  /** All but those of QQNT, whose file says some of them itself. */
  static final List<CipherSet> ALL =
      List.of(SQLCIPHER_4, WECHAT_PC_3, SQLCIPHER_3, SQLCIPHER_2, SQLCIPHER_1);

  /** QQNT (nt_msg.db and others). */
  static CipherSet qqnt(int start, Hash kdf, Hash hmac, Hash codeKdf) {
    String code = hmac.hmac();
    return new CipherSet(
        "qqnt." + kdf.hmac() + "." + code,
        new Text(
            "QQNT(派生 " + kdf.hmac() + ",认证 " + code + ")",
            "QQNT (" + kdf.hmac() + ", " + code + ")"),
        4096,
        start,
        kdf,
        4_000,
        Optional.of(hmac),
        codeKdf);
  }

  /** The same, the key taken as it is and not derived from a passphrase. */
  CipherSet raw() {
    return new CipherSet(
        id + ".raw",
        new Text(name.zh() + ",原始密钥", name.en() + ", raw key"),
        pageSize,
        start,
        kdf,
        0,
        hmac,
        codeKdf);
  }

  /** Bytes at the end of a page for the initial vector and the code: whole blocks. */
  int reserve() {
    int needed = IV + hmac.map(Hash::length).orElse(0);
    return (needed + IV - 1) / IV * IV;
  }

  /** Whether a file of this size consists of whole pages. */
  boolean fits(long size) {
    return size > start && (size - start) % pageSize == 0;
  }
}
