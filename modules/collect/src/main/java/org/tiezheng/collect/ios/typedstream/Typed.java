package org.tiezheng.collect.ios.typedstream;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A value in a typedstream. */
public sealed interface Typed {
  /** The only nil that is needed. */
  Typed NIL = new Nil();

  /** No object, no string. */
  record Nil() implements Typed {}

  /** An integer of any width. */
  record Whole(long value) implements Typed {}

  /** A floating point number. */
  record Real(double value) implements Typed {}

  /**
   * Bytes without a type of their own: a string that is stored in place, or an array of characters.
   *
   * @param bytes a view of the stream
   */
  record Raw(MemorySegment bytes) implements Typed {
    /**
     * The first bytes as UTF-8; what is not valid becomes U+FFFD.
     *
     * @param most bytes that are taken
     */
    public String text(long most) {
      MemorySegment taken = bytes.asSlice(0, Math.min(most, bytes.byteSize()));
      return new String(taken.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }
  }

  /** A C string, an atom or the name of a selector. */
  record Word(String text) implements Typed {}

  /** The members of an array or a structure. */
  record Several(List<Typed> members) implements Typed {}

  /**
   * A class.
   *
   * @param version as its archiver numbered it
   */
  record Type(String name, long version, Optional<Type> parent) implements Typed {
    /** Whether it is the class of this name or inherits from it. */
    public boolean is(String wanted) {
      for (Optional<Type> type = Optional.of(this); type.isPresent(); type = type.get().parent()) {
        if (type.get().name().equals(wanted)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * An object. It is one and the same wherever the stream refers to it, and may refer to itself;
   * two are equal only if they are the same.
   */
  final class Instance implements Typed {
    private final List<Typed> contents = new ArrayList<>();
    private Optional<Type> type = Optional.empty();

    Instance() {}

    void type(Type known) {
      type = Optional.of(known);
    }

    List<Typed> growing() {
      return contents;
    }

    /** Its class; empty if the stream broke off before it. */
    public Optional<Type> type() {
      return type;
    }

    /** Whether its class is that of this name or inherits from it. */
    public boolean is(String wanted) {
      return type.filter(t -> t.is(wanted)).isPresent();
    }

    /** What was archived for it, in order; fewer if the stream broke off within it. */
    public List<Typed> contents() {
      return Collections.unmodifiableList(contents);
    }
  }
}
