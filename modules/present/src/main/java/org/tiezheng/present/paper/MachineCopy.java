package org.tiezheng.present.paper;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.pdf.FileFacts;
import tools.jackson.core.JsonGenerator;

/** The machine-readable copy that lies inside every paper. */
public final class MachineCopy {
  private MachineCopy() {}

  /** The paper's own content under its name. */
  public record Matter(String name, Object value) {}

  /** A copy of what the paper prints. */
  public static FileFacts.Attachment of(Document document, PaperFacts facts, Matter matter) {
    return attachment(
        document, facts, json -> json.writePOJOProperty(matter.name(), matter.value()));
  }

  /** A copy whose content is a long list, written one element at a time. */
  static FileFacts.Attachment of(
      Document document, PaperFacts facts, Matter matter, String list, Iterable<?> elements) {
    return attachment(
        document,
        facts,
        json -> {
          json.writePOJOProperty(matter.name(), matter.value());
          json.writeName(list);
          json.writeStartArray();
          for (Iterator<?> all = elements.iterator(); all.hasNext(); ) {
            json.writePOJO(all.next());
          }
          json.writeEndArray();
        });
  }

  private interface Body {
    void write(JsonGenerator json);
  }

  private static FileFacts.Attachment attachment(Document document, PaperFacts facts, Body body) {
    return new FileFacts.Attachment(
        document.number() + ".json",
        "application/json",
        facts.say("本文书的机读副本", "machine-readable copy of this paper"),
        out -> {
          try (JsonGenerator json = EvidenceJson.mapper().createGenerator(new Unclosed(out))) {
            json.writeStartObject();
            json.writeStringProperty("document", document.id());
            json.writeStringProperty("number", document.number());
            json.writePOJOProperty("facts", facts);
            body.write(json);
            json.writeEndObject();
          }
        });
  }

  /** The caller's stream stays open when the generator is closed. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      out.write(bytes, offset, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
