package org.tiezheng.examine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("SEED-SMS-06")
class PhoneNumberTest {
  private static final List<String> SERVICE = List.of("10", "11", "12", "95", "96", "400", "800");

  @ParameterizedTest
  @CsvSource({
    "13900000002, INTERNATIONAL",
    "139-0000-0002, INTERNATIONAL",
    "+86 139 0000 0002, INTERNATIONAL",
    "8613900000002, INTERNATIONAL",
    "+447911123456, INTERNATIONAL",
    "10086, SERVICE",
    "1069055912345, SERVICE",
    "106980095588, SERVICE",
    "95588, SERVICE",
    "12345, SERVICE",
    "110, SERVICE",
    "021-61234567, FIXED_LINE",
    "a@example.com, MAIL",
    "ALIPAY, OTHER",
    "老周, OTHER",
    "2390000000, OTHER",
    "'', OTHER",
    "+86, OTHER"
  })
  void theKindOfANumberIsTold(String address, PhoneNumber kind) {
    assertThat(PhoneNumber.of(address, SERVICE)).isEqualTo(kind);
  }
}
