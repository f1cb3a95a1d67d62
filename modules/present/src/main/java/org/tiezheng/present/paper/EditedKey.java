package org.tiezheng.present.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tiezheng.present.html.WrittenXml;

/**
 * The editable form of a key version or supplement, read back paragraph by paragraph and compared
 * with the records. Only one paragraph is held at a time. Use once.
 */
public final class EditedKey implements AutoCloseable {
  private static final String BODY = "word/document.xml";
  private static final int MOST_DIFFERENCES = 20;
  private static final int LONGEST = 4_000_000;
  private static final Pattern NUMBER = Pattern.compile("\\[(\\d{6,})\\]");

  private final FileSystem zip;
  private final InputStream in;
  private final XMLStreamReader xml;
  private Optional<String> next = Optional.empty();
  private final List<String> differing = new ArrayList<>();
  private boolean begun;
  private long rows;
  private long printed;

  private EditedKey(FileSystem zip, InputStream in, XMLStreamReader xml) {
    this.zip = zip;
    this.in = in;
    this.xml = xml;
  }

  /**
   * What reading it back gave.
   *
   * @param rows lines that it should have
   * @param printed of them, verbatim, in order, with number and page
   * @param differing the first places that differ
   */
  public record Found(long rows, long printed, List<String> differing) {
    public Found {
      differing = List.copyOf(differing);
    }
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it is no such file, or damaged
   */
  public static EditedKey open(Path docx) throws IOException {
    // Zip as a file system: by its directory, as programs read it, and on any file system.
    FileSystem zip = FileSystems.newFileSystem(docx, Map.of("accessMode", "readOnly"));
    boolean done = false;
    try {
      Path body = zip.getPath(BODY);
      if (!Files.isRegularFile(body)) {
        throw new IOException("no " + BODY);
      }
      InputStream in = Files.newInputStream(body);
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      EditedKey key = new EditedKey(zip, in, factory.createXMLStreamReader(in, "UTF-8"));
      key.advance();
      done = true;
      return key;
    } catch (XMLStreamException e) {
      throw new IOException("not well-formed: " + e.getMessage(), e);
    } finally {
      if (!done) {
        zip.close();
      }
    }
  }

  /**
   * Compares it with what should stand there.
   *
   * @param full pages of the full version as they were read there
   */
  public Found compare(ChatRecord chat, KeyChoice choice, LinePages full, PaperFacts facts)
      throws IOException {
    KeyLines key = new KeyLines(chat, choice, facts.zone());
    List<IOException> failed = new ArrayList<>();
    new KeyBody(chat, choice, key, full, facts).set(new Comparing(failed));
    if (!failed.isEmpty()) {
      throw failed.getFirst();
    }
    boolean ends = next.filter(p -> p.startsWith(facts.say("提交人", "Submitted by"))).isPresent();
    if (begun && !ends) {
      differs("after the last line");
    }
    return new Found(rows, printed, differing);
  }

  private final class Comparing implements KeyBody.Setter {
    private final List<IOException> failed;

    Comparing(List<IOException> failed) {
      this.failed = failed;
    }

    @Override
    public void passage(int number, String title, String conversation, String time) {
      piece(title, "passage " + number);
      piece(conversation, "passage " + number);
      piece(time, "passage " + number);
    }

    @Override
    public void line(int number, String head, String text, boolean chosen) {
      rows++;
      String label = head.substring(0, head.indexOf(']') + 1);
      if (same(head + text, label)) {
        printed++;
      }
    }

    @Override
    public void omitted(String sentence) {
      piece(sentence, "omitted lines");
    }

    @Override
    public void recovered(String title, String meaning) {
      piece(title, "recovered lines");
      piece(meaning, "recovered lines");
    }

    private void piece(String text, String place) {
      same(text, place);
    }

    private boolean same(String text, String place) {
      try {
        return failed.isEmpty() && expect(WrittenXml.held(text), place);
      } catch (IOException e) {
        failed.add(e);
        return false;
      }
    }
  }

  /** Goes to the first paragraph of the lines; then each must be the next one. */
  private boolean expect(String text, String place) throws IOException {
    if (!begun) {
      begun = true;
      while (next.isPresent() && !next.get().equals(text) && number(next.get()) < 0) {
        advance();
      }
    }
    long wanted = number(text);
    // What is less than the wanted line, or bears no number, is too much: it is passed over.
    boolean extra = false;
    while (next.isPresent() && !next.get().equals(text) && passable(next.get(), wanted)) {
      extra = true;
      advance();
    }
    if (next.filter(text::equals).isPresent()) {
      advance();
      if (extra) {
        differs("before " + place);
      }
      return !extra;
    }
    differs(place);
    if (wanted >= 0 && next.filter(p -> number(p) == wanted).isPresent()) {
      advance();
    }
    return false;
  }

  private static boolean passable(String paragraph, long wanted) {
    long number = number(paragraph);
    return wanted >= 0 && number >= 0 && number < wanted;
  }

  private static long number(String paragraph) {
    Matcher label = NUMBER.matcher(paragraph);
    return label.lookingAt() && label.group(1).length() <= 18 ? Long.parseLong(label.group(1)) : -1;
  }

  private void differs(String place) {
    if (differing.size() < MOST_DIFFERENCES) {
      differing.add(place);
    }
  }

  /** The text of the next paragraph; a break within it is a line end. */
  private void advance() throws IOException {
    try {
      StringBuilder text = new StringBuilder();
      boolean inside = false;
      boolean words = false;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          String name = xml.getLocalName();
          inside |= name.equals("p");
          words = name.equals("t");
          if (name.equals("br")) {
            text.append('\n');
          }
        } else if (event == XMLStreamConstants.CHARACTERS && words) {
          text.append(xml.getText());
          if (text.length() > LONGEST) {
            throw new IOException("a paragraph is too long");
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          words = false;
          if (inside && xml.getLocalName().equals("p")) {
            next = Optional.of(text.toString());
            return;
          }
        }
      }
      next = Optional.empty();
    } catch (XMLStreamException e) {
      throw new IOException("not well-formed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      in.close();
    }
  }
}
