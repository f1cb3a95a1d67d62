package org.tiezheng.server;

import io.helidon.common.parameters.Parameters;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.server.page.Addresses;

/** One request to the app and its answer, in the words that pages and the API use. */
public final class Visit extends Exchange {
  private final App app;

  private final boolean phone;

  Visit(App app, ServerRequest request, ServerResponse response) {
    this(app, request, response, false);
  }

  /**
   * @param phone whether it is one of a phone, which sees nothing but captures
   */
  Visit(App app, ServerRequest request, ServerResponse response, boolean phone) {
    super(request, response);
    this.app = app;
    this.phone = phone;
  }

  public App app() {
    return app;
  }

  /** The person at work, who reads the language of this visit. */
  public Workplace place(Watch watch) {
    return app.settings().place().with(locale(), watch);
  }

  public Workplace place() {
    return place(Watch.SILENT);
  }

  /** Answers with a page. */
  public void page(String template, Map<String, ?> model) {
    page(200, template, model);
  }

  /** Answers with a page and a status. */
  public void page(int status, String template, Map<String, ?> model) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("version", app.version());
    all.put("phone", phone);
    all.put("phones", app.phone().isPresent());
    all.put("bytesOrigin", app.origins().bytes());
    page(app.pages(), status, template, all);
  }

  /** Where the browser finds the bytes of an original, for some minutes. */
  public String bytesAddress(String matter, String sha256) {
    return app.origins().bytes()
        + "/bytes/"
        + Addresses.part(matter)
        + "/"
        + sha256
        + "/"
        + app.tickets().ticket(matter, sha256);
  }

  /** Where the browser saves a file that was made, for some minutes. */
  public String madeAddress(String made, int file) {
    return app.origins().bytes()
        + "/made/"
        + made
        + "/"
        + file
        + "/"
        + app.tickets().ticket(made, String.valueOf(file));
  }

  /** The fields of a form; a field that is missing is empty. */
  public Form form() {
    return new Form(fields());
  }

  /** Fields of a form. */
  public record Form(Parameters fields) {
    /** A field without its margins. */
    public String text(String name) {
      return fields.all(name, List::of).stream().findFirst().orElse("").strip();
    }

    /** All values of a field, without their margins, none of them empty. */
    public List<String> texts(String name) {
      return fields.all(name, List::of).stream()
          .map(String::strip)
          .filter(v -> !v.isEmpty())
          .toList();
    }

    /** Whether a box is ticked. */
    public boolean ticked(String name) {
      return text(name).equals("yes");
    }

    public Optional<String> given(String name) {
      return Optional.of(text(name)).filter(v -> !v.isEmpty());
    }
  }
}
