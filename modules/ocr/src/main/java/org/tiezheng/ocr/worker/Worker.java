package org.tiezheng.ocr.worker;

import ai.onnxruntime.OrtException;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * The process. Its arguments are a folder and a word; each line of standard input is the name of a
 * picture in the folder. The answer is written beside it, whole, and then the word and the name are
 * said on a line of standard output: whatever native code prints there besides is passed over.
 */
public final class Worker {
  /** Behind the name of the picture. */
  public static final String ANSWER = ".answer";

  private Worker() {}

  /** Works until standard input ends. */
  public static void main(String[] args) throws IOException, OrtException {
    Path folder = Path.of(args[0]);
    String word = args[1];
    ImageIO.setUseCache(false);
    BufferedReader names =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Engine engine = new Engine()) {
      for (String name = names.readLine(); name != null; name = names.readLine()) {
        Answer answer = engine.read(Files.readAllBytes(folder.resolve(name)));
        Path file = folder.resolve(name + ANSWER);
        try (DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
          answer.write(out);
        }
        System.out.println("\n" + word + " " + name);
        System.out.flush();
      }
    }
  }
}
