package org.tiezheng.sqlite;

/** Is told about damage as it is met. A sink that is used by several threads must allow that. */
@FunctionalInterface
public interface DamageSink {
  void report(Damage damage);
}
