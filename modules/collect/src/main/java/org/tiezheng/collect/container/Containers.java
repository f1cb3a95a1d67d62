package org.tiezheng.collect.container;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.tiezheng.collect.Probe;

/** The kinds of containers at hand; none if that room was left out of the build. Immutable. */
public final class Containers {
  private final List<Container> all;

  private Containers(List<Container> all) {
    this.all = List.copyOf(all);
  }

  /** All that the class path offers, in the order of their ids. */
  public static Containers load() {
    List<Container> found = new ArrayList<>();
    ServiceLoader.load(Container.class).forEach(found::add);
    found.sort(Comparator.comparing(Container::id));
    return new Containers(found);
  }

  /** In the order of their ids. */
  public List<Container> all() {
    return all;
  }

  /**
   * A container that was recognised.
   *
   * @param claim what it says before it is opened
   */
  public record Recognised(Container container, Claim claim) {}

  /** The first container whose head the probed file is. */
  public Optional<Recognised> recognise(Probe probe) {
    for (Container container : all) {
      Optional<Claim> claim = container.claims(probe);
      if (claim.isPresent()) {
        return Optional.of(new Recognised(container, claim.get()));
      }
    }
    return Optional.empty();
  }
}
