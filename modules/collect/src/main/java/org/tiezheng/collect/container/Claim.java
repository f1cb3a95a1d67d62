package org.tiezheng.collect.container;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tiezheng.evidence.Text;

/**
 * What a container says of itself before it is opened.
 *
 * @param title a name for an item of evidence, such as the device's name and the date
 * @param folder of the head, as found, with a {@code /} at its end; empty if the head lies in none
 * @param inFolder whether a name relative to the folder is a file of the container
 * @param ofItself whether a file of the container, by its name relative to the folder, describes
 *     the container and holds no member; what is neither this nor a member's is not on the list
 * @param prompt the question for the secret; empty if none is needed
 * @param facts what it states about the device and itself, in order, as found: see {@link Fact}
 * @param notes what a person should know, such as a backup that was not finished
 */
public record Claim(
    String title,
    String folder,
    Predicate<String> inFolder,
    Predicate<String> ofItself,
    Optional<Text> prompt,
    Map<Fact, String> facts,
    List<Text> notes) {
  public Claim {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    notes = List.copyOf(notes);
  }

  /** Whether a sealed file of the same acquisition is part of the container, by its full name. */
  public boolean holds(String name) {
    return name.startsWith(folder) && inFolder.test(name.substring(folder.length()));
  }

  /** Whether a sealed file that the container holds describes it, by its full name. */
  public boolean describes(String name) {
    return holds(name) && ofItself.test(name.substring(folder.length()));
  }

  /** Whether a person must type a secret. */
  public boolean locked() {
    return prompt.isPresent();
  }
}
