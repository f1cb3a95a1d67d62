package org.tiezheng.examine.guide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.rule.Located;

/**
 * The ways that lead from a device and an app to records (取证路线): which there are, what such
 * material can show and what it cannot.
 */
public final class Routes {
  private static final String ANY = "ANY";
  private static final Routes SHIPPED = read(GuideFiles.document("routes.yaml").mapping());

  private final Map<String, Text> devices;
  private final Map<String, Text> apps;
  private final Map<String, Text> computers;
  private final List<Way> ways;

  private Routes(
      Map<String, Text> devices,
      Map<String, Text> apps,
      Map<String, Text> computers,
      List<Way> ways) {
    this.devices = devices;
    this.apps = apps;
    this.computers = computers;
    this.ways = ways;
  }

  /**
   * One way.
   *
   * @param supplied whether a company, bank or platform hands it out, so that an order can name it
   * @param how what the person does, in this order
   * @param command of this program that reads what comes of it
   * @param keeps what such material can show
   * @param cannot what it cannot
   */
  public record Way(
      String id,
      Text title,
      Set<String> devices,
      Set<String> apps,
      Set<String> computers,
      boolean supplied,
      List<Text> how,
      String command,
      Text keeps,
      Text cannot) {
    public Way {
      devices = Set.copyOf(devices);
      apps = Set.copyOf(apps);
      computers = Set.copyOf(computers);
      how = List.copyOf(how);
    }

    private boolean fits(String device, String app, String computer) {
      return fits(devices, device) && fits(apps, app) && fits(computers, computer);
    }

    private static boolean fits(Set<String> of, String what) {
      return of.contains(ANY) || of.contains(what);
    }
  }

  /** Those that ship. */
  public static Routes shipped() {
    return SHIPPED;
  }

  /** Devices by their ids. */
  public Map<String, Text> devices() {
    return devices;
  }

  /** Apps and other sources by their ids. */
  public Map<String, Text> apps() {
    return apps;
  }

  /** Computers by their ids. */
  public Map<String, Text> computers() {
    return computers;
  }

  /** All ways, the best first. */
  public List<Way> ways() {
    return List.copyOf(ways);
  }

  /** The ways for a person who has these, the best first. */
  public List<Way> ways(String device, String app, String computer) {
    return ways.stream().filter(w -> w.fits(device, app, computer)).toList();
  }

  /** The id as the files write it, if there is such a one. */
  public static Optional<String> id(Map<String, Text> of, String name) {
    String id = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    return of.containsKey(id) ? Optional.of(id) : Optional.empty();
  }

  private static Routes read(Located.Mapping file) {
    file.allow(List.of("devices", "apps", "computers", "ways"));
    Map<String, Text> devices = named(file.required("devices"));
    Map<String, Text> apps = named(file.required("apps"));
    Map<String, Text> computers = named(file.required("computers"));
    List<Way> ways = new ArrayList<>();
    for (Located node : file.required("ways").sequence()) {
      Located.Mapping way = node.mapping();
      way.allow(
          List.of(
              "id",
              "supplied",
              "devices",
              "apps",
              "computers",
              "title",
              "how",
              "command",
              "keeps",
              "cannot"));
      List<Text> how = new ArrayList<>();
      for (Located step : way.required("how").sequence()) {
        how.add(new Text(step.mapping().string("zh"), step.mapping().string("en")));
      }
      ways.add(
          new Way(
              way.string("id"),
              way.text("title"),
              known(way.required("devices"), devices),
              known(way.required("apps"), apps),
              known(way.required("computers"), computers),
              way.optional("supplied").filter(v -> v.string().equals("true")).isPresent(),
              how,
              way.string("command"),
              way.text("keeps"),
              way.text("cannot")));
    }
    return new Routes(devices, apps, computers, ways);
  }

  private static Map<String, Text> named(Located nodes) {
    Map<String, Text> all = new LinkedHashMap<>();
    for (Located node : nodes.sequence()) {
      Located.Mapping one = node.mapping();
      one.allow(List.of("id", "zh", "en"));
      all.put(one.string("id"), new Text(one.string("zh"), one.string("en")));
    }
    return all;
  }

  private static Set<String> known(Located nodes, Map<String, Text> of) {
    Set<String> ids = new HashSet<>();
    for (Located node : nodes.sequence()) {
      String id = node.string();
      if (!id.equals(ANY) && !of.containsKey(id)) {
        throw node.fault("没有这一项:" + id, "there is no such one: " + id);
      }
      ids.add(id);
    }
    return ids;
  }
}
