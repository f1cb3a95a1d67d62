package org.tiezheng.collect.audio;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import java.util.Properties;

/**
 * The SILK decoder of libjitsi (Apache-2.0), a Java version of Skype's own. The library has no
 * public way in for a program without a media framework, so its entry points are taken by private
 * lookup: class path only, no native code, none of the library's own dependencies. Thread-safe; a
 * state is not.
 */
final class SilkLibrary {
  private static final String PACKAGE = "org.jitsi.impl.neomedia.codec.audio.silk.";
  private static final String POM = "/META-INF/maven/org.jitsi/libjitsi/pom.properties";
  private static final Optional<SilkLibrary> LIBRARY = load();

  private final MethodHandle newState;
  private final MethodHandle init;
  private final MethodHandle newControl;
  private final MethodHandle decode;
  private final VarHandle rate;
  private final VarHandle more;
  private final String name;

  private SilkLibrary() throws ReflectiveOperationException {
    MethodHandles.Lookup ours = MethodHandles.lookup();
    Class<?> api = ours.findClass(PACKAGE + "DecAPI");
    MethodHandles.Lookup inside = MethodHandles.privateLookupIn(api, ours);
    Class<?> control = inside.findClass(PACKAGE + "SKP_SILK_SDK_DecControlStruct");
    Class<?> state = inside.findClass(PACKAGE + "SKP_Silk_decoder_state");
    MethodType nothing = MethodType.methodType(void.class);
    newState = inside.findConstructor(state, nothing).asType(MethodType.methodType(Object.class));
    newControl =
        inside.findConstructor(control, nothing).asType(MethodType.methodType(Object.class));
    init =
        inside.findStatic(
            api, "SKP_Silk_SDK_InitDecoder", MethodType.methodType(int.class, Object.class));
    MethodType type =
        MethodType.methodType(
            int.class,
            Object.class,
            control,
            int.class,
            byte[].class,
            int.class,
            int.class,
            short[].class,
            int.class,
            short[].class);
    decode =
        inside
            .findStatic(api, "SKP_Silk_SDK_Decode", type)
            .asType(type.changeParameterType(1, Object.class));
    rate = inside.findVarHandle(control, "API_sampleRate", int.class);
    more = inside.findVarHandle(control, "moreInternalDecoderFrames", int.class);
    name = "libjitsi " + version(api);
  }

  /** The library; empty in a build that leaves it out. */
  static Optional<SilkLibrary> get() {
    return LIBRARY;
  }

  private static Optional<SilkLibrary> load() {
    try {
      return Optional.of(new SilkLibrary());
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static String version(Class<?> api) {
    try (InputStream in = api.getResourceAsStream(POM)) {
      if (in == null) {
        return "?";
      }
      Properties pom = new Properties();
      pom.load(in);
      return pom.getProperty("version", "?");
    } catch (IOException e) {
      return "?";
    }
  }

  /** Name and version, as a derived file states them. */
  String name() {
    return name;
  }

  /** A decoder at its beginning. */
  State state(int samplesPerSecond) {
    return new State(samplesPerSecond);
  }

  /** A decoder between two packets. */
  final class State {
    private final Object state;
    private final Object control;
    private final short[] count = new short[1];

    private State(int samplesPerSecond) {
      try {
        state = newState.invoke();
        control = newControl.invoke();
        int error = (int) init.invoke(state);
        if (error != 0) {
          throw new IllegalStateException("SILK decoder does not begin: " + error);
        }
        rate.set(control, samplesPerSecond);
      } catch (Throwable e) {
        throw passed(e);
      }
    }

    /**
     * Decodes the next frame of a packet.
     *
     * @param samples gets the frame at {@code from}
     * @return how many samples; negative if the packet cannot be decoded
     * @throws RuntimeException whatever the library throws on a damaged packet; the state is of no
     *     use after it
     */
    int frame(byte[] packet, short[] samples, int from) {
      try {
        count[0] = (short) (samples.length - from);
        int error =
            (int) decode.invoke(state, control, 0, packet, 0, packet.length, samples, from, count);
        return error == 0 ? count[0] : -1;
      } catch (Throwable e) {
        throw passed(e);
      }
    }

    /** Whether the packet holds a frame that was not decoded yet. */
    boolean more() {
      return (int) more.get(control) != 0;
    }

    private static RuntimeException passed(Throwable e) {
      if (e instanceof Error error) {
        throw error;
      }
      return e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
  }
}
