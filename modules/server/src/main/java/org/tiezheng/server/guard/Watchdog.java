package org.tiezheng.server.guard;

import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Cuts connections on which nothing comes to an end: no request line, headers that trickle, a body
 * that never completes, an answer that nobody takes. The web server has a limit for connections
 * between two requests only. Safe for use by many threads.
 */
public final class Watchdog implements SocketOptions, AutoCloseable {
  private final SocketOptions options = SocketOptions.create();
  private final Duration patience;
  private final Map<SocketAddress, Connection> connections = new ConcurrentHashMap<>();
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("watchdog").unstarted(work));

  /**
   * @param patience how long a request may take from the first byte to the last of its answer, and
   *     a connection stay unused
   */
  public Watchdog(Duration patience) {
    this.patience = patience;
    long pause = Math.max(1, patience.toMillis() / 6);
    var _ = rounds.scheduleWithFixedDelay(this::round, pause, pause, TimeUnit.MILLISECONDS);
  }

  private record Connection(SocketChannel channel, long deadline) {}

  /** A connection was accepted. */
  @Override
  public void configureSocket(SocketChannel channel) {
    options.configureSocket(channel);
    try {
      if (channel.getRemoteAddress() instanceof InetSocketAddress peer) {
        connections.put(peer, new Connection(channel, in(patience)));
      }
    } catch (IOException e) {
      // It is closed already: there is nothing to watch.
      cut(channel);
    }
  }

  /** On the connection from this peer something begins or ends that may take so long. */
  public void allow(SocketAddress peer, Duration time) {
    connections.computeIfPresent(peer, (_, c) -> new Connection(c.channel(), in(time)));
  }

  /** As {@link #allow(int, Duration)} for what every request may take. */
  public void allow(int port) {
    allow(port, patience);
  }

  /** As {@link #allow(int, Duration)} for a peer that may be another computer. */
  public void allow(SocketAddress peer) {
    allow(peer, patience);
  }

  /** As {@link #allow(SocketAddress, Duration)} for a peer on this computer. */
  public void allow(int port, Duration time) {
    allow(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), time);
  }

  private static long in(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  private void round() {
    long now = System.nanoTime();
    connections.forEach((peer, c) -> {
      if (!c.channel().isOpen()) {
        connections.remove(peer, c);
      } else if (c.deadline() - now < 0) {
        cut(c.channel());
        connections.remove(peer, c);
      }
    });
  }

  private static void cut(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    rounds.shutdownNow();
    connections.clear();
  }

  @Override
  public void configureSocket(Socket socket) {
    options.configureSocket(socket);
  }

  @Override
  public Map<SocketOption<?>, Object> socketOptions() {
    return options.socketOptions();
  }

  @Override
  public Duration connectTimeout() {
    return options.connectTimeout();
  }

  @Override
  public Duration readTimeout() {
    return options.readTimeout();
  }

  @Override
  public Optional<Integer> socketReceiveBufferSize() {
    return options.socketReceiveBufferSize();
  }

  @Override
  public Optional<Integer> socketSendBufferSize() {
    return options.socketSendBufferSize();
  }

  @Override
  public boolean socketReuseAddress() {
    return options.socketReuseAddress();
  }

  @Override
  public boolean socketKeepAlive() {
    return options.socketKeepAlive();
  }

  @Override
  public boolean tcpNoDelay() {
    return options.tcpNoDelay();
  }
}
