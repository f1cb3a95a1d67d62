package org.tiezheng.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A page that only its owner can read and that leads a browser on to the app. What a program is
 * started with can be read by every user of the computer, so a browser is started with the name of
 * this page and not with the address, whose token lets in whoever has it.
 */
final class InvitationFile implements AutoCloseable {
  private final Path page;

  private InvitationFile(Path page) {
    this.page = page;
  }

  /** Writes the page into the temporary folder of the system. */
  static InvitationFile to(URI address) throws IOException {
    FileAttribute<?>[] ours =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path page = Files.createTempFile("tiezheng-", ".html", ours);
    Files.writeString(page, html(address.toASCIIString()), StandardCharsets.UTF_8);
    return new InvitationFile(page);
  }

  // The address is our own: a loopback host, a port and a token of letters, digits, - and _.
  private static String html(String address) {
    return """
    <!doctype html>
    <html lang="zh"><head><meta charset="utf-8"><title>铁证 Tiezheng</title>
    <meta name="referrer" content="no-referrer">
    <meta http-equiv="refresh" content="0;url=%1$s"></head>
    <body><p><a href="%1$s">打开铁证 · Open Tiezheng</a></p></body></html>
    """
        .formatted(address);
  }

  /** What a browser is to open. */
  URI page() {
    return page.toUri();
  }

  /** Removes the page. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(page);
  }
}
