package org.tiezheng.testkit.cipher;

import java.util.List;

/** The parameters with which programs encrypt their databases, as the engine is told them. */
public enum CipherSet {
  /** WeChat 4.x for PC and Mac, and SQLCipher 4: the key bytes are a passphrase. */
  WECHAT_4(
      4096,
      false,
      "legacy=4",
      "legacy_page_size=4096",
      "kdf_iter=256000",
      "kdf_algorithm=2",
      "hmac_algorithm=2",
      "hmac_use=1"),
  /** The same with the key of one file. */
  WECHAT_4_RAW(
      4096,
      true,
      "legacy=4",
      "legacy_page_size=4096",
      "kdf_iter=256000",
      "kdf_algorithm=2",
      "hmac_algorithm=2",
      "hmac_use=1"),
  /** WeChat 3.x for PC. */
  WECHAT_PC_3(
      4096,
      false,
      "legacy=3",
      "legacy_page_size=4096",
      "kdf_iter=64000",
      "kdf_algorithm=0",
      "hmac_algorithm=0",
      "hmac_use=1"),
  /** WeChat 3.x for Mac. */
  WECHAT_MAC_3(
      1024,
      true,
      "legacy=3",
      "legacy_page_size=1024",
      "kdf_iter=64000",
      "kdf_algorithm=0",
      "hmac_algorithm=0",
      "hmac_use=1"),
  /** EnMicroMsg.db of WeChat for Android. */
  WECHAT_ANDROID(
      1024,
      false,
      "legacy=1",
      "legacy_page_size=1024",
      "kdf_iter=4000",
      "kdf_algorithm=0",
      "hmac_algorithm=0",
      "hmac_use=0"),
  /** QQNT: 1,024 clear bytes, then pages. */
  QQNT(
      4096,
      false,
      "legacy=4",
      "legacy_page_size=4096",
      "kdf_iter=4000",
      "kdf_algorithm=2",
      "hmac_algorithm=0",
      "hmac_use=1"),
  SQLCIPHER_1(
      1024,
      false,
      "legacy=1",
      "legacy_page_size=1024",
      "kdf_iter=4000",
      "kdf_algorithm=0",
      "hmac_algorithm=0",
      "hmac_use=0"),
  SQLCIPHER_2(
      1024,
      false,
      "legacy=2",
      "legacy_page_size=1024",
      "kdf_iter=4000",
      "kdf_algorithm=0",
      "hmac_algorithm=0",
      "hmac_use=1"),
  SQLCIPHER_3(
      1024,
      false,
      "legacy=3",
      "legacy_page_size=1024",
      "kdf_iter=64000",
      "kdf_algorithm=0",
      "hmac_algorithm=0",
      "hmac_use=1"),
  SQLCIPHER_4(
      4096,
      false,
      "legacy=4",
      "legacy_page_size=4096",
      "kdf_iter=256000",
      "kdf_algorithm=2",
      "hmac_algorithm=2",
      "hmac_use=1");

  private final int pageSize;
  private final boolean raw;
  private final List<String> parameters;

  CipherSet(int pageSize, boolean raw, String... parameters) {
    this.pageSize = pageSize;
    this.raw = raw;
    this.parameters = List.of(parameters);
  }

  /** In bytes. */
  public int pageSize() {
    return pageSize;
  }

  /** Whether the key bytes are the key itself; else a passphrase. */
  public boolean raw() {
    return raw;
  }

  /** Whether a clear header lies before page 1. */
  public boolean clearHeader() {
    return this == QQNT;
  }

  List<String> parameters() {
    return parameters;
  }
}
