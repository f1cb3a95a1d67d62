package org.tiezheng.examine.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Record;

/**
 * PAY-001: the payment is shown by a sealed or signed receipt of the platform or by what an order
 * of the court brought, not by a screenshot only. Seals and signatures are not checked here.
 */
final class PaymentSource implements Check.OfItem {
  @Override
  public String name() {
    return "payment.source.receipt";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> answer = context.answer(item, Answer.PAYMENT_SOURCE);
    String label = Context.label(item);
    String source = answer.orElse("").toLowerCase(Locale.ROOT);
    if (source.equals("receipt") || source.equals("order")) {
      return sealed(item, context, label, source);
    }
    if (source.equals("screenshot")) {
      return Ruling.fail("只有截图,没有平台出具的回单或调取结果", "a screenshot only, no receipt of the platform")
          .at(label, Answer.PAYMENT_SOURCE.path(), source);
    }
    if (!source.isEmpty() && !source.equals("download")) {
      return Ruling.unknown(
          "付款记录的来源无法识别:" + answer.get(),
          "the source of the record is not one of the known ones: " + answer.get(),
          Answer.PAYMENT_SOURCE.path());
    }
    return byData(item, context);
  }

  private static Ruling sealed(Item item, Context context, String label, String source) {
    Optional<String> seal = context.answer(item, Answer.PAYMENT_SEAL);
    if (seal.isEmpty()) {
      return Ruling.unknown(
          "没有写明由谁盖章或签名出具", "nobody says who sealed or signed it", Answer.PAYMENT_SEAL.path());
    }
    if (Context.none(seal) || Context.no(seal)) {
      return Ruling.fail(
              "称为回单或调取结果,但没有盖章或签名", "said to be a receipt, but without a seal or signature")
          .at(label, Answer.PAYMENT_SEAL.path(), seal.get());
    }
    return Ruling.pass(
            source.equals("order") ? "系依调查令调取,出具单位已写明(印章未核对)" : "有出具单位的回单(印章未核对)",
            source.equals("order")
                ? "brought by an order of the court, who issued it is stated (the seal is not"
                    + " checked)"
                : "a receipt, who issued it is stated (the seal is not checked)")
        .at(label, Answer.PAYMENT_SEAL.path(), seal.get());
  }

  private static Ruling byData(Item item, Context context) {
    Places signed = new Places();
    Places rows = new Places();
    try (Stream<Record> records = context.records(item)) {
      records.forEach(record -> {
        if (record instanceof DocumentProperties document && document.signatures() > 0) {
          signed.add(context, document, document.signatures() + " signatures");
        } else if (record instanceof Payment payment) {
          rows.add(context, payment, payment.amount().raw());
        }
      });
    }
    if (!signed.isEmpty()) {
      return Ruling.pass(
              "文件带电子签名(签名是否有效,此处未检查)", "the file carries digital signatures (not checked here)")
          .at(signed.list());
    }
    List<Original> originals = context.originals(item);
    Places files = new Places();
    originals.forEach(o -> files.add(o.name(), "", o.mediaType()));
    if (!originals.isEmpty()
        && originals.stream().allMatch(o -> o.mediaType().startsWith("image/"))) {
      return Ruling.fail("只有图片,没有平台出具的回单或调取结果", "pictures only, no receipt of the platform")
          .at(files.list());
    }
    if (!rows.isEmpty()) {
      return Ruling.warn(
              "自行下载的账单文件,可以编辑,没有印章或签名",
              "a downloaded bill: it can be edited and has no seal or signature")
          .at(files.list());
    }
    return Ruling.unknown(
            "没有说明付款记录由谁出具", "nobody says who issued the record", Answer.PAYMENT_SOURCE.path())
        .at(files.list());
  }
}
