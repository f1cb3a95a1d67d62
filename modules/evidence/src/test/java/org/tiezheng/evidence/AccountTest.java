package org.tiezheng.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {
  @ParameterizedTest
  @CsvSource({
    "+8613800138000, phone:+8613800138000",
    "13800138000, phone:+8613800138000",
    "138 0013 8000, phone:+8613800138000",
    "+86 138-0013-8000, phone:+8613800138000",
    "008613800138000, phone:+8613800138000",
    "10086, phone:10086",
    "(021) 6123-4567, phone:02161234567",
    "1069055912345, phone:1069055912345",
    "Anna@Example.COM, email:anna@example.com",
    "ALIPAY, phone:ALIPAY"
  })
  void theSameNumberHasTheSameKeyHoweverItIsWritten(String found, String key) {
    assertThat(Account.keyOf(found)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "phone:138 0013 8000, phone:+8613800138000",
    "' phone:0086 13800138000', phone:+8613800138000",
    "email:Anna@Example.COM, email:anna@example.com",
    "wechat:wxid_A, wechat:wxid_A"
  })
  void aKeyThatAPersonWroteIsSpeltAsSourcesSpellIt(String written, String key) {
    assertThat(Account.normalKey(written)).isEqualTo(key);
  }
}
