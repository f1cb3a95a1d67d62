package org.tiezheng.collect.android;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.evidence.Account;

/**
 * Who an MMS is from and to. The numbers are the header fields of OMA-TS-MMS-ENC: 137 From, 151 To,
 * 130 Cc, 129 Bcc. Not thread-safe.
 */
final class MmsAddresses {
  /** Stands for the sender's own number, which the network puts in. */
  private static final String OWN_TO_COME = "insert-address-token";

  private static final Map<String, String> FIELDS =
      Map.of("137", "from", "151", "to", "130", "cc", "129", "bcc");

  private final Map<String, List<String>> fields = new TreeMap<>();
  private final List<String> parties = new ArrayList<>();

  void add(String type, String address) {
    if (!address.isEmpty()) {
      String field = FIELDS.getOrDefault(type, "addr." + type);
      fields.computeIfAbsent(field, _ -> new ArrayList<>()).add(address);
    }
  }

  void party(String address) {
    if (!address.isEmpty()) {
      parties.add(address);
    }
  }

  /**
   * The phone's own number as the header has it: the sender of a message that went out, the only
   * one that a received message is addressed to. Of several nobody can say which is the phone's.
   */
  Optional<String> own(Optional<Boolean> outgoing) {
    if (outgoing.isEmpty()) {
      return Optional.empty();
    }
    List<String> mine = outgoing.get() ? field("from") : addressed();
    return mine.size() == 1 && !mine.getFirst().equals(OWN_TO_COME)
        ? Optional.of(mine.getFirst())
        : Optional.empty();
  }

  List<String> counterparts(Optional<Boolean> outgoing) {
    Set<String> others = new LinkedHashSet<>();
    if (!outgoing.orElse(false)) {
      others.addAll(field("from"));
    }
    if (outgoing.orElse(true) || addressed().size() > 1) {
      others.addAll(addressed());
    }
    if (others.isEmpty()) {
      others.addAll(parties);
    }
    others.remove(OWN_TO_COME);
    own(outgoing).ifPresent(own -> others.removeIf(o -> keyed(o).equals(keyed(own))));
    return List.copyOf(others);
  }

  /** Each header field with its addresses, for what a list of numbers cannot say. */
  Map<String, String> roles() {
    Map<String, String> roles = new TreeMap<>();
    fields.forEach((field, all) -> roles.put(field, String.join(", ", all)));
    return roles;
  }

  private List<String> addressed() {
    List<String> all = new ArrayList<>(field("to"));
    all.addAll(field("cc"));
    all.addAll(field("bcc"));
    return all;
  }

  private List<String> field(String name) {
    return fields.getOrDefault(name, List.of());
  }

  private static String keyed(String address) {
    return Account.keyOf(address);
  }
}
