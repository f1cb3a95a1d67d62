package org.tiezheng.present.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RowState;
import org.tiezheng.present.identity.AccountProfile.Name;
import org.tiezheng.present.identity.AccountProfile.NameKind;
import org.tiezheng.present.identity.AccountProfile.Trait;
import org.tiezheng.present.identity.AccountProfile.TraitKind;

/** What was found of one account; of many names the first are kept. */
final class NamesOfAccount {
  private static final int MOST = 60;

  private final Map<Key, Seen> names = new LinkedHashMap<>();
  private final Map<String, Trait> traits = new LinkedHashMap<>();

  private record Key(NameKind kind, String value) {}

  private static final class Seen {
    private final int item;
    private final Provenance at;
    private long count;
    private boolean former = true;
    private @Nullable Instant first;
    private @Nullable Instant last;

    Seen(int item, Provenance at) {
      this.item = item;
      this.at = at;
    }
  }

  /**
   * A name that the reading states of the whole source: a row that says so too is the better place.
   */
  void stated(NameKind kind, String value, int item, Provenance at) {
    if (!value.isBlank() && names.keySet().stream().noneMatch(k -> k.value.equals(value))) {
      name(kind, value, item, at, Optional.empty(), RowState.LIVE);
    }
  }

  void name(
      NameKind kind,
      String value,
      int item,
      Provenance at,
      Optional<Instant> time,
      RowState state) {
    Key key = new Key(kind, value);
    if (value.isBlank() || (!names.containsKey(key) && names.size() >= MOST)) {
      return;
    }
    Seen seen = names.computeIfAbsent(key, _ -> new Seen(item, at));
    seen.count++;
    seen.former &= former(state);
    time.ifPresent(t -> {
      seen.first = seen.first == null || t.isBefore(seen.first) ? t : seen.first;
      seen.last = seen.last == null || t.isAfter(seen.last) ? t : seen.last;
    });
  }

  private static boolean former(RowState state) {
    return switch (state) {
      case EARLIER_VERSION, DELETED_RECOVERED, DELETED_OR_EARLIER, MARKED_DELETED -> true;
      case READ_FROM_PICTURE, READ_TO_CONFIRM, LIVE, RECALLED, EDITED -> false;
    };
  }

  void trait(TraitKind kind, String value, int item, Provenance at) {
    if (!value.isBlank() && traits.size() < MOST) {
      traits.putIfAbsent(kind + "\n" + value, new Trait(kind, value, item, at));
    }
  }

  List<Name> names() {
    List<Name> all = new ArrayList<>();
    names.forEach((key, seen) ->
        all.add(
            new Name(
                key.kind,
                key.value,
                seen.former,
                Optional.ofNullable(seen.first),
                Optional.ofNullable(seen.last),
                seen.count,
                seen.item,
                seen.at)));
    return all;
  }

  List<Trait> traits() {
    return List.copyOf(traits.values());
  }
}
