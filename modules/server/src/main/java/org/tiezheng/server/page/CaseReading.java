package org.tiezheng.server.page;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.work.Verbs;

/** Opens the case that an address names, for one answer. */
public final class CaseReading {
  private CaseReading() {}

  /** What is done with the open case. */
  public interface Look<T> {
    T at(OpenCase open) throws IOException;
  }

  /** Folder of the case that the address names. */
  public static Path folder(Visit visit) {
    return visit.app().shelf().find(visit.path("case")).orElseThrow(Refusal::notFound);
  }

  /** Opens it for reading and closes it again. */
  public static <T> T look(Visit visit, Look<T> look) throws IOException {
    try (OpenCase open = OpenCase.forReading(folder(visit), visit.place())) {
      return look.at(open);
    }
  }

  /** Opens it for writing and closes it again, before anything is answered. */
  public static <T> T work(Visit visit, Look<T> look) throws IOException {
    try (OpenCase open = CaseTurn.open(folder(visit), visit.place(), Verbs.TURN)) {
      return look.at(open);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** The item that the address names. */
  public static Item item(Visit visit, Case matter) {
    return matter.item(visit.number("item")).orElseThrow(Refusal::notFound);
  }

  /** What every page of a case is given. */
  static Map<String, Object> model(Visit visit, Case matter, String tab) {
    Map<String, Object> model = new HashMap<>();
    model.put("name", visit.path("case"));
    model.put("matter", matter);
    model.put("title", matter.title().isBlank() ? visit.path("case") : matter.title());
    model.put("tab", tab);
    return model;
  }
}
