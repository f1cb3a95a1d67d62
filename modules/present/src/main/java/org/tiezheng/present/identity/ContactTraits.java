package org.tiezheng.present.identity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Contact;
import org.tiezheng.present.identity.AccountProfile.TraitKind;

/** Fields of address books that stand for a region or a picture, by the names of their columns. */
final class ContactTraits {
  private static final List<String> REGION = List.of("country", "province", "city", "region");
  private static final List<String> PICTURES =
      List.of(
          "big_head_url",
          "small_head_url",
          "BigHeadImgUrl",
          "SmallHeadImgUrl",
          "bigHeadImgUrl",
          "smallHeadImgUrl",
          "avatar");
  private static final List<String> DIGESTS = List.of("head_img_md5", "HeadImgMd5", "headImgMd5");

  private ContactTraits() {}

  /** What a row keeps; of several pictures the largest. */
  static Map<TraitKind, String> of(Contact contact) {
    Map<TraitKind, String> traits = new EnumMap<>(TraitKind.class);
    String region =
        REGION.stream()
            .flatMap(column -> Optional.ofNullable(contact.extra().get(column)).stream())
            .filter(v -> !v.isBlank())
            .collect(Collectors.joining(" "));
    if (!region.isEmpty()) {
      traits.put(TraitKind.REGION, region);
    }
    first(contact, PICTURES, TraitKind.AVATAR, traits);
    first(contact, DIGESTS, TraitKind.AVATAR_DIGEST, traits);
    return traits;
  }

  private static void first(
      Contact contact, List<String> columns, TraitKind kind, Map<TraitKind, String> traits) {
    columns.stream()
        .flatMap(column -> Optional.ofNullable(contact.extra().get(column)).stream())
        .filter(v -> !v.isBlank())
        .findFirst()
        .ifPresent(v -> traits.put(kind, v));
  }
}
