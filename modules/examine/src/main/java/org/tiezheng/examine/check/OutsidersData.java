package org.tiezheng.examine.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Record;

/** G-007: data of outsiders are masked in the copy that is handed in. */
final class OutsidersData implements Check.OfItem {
  @Override
  public String name() {
    return "general.privacy.outsiders";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录,不提交", "not in the catalogue, so not handed in");
    }
    Optional<String> masked = context.answer(item, Answer.MASKED);
    Set<String> ours = ours(context);
    Places found = new Places();
    long[] scanned = {0};
    try (Stream<Record> records = context.records(item)) {
      records.forEach(record -> {
        String text = RecordWords.of(record);
        if (!text.isEmpty()) {
          scanned[0]++;
          PersonalNumbers.in(text).stream()
              .filter(number -> !ours.contains(number.digits()))
              .forEach(n -> found.add(context, record, n.kind() + " " + n.shown()));
        }
      });
    }
    if (Context.yes(masked)) {
      return Ruling.pass(
              "提交件已遮盖案外人信息(照所填;未与原始数据中的 %d 处号码核对)".formatted(found.count()),
              "outsiders' data are masked in the copy (as stated; the copy was not compared with"
                  + " the %d numbers in the raw data)".formatted(found.count()))
          .at(found.list());
    }
    if (!found.isEmpty()) {
      return Ruling.fail(
              "提交件含 %d 处可能属于案外人的证件、银行卡或电话号码,未遮盖".formatted(found.count()),
              "%d identity, card or phone numbers that may be outsiders' are not masked"
                  .formatted(found.count()))
          .at(found.list());
    }
    if (scanned[0] > 0 || Context.none(masked)) {
      return Ruling.pass(
          "查看 %d 条文字,未发现案外人的证件、银行卡、电话号码(姓名与图像未查)".formatted(scanned[0]),
          "%d texts searched, no identity, card or phone number of outsiders (names and pictures"
                  .formatted(scanned[0])
              + " not searched)");
    }
    return Ruling.unknown(
        "没有可查的文字,也没有人说明是否含案外人信息",
        "no text to search, and nobody says whether outsiders' data are in it",
        "records",
        Answer.MASKED.path());
  }

  private static Set<String> ours(Context context) {
    Set<String> known = new HashSet<>();
    for (Party party : context.matter().parties()) {
      party.phones().forEach(phone -> known.add(phone.replaceAll("\\D", "")));
    }
    for (Account account : context.matter().accounts()) {
      if (context.party(account.key()).isPresent()) {
        known.add(account.id().replaceAll("\\D", ""));
      }
    }
    return known;
  }
}
