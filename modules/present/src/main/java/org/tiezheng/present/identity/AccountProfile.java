package org.tiezheng.present.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.IdentityClaim;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Text;

/**
 * What records show of an account, and whose it is said to be. It asserts nothing of who uses it.
 *
 * @param account key
 * @param own whether it is the account, or is claimed for the party, that hands in
 * @param ownerOf items whose source belongs to it
 * @param names that it bore, in the order in which they were found
 * @param traits such as a region or a picture, as the source keeps them
 * @param links to parties, with their proofs
 * @param pages recorded profile pages and searches by number
 */
public record AccountProfile(
    String account,
    boolean own,
    List<Integer> ownerOf,
    List<Name> names,
    List<Trait> traits,
    List<Link> links,
    List<Page> pages) {
  public AccountProfile {
    ownerOf = List.copyOf(ownerOf);
    names = List.copyOf(names);
    traits = List.copyOf(traits);
    links = List.copyOf(links);
    pages = List.copyOf(pages);
  }

  /** Who gave a name. */
  public enum NameKind {
    REMARK("备注", "remark"),
    NICK("昵称", "nickname"),
    ALIAS("微信号等别名", "alias"),
    GROUP("群昵称", "name in a group"),
    SHOWN("消息中的显示名", "name shown with messages"),
    HOLDER("账单载明的户名", "holder as a bill states");

    private final Text title;

    NameKind(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }
  }

  /**
   * A name.
   *
   * @param former whether only former or deleted contents of a row show it
   * @param first earliest time of a row that shows it, where rows bear one
   */
  public record Name(
      NameKind kind,
      String value,
      boolean former,
      Optional<Instant> first,
      Optional<Instant> last,
      long count,
      int item,
      Provenance at) {}

  /** What a trait is. */
  public enum TraitKind {
    PHONE("电话", "telephone"),
    REGION("地区", "region"),
    AVATAR("头像", "picture"),
    AVATAR_DIGEST("头像摘要(来源所载)", "digest of the picture, as the source states");

    private final Text title;

    TraitKind(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }
  }

  /** A value that a source keeps of an account. */
  public record Trait(TraitKind kind, String value, int item, Provenance at) {}

  /**
   * A party for whom the account is claimed.
   *
   * @param proofs whose items may be named
   * @param withheld how many more rest on items that are not handed in
   */
  public record Link(
      String party,
      Text role,
      List<IdentityClaim.Proof> proofs,
      int withheld,
      Optional<String> admitted,
      Optional<String> from,
      Optional<String> until) {
    public Link {
      proofs = List.copyOf(proofs);
    }
  }

  /**
   * A recorded page.
   *
   * @param kind a profile page, or a search by telephone number
   * @param files pictures of it, as far as they can be told from others of the item
   */
  public record Page(IdentityClaim.ProofKind kind, int item, String where, List<Original> files) {
    public Page {
      files = List.copyOf(files);
    }
  }
}
