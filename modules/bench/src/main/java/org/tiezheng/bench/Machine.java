package org.tiezheng.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a figure depends on: processor, memory, disk, JDK, and how busy the machine was. */
final class Machine {
  private Machine() {}

  static List<String> facts(BenchSettings settings) throws IOException {
    OperatingSystemMXBean os = ManagementFactory.getOperatingSystemMXBean();
    return List.of(
        "processor: "
            + line("/proc/cpuinfo", "model name")
            + ", "
            + os.getAvailableProcessors()
            + " in use",
        "memory: " + line("/proc/meminfo", "MemTotal"),
        "system: " + os.getName() + " " + os.getVersion() + " " + os.getArch(),
        "JDK: " + System.getProperty("java.vm.vendor") + " " + Runtime.version(),
        "work folder: " + Files.getFileStore(settings.work()).type(),
        String.format(Locale.ROOT, "load before the run: %.2f", os.getSystemLoadAverage()),
        "sizes: " + (settings.longRun() ? "as claimed (--long)" : "small"));
  }

  /** Memory of the machine in bytes; 8 GiB if the system does not say. */
  static long memory() throws IOException {
    String digits = line("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 8L << 30 : Long.parseLong(digits) << 10;
  }

  private static String line(String file, String key) throws IOException {
    Path path = Path.of(file);
    if (!Files.isReadable(path)) {
      return "unknown";
    }
    try (Stream<String> lines = Files.lines(path)) {
      return lines
          .filter(l -> l.startsWith(key))
          .map(l -> l.substring(l.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }
}
