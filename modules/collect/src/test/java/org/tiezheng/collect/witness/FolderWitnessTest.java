package org.tiezheng.collect.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tiezheng.collect.witness.FolderWitness.Named;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Witness;

class FolderWitnessTest {
  private static final String MD5 = "0123456789abcdef0123456789abcdef";

  private static List<Witness> of(String... names) {
    List<Witness> found = new ArrayList<>();
    FolderWitness.read(
        Stream.of(names)
            .map(n -> new Named(n, Provenance.of("a".repeat(64), new Locator.Whole())))
            .toList(),
        found::add);
    return found;
  }

  private static List<String> absent(String... names) {
    return of(names).stream()
        .filter(w -> w.kind() == Witness.Kind.ABSENT_STORE)
        .map(w -> w.words().orElse("?"))
        .toList();
  }

  @Test
  void aNumberBeforeTheLastOfASeriesThatIsNotThereIsNamed() {
    assertThat(absent("db_storage/message/message_0.db", "db_storage/message/message_2.db"))
        .containsExactly("message_1.db");
    assertThat(absent("Msg/Multi/MSG1.db", "Msg/Multi/FTSMSG0.db"))
        .containsExactlyInAnyOrder("MSG0.db", "");
    assertThat(absent("DB/MM.sqlite", "DB/message_1.sqlite", "DB/message_3.sqlite"))
        .containsExactly("message_2.sqlite");
  }

  @Test
  void aWholeSeriesAndFilesThatAreNoneSayNothingIsAbsent() {
    assertThat(absent("a/message_0.db", "a/message_1.db", "a/message_fts.db", "a/x_3.db"))
        .containsExactly("");
    assertThat(absent("photo_7.jpg")).isEmpty();
  }

  @Test
  void mediaAreToldByTheirFoldersAndSmallPicturesAreLeftOut() {
    List<Witness> media =
        of(
            "x/Audio/" + MD5 + "/12.aud",
            "x/Img/" + MD5 + "/12.pic",
            "x/Img/" + MD5 + "/12.pic_thum",
            "msg/attach/" + MD5 + "/2024-05/Img/abc.dat",
            "msg/attach/" + MD5 + "/2024-05/Img/abc_t.dat",
            "MicroMsg/1/image2/ab/cd/th_abcd",
            "notes/readme.txt");
    assertThat(media).hasSize(3).allMatch(w -> w.conversation().equals(MD5));
    assertThat(media.get(0).local()).contains("12");
    assertThat(media.get(2).local()).isEmpty();
  }
}
