package org.tiezheng.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.ServerConnectionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.tiezheng.casework.file.ChangedMeanwhile;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.server.guard.Refusal;

/** One status and one sentence for everything that can be thrown. */
public record Failure(int status, Text sentence) {
  /** What a person is told; what is our own fault goes to the one who looks after the program. */
  public static Failure of(Throwable thrown, Consumer<Throwable> faults) {
    return switch (thrown) {
      case Refusal r -> new Failure(r.status(), r.sentence());
      case ChangedMeanwhile e -> new Failure(409, e.sentence());
      case TiezhengException e -> new Failure(422, e.sentence());
      case RequestException e -> broken(e.status().code());
      case HttpException e -> broken(e.status().code());
      case DataReader.InsufficientDataAvailableException _ -> gone();
      case ServerConnectionException _ -> gone();
      case EOFException _ -> gone();
      case SocketException _ -> gone();
      case ClosedChannelException _ -> gone();
      case UncheckedIOException e when e.getCause() instanceof SocketException -> gone();
      case IOException e -> unreadable(e, faults);
      case UncheckedIOException e -> unreadable(e, faults);
      default -> {
        faults.accept(thrown);
        yield new Failure(
            500,
            new Text(
                "程序自身出错,已固化的内容不受影响;终端里有详细信息,请报告给我们。",
                "Our own fault; nothing that was sealed is affected. The terminal shows more;"
                    + " please report it."));
      }
    };
  }

  /** The other end hung up in the middle: its own affair, and nobody hears the answer. */
  private static Failure gone() {
    return new Failure(400, new Text("连接中断。", "The connection broke off."));
  }

  private static Failure broken(int status) {
    return status == 413
        ? new Failure(413, new Text("内容太大,没有接收。", "That is too much; it was not taken."))
        : new Failure(
            status, new Text("请求有误,没有执行。", "The request cannot be understood; nothing was done."));
  }

  private static Failure unreadable(Exception e, Consumer<Throwable> faults) {
    faults.accept(e);
    return new Failure(
        500,
        new Text(
            "读写失败;请检查案件文件夹的权限和磁盘空间。",
            "Reading or writing failed; check the permission of the case folder and the disk"
                + " space."));
  }

  /** As RFC 9457 writes it, with the sentence in both languages. */
  public Map<String, Object> problem(Locale locale) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("status", status);
    problem.put("detail", sentence.in(locale));
    problem.put("zh", sentence.zh());
    problem.put("en", sentence.en());
    return problem;
  }
}
