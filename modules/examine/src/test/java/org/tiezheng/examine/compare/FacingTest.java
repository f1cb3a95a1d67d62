package org.tiezheng.examine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Record;
import org.tiezheng.examine.compare.Rendered.IdForm;

class FacingTest {
  private static Rendered copy(int owner, IdForm ids) {
    Rendered copy = new Rendered(owner);
    copy.ids = ids;
    return copy;
  }

  @Test
  void sharedIdsTellBeforeAnythingElse() {
    Told told = Told.of(1, 100);
    Comparison c =
        Comparer.compare(copy(0, IdForm.EXACT).side(told), copy(1, IdForm.ROUNDED).side(told));
    assertThat(c.summary().facing()).isEqualTo(Facing.How.IDS.title());
    assertThat(c.summary().b().roundedIds()).isTrue();
    assertThat(c.summary().a().roundedIds()).isFalse();
  }

  @Test
  void withoutIdsEachNamesTheOthersAccount() {
    Told told = Told.of(1, 100);
    Comparison c =
        Comparer.compare(copy(0, IdForm.NONE).side(told), copy(1, IdForm.NONE).side(told));
    assertThat(c.summary().facing()).isEqualTo(Facing.How.ACCOUNTS.title());
  }

  @Test
  void severalPairsAreListedInsteadOfGuessed() {
    Rendered first = copy(0, IdForm.EXACT);
    Rendered other = copy(0, IdForm.EXACT);
    other.conversation = "wechat:wxid_c";
    Told one = Told.of(1, 100);
    Told two = Told.of(2, 100);
    Side mine = both(first.side(one), other.side(two));
    Rendered theirs = copy(1, IdForm.EXACT);
    Rendered theirOther = copy(1, IdForm.EXACT);
    theirOther.conversation = "wechat:wxid_c";
    Side right = both(theirs.side(one), theirOther.side(two));
    assertThatThrownBy(() -> Comparer.compare(mine, right))
        .isInstanceOf(UnclearConversationException.class)
        .hasMessageContaining("wxid_c");
    Side chosen = named(mine, "wechat:wxid_c");
    assertThat(Comparer.compare(chosen, right).summary().b().conversation())
        .isEqualTo("wechat:wxid_c");
    assertThatThrownBy(() -> Comparer.compare(named(mine, "nobody"), right))
        .isInstanceOf(UnclearConversationException.class);
  }

  @Test
  void rowsWhoseConversationIsUnknownFaceNoConversation() {
    Told told = Told.of(1, 100);
    Rendered unknown = copy(0, IdForm.EXACT);
    unknown.conversation = Outline.UNKNOWN;
    Side mine = both(copy(0, IdForm.EXACT).side(told), unknown.side(told));
    Side theirs = copy(1, IdForm.EXACT).side(told);

    Comparison c = Comparer.compare(mine, theirs);

    assertThat(c.summary().facing()).isEqualTo(Facing.How.IDS.title());
    assertThat(c.summary().a().conversation()).isNotEqualTo(Outline.UNKNOWN);
    assertThat(Comparer.compare(named(mine, Outline.UNKNOWN), theirs).summary().a().conversation())
        .isEqualTo(Outline.UNKNOWN);
  }

  private static Side both(Side one, Side two) {
    List<Record> all = Stream.concat(one.records().get(), two.records().get()).toList();
    return new Side(
        one.item(), one.name(), one.format(), one.owner(), Optional.empty(), all::stream);
  }

  private static Side named(Side side, String conversation) {
    return new Side(
        side.item(),
        side.name(),
        side.format(),
        side.owner(),
        Optional.of(conversation),
        side.records());
  }
}
