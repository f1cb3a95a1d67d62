package org.tiezheng.ocr;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tiezheng.ocr.worker.Answer;
import org.tiezheng.ocr.worker.Worker;

/** A process that misbehaves as the first byte of each picture tells it to. */
final class OddWorker {
  static final byte ANSWER = 'a';
  static final byte NOISE = 'n';
  static final byte DIE = 'd';
  static final byte HANG = 'h';
  static final byte RUBBISH = 'r';

  private OddWorker() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    BufferedReader names =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String name = names.readLine(); name != null; name = names.readLine()) {
      byte what = Files.readAllBytes(folder.resolve(name))[0];
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new Answer.Refused(Answer.Reason.NO_PICTURE, name).write(new DataOutputStream(bytes));
      switch (what) {
        case NOISE -> System.out.print("[INFO] native code\nsays " + "x".repeat(100_000) + name);
        case DIE -> Runtime.getRuntime().halt(134);
        case HANG -> Thread.currentThread().join();
        case RUBBISH -> bytes.reset();
        default -> {}
      }
      Files.write(folder.resolve(name + Worker.ANSWER), bytes.toByteArray());
      System.out.println("\n" + args[1] + " " + name);
    }
  }
}
