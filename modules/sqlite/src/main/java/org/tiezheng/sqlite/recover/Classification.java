package org.tiezheng.sqlite.recover;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Says what a group of finds is, compared with the live rows: only what is known, or the only
 * reading, is called deleted or a former version. Not thread-safe.
 */
final class Classification {
  private final Search search;
  private final Groups groups;
  private final RowBuilder builder;
  private final Likeness likeness;

  Classification(Search search, Groups groups, RowBuilder builder, Likeness likeness) {
    this.search = search;
    this.groups = groups;
    this.builder = builder;
    this.likeness = likeness;
  }

  /**
   * What a group is.
   *
   * @param best the find of it that is delivered
   */
  Verdict of(int group, long best) {
    if (groups.has(group, Groups.LIVE_ROW)) {
      return new Verdict(RowState.STALE_COPY, Basis.KEY);
    }
    Template template = groups.templates().get(groups.finds().template(best));
    Verdict verdict = of(group, best, template);
    boolean liveRowSeen =
        verdict.state() == RowState.EARLIER_VERSION
            && (verdict.basis() == Basis.KEY || verdict.basis() == Basis.UNIQUE_KEY);
    return liveRowSeen || !mayBeUnread(best, template)
        ? verdict
        : new Verdict(RowState.AMBIGUOUS, Basis.TABLE_UNREAD, verdict.candidates());
  }

  private boolean mayBeUnread(long best, Template template) {
    return search.isUnread(template) || search.isAnyUnread(builder.alternatives(best, template));
  }

  private Verdict of(int group, long best, Template template) {
    if (groups.has(group, Groups.LIVE_KEY)) {
      return builder.alternatives(best, template).isEmpty()
          ? new Verdict(RowState.EARLIER_VERSION, Basis.KEY)
          : new Verdict(RowState.DELETED_OR_EARLIER, Basis.TABLES_ALIKE);
    }
    boolean known = groups.finds().keyKnown(best);
    if (!known && groups.has(group, Groups.SAME_CONTENT)) {
      return new Verdict(RowState.AMBIGUOUS, Basis.SAME_CONTENT);
    }
    if (template.isUnknown()) {
      return new Verdict(RowState.DELETED_OR_EARLIER, Basis.TABLE_UNKNOWN);
    }
    Optional<RecoveredRow.Between> between =
        known || template.keyed() ? Optional.empty() : builder.between(best);
    Likeness.Answer answer = likeness.of(best, between);
    if (answer.uniqueRow().isPresent()) {
      return earlier(Basis.UNIQUE_KEY, List.of(answer.uniqueRow().get()), template);
    }
    if (known) {
      boolean elsewhere =
          groups.has(group, Groups.LIVE_KEY_ELSEWHERE)
              && !builder.alternatives(best, template).stream().allMatch(search::isDropped);
      return elsewhere
          ? new Verdict(RowState.DELETED_OR_EARLIER, Basis.TABLES_ALIKE)
          : new Verdict(RowState.DELETED, Basis.KEY);
    }
    return withoutKey(best, template, between, answer);
  }

  private Verdict withoutKey(
      long best,
      Template template,
      Optional<RecoveredRow.Between> between,
      Likeness.Answer answer) {
    boolean onlyHere = builder.alternatives(best, template).stream().allMatch(search::isDropped);
    if (template.dropped() && onlyHere) {
      return new Verdict(RowState.DELETED, Basis.TABLE_GONE);
    }
    Optional<Long> restored = answer.entries().rowid();
    boolean agreed = restored.isEmpty() || answer.same().equals(List.of(restored.get()));
    if (answer.same().size() == 1 && agreed) {
      return earlier(Basis.CONTENT, answer.same(), template);
    }
    if (restored.isPresent() && answer.same().isEmpty()) {
      RowState state = answer.entries().live() ? RowState.EARLIER_VERSION : RowState.DELETED;
      boolean other = !answer.some().isEmpty() && !answer.some().equals(List.of(restored.get()));
      if (onlyHere && !other) {
        return new Verdict(state, Basis.INDEX_ENTRY, List.of(restored.get()));
      }
    }
    boolean freeblock = groups.finds().substrate(best) == Substrate.FREEBLOCK;
    if (onlyHere
        && freeblock
        && between.filter(b -> search.noneIsMissing(template.id(), b)).isPresent()) {
      return new Verdict(RowState.EARLIER_VERSION, Basis.NO_ROWID_FREE);
    }
    if (answer.uniqueMissing() && answer.some().isEmpty() && onlyHere) {
      return new Verdict(RowState.DELETED, Basis.UNIQUE_KEY);
    }
    Basis basis = answer.unshared() ? Basis.NOTHING_SHARED : Basis.NOTHING;
    return new Verdict(
        RowState.DELETED_OR_EARLIER,
        basis,
        template.keyed() ? List.of() : List.copyOf(candidates(answer)));
  }

  private static NavigableSet<Long> candidates(Likeness.Answer answer) {
    NavigableSet<Long> all = new TreeSet<>(answer.some());
    all.addAll(answer.entries().candidates());
    answer.entries().rowid().ifPresent(all::add);
    return all;
  }

  private static Verdict earlier(Basis basis, List<Long> rows, Template template) {
    return new Verdict(RowState.EARLIER_VERSION, basis, template.keyed() ? List.of() : rows);
  }
}
