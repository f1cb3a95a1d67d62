package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.seal.proof.Opening;

class WhatGoesOutTest {
  @TempDir static Path folder;
  private static Path bag = Path.of("");
  private static List<PlannedOriginal> handed = List.of();
  private static WithheldContainer container =
      new WithheldContainer("", "", "", new org.tiezheng.evidence.Receipt("", "", ""));

  @BeforeAll
  static void write() throws Exception {
    World world = new World(folder.resolve("keys"), 40, Locale.CHINESE);
    BundlePlan plan = world.plan();
    handed = plan.items().stream().flatMap(i -> i.originals().stream()).toList();
    container = plan.withheld().getFirst();
    bag = folder.resolve("bag");
    BundleWriterTest.writer().write(plan, world.log.bagDeposit(), bag, Progress.SILENT);
    BagZip.write(bag, bag.resolveSibling("bag.zip"), Progress.SILENT);
  }

  @Test
  @DisplayName("the search finds what does go out, in PDF, DOCX, JSON and zip")
  void theSearchWorks() throws Exception {
    assertThat(new Leaks("手机整机备份").in(bag)).isNotEmpty();
    List<String> places = new Leaks("民间借贷纠纷").in(bag);
    assertThat(places).anyMatch(p -> p.contains(".pdf on the page"));
    assertThat(places).anyMatch(p -> p.contains(".pdf object"));
    assertThat(places).anyMatch(p -> p.contains(".docx!"));
    assertThat(places).anyMatch(p -> p.contains("data.js as JSON"));
  }

  @Test
  @DisplayName("a word of unlinked chats, withheld events, containers and folders occurs nowhere")
  void nothingUnlinkedLeaves() throws Exception {
    assertThat(new Leaks(World.MARKER).in(bag)).isEmpty();
    assertThat(new Leaks("MARKER-7f3a").in(bag)).isEmpty();
    assertThat(new Leaks("家人的聊天").in(bag)).isEmpty();
    assertThat(new Leaks("/home/lin").in(bag)).isEmpty();
    assertThat(new Leaks("13900001111").in(bag)).isEmpty();
  }

  @Test
  @DisplayName("the plain digests of a container and its salt occur nowhere, its commitment does")
  void containersOnlyAsCommitment() throws Exception {
    Opening opening = Opening.parse(ReadReceipt.bytes(container.receipt().opening()));
    assertThat(new Leaks(container.sha256()).in(bag)).isEmpty();
    assertThat(new Leaks(container.sha256().substring(0, 16)).in(bag)).isEmpty();
    assertThat(new Leaks(opening.digests().sm3()).in(bag)).isEmpty();
    assertThat(new Leaks(opening.salt().hex()).in(bag)).isEmpty();
    assertThat(new Leaks(opening.commitment().sha256()).in(bag))
        .anyMatch(p -> p.startsWith("tiezheng/evidence.json"))
        .anyMatch(p -> p.startsWith("data/records/001.jsonl"));
  }

  @Test
  @DisplayName("the originals that leave are byte for byte those that were sealed")
  void originalsAreUnchanged() throws Exception {
    List<String> sealed =
        handed.stream().map(o -> o.original().digests().sha256()).sorted().toList();
    List<String> found =
        BundleWriterTest.files(bag.resolve("data/originals")).stream()
            .map(WhatGoesOutTest::sha256)
            .sorted()
            .toList();
    assertThat(found).isEqualTo(sealed);
    assertThat(BundleWriterTest.files(bag.resolve("data/originals")))
        .extracting(p -> bag.relativize(p).toString())
        .containsExactly(
            "data/originals/001/chat.json",
            "data/originals/002/账单 100_.csv",
            "data/originals/003/IMG_1_ (2).jpg",
            "data/originals/003/IMG_1_.jpg",
            "data/originals/003/_CON.txt");
    assertThat(Files.readString(bag.resolve("tiezheng/evidence.json")))
        .contains("\"nameFound\":\"账单 100%.csv\"");
  }

  private static String sha256(Path file) {
    try {
      return Digester.sha256Only().digest(file).sha256();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
