package org.tiezheng.present.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Text;

/** A template as its file has it. */
record TemplateFile(
    String id,
    Text title,
    boolean english,
    boolean editable,
    List<Filer> filers,
    Template.@Nullable Addressee addressee,
    @Nullable Text until,
    Text signer,
    boolean perPlatform,
    @Nullable String insteadWithoutLawyer,
    List<Basis> basis,
    Text limits,
    List<Part> blocks) {
  private static final Text NO_HINT = new Text("", "");

  /** A part; exactly one of the first six names says what it is. */
  record Part(
      @Nullable String include,
      @Nullable Text heading,
      @Nullable Text words,
      @Nullable String field,
      @Nullable String rows,
      @Nullable String choice,
      @Nullable Text label,
      @Nullable Text hint,
      Block.@Nullable By by,
      @Nullable String from,
      @Nullable List<Text> columns,
      @Nullable List<Block.Option> options) {
    private Block block(String file) {
      Optional<String> supply = Optional.ofNullable(from);
      Text said = hint == null ? NO_HINT : hint;
      Block.By who = by == null ? Block.By.MAKER : by;
      if (heading != null) {
        return new Block.Heading(heading);
      }
      if (words != null) {
        return new Block.Words(words);
      }
      if (label == null) {
        throw new IllegalStateException(file + ": a part without a label");
      }
      if (field != null) {
        return new Block.Field(field, label, said, who, supply);
      }
      if (rows != null && columns != null) {
        return new Block.Rows(rows, label, said, who, supply, columns);
      }
      if (choice != null && options != null) {
        return new Block.Choice(choice, label, said, who, supply, options);
      }
      throw new IllegalStateException(file + ": a part that is nothing");
    }
  }

  Template template(Map<String, List<Part>> fragments) {
    List<Block> all = new ArrayList<>();
    for (Part part : blocks) {
      if (part.include() == null) {
        all.add(part.block(id));
        continue;
      }
      List<Part> fragment = fragments.get(part.include());
      if (fragment == null) {
        throw new IllegalStateException(id + ": no fragment " + part.include());
      }
      fragment.forEach(p -> all.add(p.block(id)));
    }
    return new Template(
        id,
        title,
        english,
        editable,
        filers,
        Optional.ofNullable(addressee),
        Optional.ofNullable(until),
        signer,
        perPlatform,
        Optional.ofNullable(insteadWithoutLawyer),
        basis,
        limits,
        all);
  }
}
