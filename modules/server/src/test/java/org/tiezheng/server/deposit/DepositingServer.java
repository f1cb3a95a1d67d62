package org.tiezheng.server.deposit;

import java.nio.file.Path;

/** The Deposit API in a process that can be killed: says its port, then serves until then. */
final class DepositingServer {
  private DepositingServer() {}

  /** Arguments: folder, keys. */
  public static void main(String[] args) throws Exception {
    try (Deposits api = Deposits.at(Path.of(args[0]), Path.of(args[1]))) {
      System.out.println(api.address().getPort());
      System.out.flush();
      Thread.currentThread().join();
    }
  }
}
