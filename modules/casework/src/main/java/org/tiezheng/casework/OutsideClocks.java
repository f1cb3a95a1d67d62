package org.tiezheng.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.casework.file.CaseFileText;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.time.Consent;
import org.tiezheng.seal.time.KnownServices;
import org.tiezheng.seal.time.TimestampService;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * The outside time services of a case. All are off until a person agrees; the agreement lies beside
 * the case, so that switching one on in one case says nothing about another.
 */
public final class OutsideClocks {
  private static final String NAME = "time-services.json";

  private final Path file;

  /**
   * @param folder of the case
   */
  public OutsideClocks(Path folder) {
    this.file = folder.resolve(NAME);
  }

  static OutsideClocks beside(Path vault) {
    Path parent = vault.toAbsolutePath().normalize().getParent();
    return new OutsideClocks(parent == null ? vault : parent);
  }

  /**
   * A service as a person looks at it.
   *
   * @param agreed who switched it on and when; blank while it is off
   */
  public record Service(
      String name,
      String operator,
      String url,
      String jurisdiction,
      Text licence,
      Text note,
      boolean on,
      String agreed) {}

  /** Every service that we know of. */
  public List<Service> list() throws IOException {
    return all().stream().map(OutsideClocks::shown).toList();
  }

  private static Service shown(TimestampService s) {
    return new Service(
        s.name(),
        s.operator(),
        s.url().toString(),
        s.jurisdiction(),
        s.licence(),
        s.note(),
        s.enabled(),
        s.consent().map(c -> c.by() + " " + c.at()).orElse(""));
  }

  /** An agreement as it is kept. */
  record Agreement(String service, String url, String by, Instant at) {}

  /** Every service that we know of, those that were agreed to with their consent. */
  List<TimestampService> all() throws IOException {
    List<Agreement> agreements = read();
    List<TimestampService> services = new ArrayList<>();
    for (TimestampService service : KnownServices.load()) {
      Optional<Agreement> agreement =
          agreements.stream()
              .filter(a -> a.service().equals(service.name()))
              .filter(a -> a.url().equals(service.url().toString()))
              .findFirst();
      services.add(agreement.map(a -> service.agreed(new Consent(a.by(), a.at()))).orElse(service));
    }
    return services;
  }

  /** The services that may be asked. */
  List<TimestampService> agreed() throws IOException {
    return all().stream().filter(TimestampService::enabled).toList();
  }

  /** Keeps a person's agreement to one service. */
  public void agree(String name, String by, Instant at) throws IOException {
    TimestampService service = find(name);
    List<Agreement> agreements = new ArrayList<>(read());
    agreements.removeIf(a -> a.service().equals(name));
    agreements.add(new Agreement(name, service.url().toString(), by, at));
    CaseFileText.replace(file, EvidenceJson.write(agreements) + "\n");
  }

  /** Switches a service off again; tokens that were had stay. */
  public void withdraw(String name) throws IOException {
    find(name);
    List<Agreement> agreements = new ArrayList<>(read());
    agreements.removeIf(a -> a.service().equals(name));
    CaseFileText.replace(file, EvidenceJson.write(agreements) + "\n");
  }

  private static TimestampService find(String name) {
    return KnownServices.load().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new TiezhengException(
                new Text(
                    "没有名为“" + name + "”的时间服务;用 tiezheng time 查看。",
                    "There is no time service named " + name + "; see: tiezheng time.")));
  }

  private List<Agreement> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return EvidenceJson.mapper()
          .readValue(
              Files.readString(file, StandardCharsets.UTF_8),
              new TypeReference<List<Agreement>>() {});
    } catch (JacksonException e) {
      throw new TiezhengException(
          new Text(
              NAME + " 无法读取;外部时间服务视为全部关闭前请先修复或删除它。",
              NAME + " cannot be read; mend or delete it (all outside services are then off)."),
          e);
    }
  }
}
