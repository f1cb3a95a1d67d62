package org.tiezheng.verify.container;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.tiezheng.evidence.Text;
import org.tiezheng.verify.bundle.BagPath;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.FoldedName;

/**
 * Sorts what a folder or zip holds into members and oddities: finds the bag's top folder, refuses
 * hostile names and names that collide.
 *
 * @param <F> what the container keeps about a file
 */
final class Listing<F> {
  /** Any of these tells where the bag begins, so that a missing one does not hide the bag. */
  private static final List<String> SIGNS =
      List.of(
          BundleLayout.BAGIT,
          BundleLayout.MANIFEST,
          BundleLayout.TAG_MANIFEST,
          BundleLayout.BAG_INFO,
          BundleLayout.CLAIM);

  private final Map<String, F> files = new HashMap<>();
  private final List<Oddity> oddities = new ArrayList<>();
  private List<Member> members = List.of();
  private String prefix = "";

  /** Takes a file by its whole name in the container. */
  void add(String name, F file) {
    if (name.indexOf('\uFFFD') >= 0) {
      odd(name, Oddity.Kind.NAME, "文件名不是有效的 UTF-8", "the name is not valid UTF-8");
    } else if (BagPath.problem(name).isPresent()) {
      Text reason = BagPath.problem(name).get();
      oddities.add(new Oddity(name, Oddity.Kind.NAME, reason));
    } else if (files.putIfAbsent(name, file) != null) {
      odd(name, Oddity.Kind.COLLISION, "同名文件出现两次", "the same name occurs twice");
    }
  }

  void odd(String name, Oddity.Kind kind, String zh, String en) {
    oddities.add(new Oddity(name, kind, new Text(zh, en)));
  }

  /** To be called once, when all files are there. */
  void finish(Function<F, Long> size) {
    prefix = topFolder();
    List<Member> inside = new ArrayList<>();
    files.forEach((name, file) -> {
      if (name.startsWith(prefix)) {
        inside.add(new Member(name.substring(prefix.length()), size.apply(file)));
      } else {
        odd(name, Oddity.Kind.OUTSIDE, "在材料包文件夹之外", "lies outside the bag's folder");
      }
    });
    inside.sort(Comparator.comparing(Member::path, BundleLayout.BY_PATH_BYTES));
    members = List.copyOf(inside);
    collisions();
    oddities.sort(Comparator.comparing(Oddity::path));
  }

  /** Empty, or the single top folder that holds the bag, with {@code /} at its end. */
  private String topFolder() {
    if (SIGNS.stream().anyMatch(files::containsKey)) {
      return "";
    }
    TreeSet<String> tops = new TreeSet<>();
    for (String name : files.keySet()) {
      int slash = name.indexOf('/');
      if (slash > 0 && SIGNS.contains(name.substring(slash + 1))) {
        tops.add(name.substring(0, slash + 1));
      }
    }
    if (tops.isEmpty()) {
      throw new UnreadableContainerException(
          "这里没有材料包(找不到 bagit.txt 和清单)。",
          "There is no bag here (neither bagit.txt nor a manifest was found).");
    }
    if (tops.size() > 1) {
      throw new UnreadableContainerException(
          "这里有 " + tops.size() + " 个材料包,请逐个验证:" + String.join("、", tops),
          "There are " + tops.size() + " bags here, check them one by one: " + tops);
    }
    return tops.first();
  }

  private void collisions() {
    Map<String, String> seen = new HashMap<>();
    for (Member member : members) {
      String other = seen.putIfAbsent(FoldedName.of(member.path()), member.path());
      if (other != null) {
        odd(
            member.path(),
            Oddity.Kind.COLLISION,
            "与 " + other + " 只有大小写或字符组合形式不同,某些系统会视为同一文件",
            "differs from "
                + other
                + " only in case or composition, some systems take both for one");
      }
    }
  }

  List<Member> members() {
    return members;
  }

  List<Oddity> oddities() {
    return List.copyOf(oddities);
  }

  /** What was kept about a member. */
  F file(String path) {
    F file = files.get(prefix + path);
    if (file == null) {
      throw new IllegalArgumentException("no such member: " + path);
    }
    return file;
  }
}
