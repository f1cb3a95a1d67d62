package org.tiezheng.collect.vcard;

import com.github.mangstadt.vinnie.VObjectParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parameters of a property; version 2.1 writes values without their names. */
final class Parameters {
  private Parameters() {}

  /** The values of the parameter with this name, and those without a name. */
  static List<String> of(VObjectParameters parameters, String name) {
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, List<String>> parameter : parameters) {
      if (parameter.getKey() == null || parameter.getKey().equalsIgnoreCase(name)) {
        values.addAll(parameter.getValue());
      }
    }
    return values;
  }
}
