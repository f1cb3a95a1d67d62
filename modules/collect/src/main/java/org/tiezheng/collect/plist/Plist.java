package org.tiezheng.collect.plist;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a property list. Values may be shared between containers, but never hold themselves.
 * {@code equals} of a container compares identity, since a hostile list may share its way to more
 * values than can be visited.
 */
public sealed interface Plist {
  /** A dictionary, keys in the order of the source; of equal keys the last counts. */
  final class Dict implements Plist {
    private final Map<String, Plist> entries;

    Dict(Map<String, Plist> entries) {
      this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public Map<String, Plist> entries() {
      return entries;
    }

    public Optional<Plist> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    /** A text; also a number or a date as text. Empty if there is none or it is something else. */
    public Optional<String> text(String key) {
      return get(key).flatMap(Plist::asText);
    }

    /** A whole number; empty if there is none, or it does not fit. */
    public Optional<Long> number(String key) {
      return get(key)
          .filter(Int.class::isInstance)
          .map(v -> ((Int) v).value())
          .filter(n -> n.bitLength() < Long.SIZE)
          .map(BigInteger::longValue);
    }

    /** Whether it is there and true. */
    public boolean isTrue(String key) {
      return get(key).filter(v -> v instanceof Bool(boolean value) && value).isPresent();
    }

    /** A copy of bytes. */
    public Optional<byte[]> data(String key) {
      return get(key).filter(Data.class::isInstance).map(v -> ((Data) v).bytes());
    }

    /** A dictionary inside. */
    public Optional<Dict> dict(String key) {
      return get(key).filter(Dict.class::isInstance).map(Dict.class::cast);
    }
  }

  /** An array, or a set. */
  final class Array implements Plist {
    private final List<Plist> values;

    Array(List<Plist> values) {
      this.values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public List<Plist> values() {
      return values;
    }
  }

  /** A text. */
  record Str(String value) implements Plist {}

  /** A whole number of up to 128 bits. */
  record Int(BigInteger value) implements Plist {}

  /** A number with a fraction. */
  record Real(double value) implements Plist {}

  /** A truth value. */
  record Bool(boolean value) implements Plist {}

  /** A time. */
  record Date(Instant value) implements Plist {}

  /** Bytes. */
  final class Data implements Plist {
    private final byte[] bytes;

    Data(byte[] bytes) {
      this.bytes = bytes;
    }

    /** A copy. */
    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /** A reference of an archive made by NSKeyedArchiver: an index into {@code $objects}. */
  record Uid(long value) implements Plist {}

  /** Nothing. */
  record None() implements Plist {}

  /** A scalar as text, as it would be written in XML. */
  default Optional<String> asText() {
    return switch (this) {
      case Str(String value) -> Optional.of(value);
      case Int(BigInteger value) -> Optional.of(value.toString());
      case Real(double value) -> Optional.of(Double.toString(value));
      case Bool(boolean value) -> Optional.of(Boolean.toString(value));
      case Date(Instant value) -> Optional.of(value.toString());
      default -> Optional.empty();
    };
  }
}
