package org.tiezheng.server.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tiezheng.casework.ConfirmPictures;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.PicturePages;
import org.tiezheng.server.page.ScreenPages;

/** Pictures of a chat read into records, and what a person says of them. */
final class PictureApi {
  private static final int MOST = 2_000;

  private PictureApi() {}

  /**
   * What is to be read.
   *
   * @param items that are pictures, in their order
   * @param taken day on which they were taken, such as 2024-03-06
   */
  record Reading(List<Integer> items, Optional<String> taken) {
    Reading {
      items = List.copyOf(items);
    }
  }

  /**
   * What is to be checked.
   *
   * @param pictures items that are screenshots, in their order
   * @param item with the export; left out to find it
   * @param conversation by id, title or party; left out to find it
   */
  record Checking(List<Integer> pictures, Optional<Integer> item, Optional<String> conversation) {
    Checking {
      pictures = List.copyOf(pictures);
    }
  }

  static void check(Visit visit) {
    Checking wanted = visit.body(Checking.class);
    WorkApi.begun(
        visit, ScreenPages.begun(visit, wanted.pictures(), wanted.item(), wanted.conversation()));
  }

  /** What a person says. */
  record Saying(List<ConfirmPictures.Said> said) {
    Saying {
      said = List.copyOf(said);
    }
  }

  static void read(Visit visit) {
    Reading wanted = visit.body(Reading.class);
    if (wanted.items().isEmpty() || wanted.items().size() > MOST) {
      throw Refusal.bad("请给出 1 至 2,000 项证据。", "Name 1 to 2,000 items.");
    }
    WorkApi.begun(visit, PicturePages.begun(visit, wanted.items(), wanted.taken()));
  }

  static void sheet(Visit visit) throws IOException {
    visit.json(CaseReading.look(visit, open -> PicturePages.sheet(visit, open)));
  }

  static void confirm(Visit visit) throws IOException {
    visit.json(PicturePages.settled(visit, visit.body(Saying.class).said()));
  }
}
