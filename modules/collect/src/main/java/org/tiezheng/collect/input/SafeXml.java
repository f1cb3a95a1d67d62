package org.tiezheng.collect.input;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML of office files: no document type, no entities of its own, nothing loaded from outside.
 * ECMA-376 part 2, 8.3.4 forbids document types in package parts anyway.
 */
public final class SafeXml {
  private SafeXml() {}

  /**
   * A reader; a document type in the XML ends it with an exception, and so does a single name,
   * value or comment that is larger than memory should hold.
   */
  public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver((_, _, _, _) -> {
      throw new XMLStreamException("external reference");
    });
    return factory.createXMLStreamReader(new XmlGuard(in));
  }
}
