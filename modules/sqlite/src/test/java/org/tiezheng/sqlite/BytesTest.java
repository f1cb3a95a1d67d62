package org.tiezheng.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variable-length integers, section 1.6 of the file format documentation. */
class BytesTest {
  @ParameterizedTest
  @CsvSource({
    "00, 1, 0",
    "7f, 1, 127",
    "8100, 2, 128",
    "8000, 2, 0",
    "80808001, 4, 1",
    "ffffffffffffffffff, 9, -1",
    "bfffffffffffffffff, 9, 9223372036854775807",
    "c08080808080808000, 9, -9223372036854775808",
    "808080808080808005, 9, 5"
  })
  void varintsOfEveryLengthAreReadAlsoIfLongerThanNeeded(String hex, int length, long value) {
    MemorySegment bytes = MemorySegment.ofArray(HexFormat.of().parseHex(hex));
    assertThat(Bytes.varintLength(bytes, 0, bytes.byteSize())).isEqualTo(length);
    assertThat(Bytes.varint(bytes, 0, length)).isEqualTo(value);
    assertThat(Bytes.varintLength(bytes, 0, bytes.byteSize() - 1)).isZero();
  }

  @Test
  void aRecordThatEndsTooSoonKeepsItsWholeFields() {
    RecordView record = new RecordView();
    MemorySegment bytes = MemorySegment.ofArray(HexFormat.of().parseHex("04010213aabbcc"));
    assertThat(record.read(bytes, 0, 7)).isFalse();
    assertThat(record.fields()).isEqualTo(3);
    assertThat(record.wholeFields()).isEqualTo(2);
    assertThat(record.value(1, TextEncoding.UTF_8)).isEqualTo(new Value.Int((short) 0xbbcc));
    assertThat(record.value(2, TextEncoding.UTF_8)).isEqualTo(Value.NULL);
  }
}
