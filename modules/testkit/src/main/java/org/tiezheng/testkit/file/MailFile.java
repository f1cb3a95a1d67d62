package org.tiezheng.testkit.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A mail as a provider lets it be downloaded: Received chain, a DKIM signature whose key nobody
 * publishes, MIME parts in Base64.
 *
 * @param hops lines "from … by …", the last hop first
 */
public record MailFile(
    String from,
    String fromAddress,
    String to,
    String toAddress,
    String subject,
    OffsetDateTime sent,
    List<String> hops,
    String messageId,
    String inReplyTo) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);
  private static final String BODY_HASH = "@body-hash@";
  private static final Base64.Encoder BODY =
      Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));

  /** An attached file. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Attachment(String name, String type, byte[] bytes) {}

  public byte[] bytes(String text, List<Attachment> attachments, Random random) {
    String mark = "----=_NextPart_%08X".formatted(random.nextInt());
    StringBuilder out = new StringBuilder("Return-Path: <" + fromAddress + ">\r\n");
    for (int i = 0; i < hops.size(); i++) {
      String time = DATE.format(sent.plusSeconds(2L + (long) (hops.size() - i) * 3));
      out.append("Received: ").append(hops.get(i)).append(";\r\n\t").append(time).append("\r\n");
    }
    out.append(signature(random));
    field(out, "From", word(from) + " <" + fromAddress + ">");
    field(out, "To", word(to) + " <" + toAddress + ">");
    field(out, "Subject", word(subject));
    field(out, "Date", DATE.format(sent));
    field(out, "Message-ID", "<" + messageId + ">");
    if (!inReplyTo.isEmpty()) {
      field(out, "In-Reply-To", "<" + inReplyTo + ">");
      field(out, "References", "<" + inReplyTo + ">");
    }
    field(out, "X-Mailer", "Demo Mail 2.1");
    field(out, "MIME-Version", "1.0");
    if (attachments.isEmpty()) {
      part(out, "text/plain; charset=UTF-8", "", text.getBytes(StandardCharsets.UTF_8));
    } else {
      field(out, "Content-Type", "multipart/mixed;\r\n\tboundary=\"" + mark + "\"");
      out.append("\r\nThis is a multi-part message in MIME format.\r\n\r\n--").append(mark);
      out.append("\r\n");
      part(out, "text/plain; charset=UTF-8", "", text.getBytes(StandardCharsets.UTF_8));
      for (Attachment a : attachments) {
        out.append("\r\n--").append(mark).append("\r\n");
        String name = word(a.name());
        part(
            out,
            a.type() + ";\r\n\tname=\"" + name + "\"",
            "attachment;\r\n\tfilename=\"" + name + "\"",
            a.bytes());
      }
      out.append("\r\n--").append(mark).append("--\r\n");
    }
    String mail = out.toString();
    String body = mail.substring(mail.indexOf("\r\n\r\n") + 4);
    return mail.replaceFirst(BODY_HASH, digest(body)).getBytes(StandardCharsets.US_ASCII);
  }

  /** The body's digest in the relaxed form (RFC 6376, 3.4.4): the mail was not changed. */
  private static String digest(String body) {
    String relaxed =
        body.replaceAll("[ \\t]+", " ").replace(" \r\n", "\r\n").replaceAll("(\r\n)+$", "")
            + "\r\n";
    try {
      byte[] bytes = relaxed.getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private String signature(Random random) {
    byte[] unused = new byte[32];
    byte[] signature = new byte[128];
    // What a former version drew for the body's digest: the values after it stay the same.
    random.nextBytes(unused);
    random.nextBytes(signature);
    String domain = fromAddress.substring(fromAddress.indexOf('@') + 1);
    return "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d="
        + domain
        + ";\r\n\ts=s2024; t="
        + sent.toEpochSecond()
        + "; h=From:To:Subject:Date:Message-ID;\r\n\tbh="
        + BODY_HASH
        + ";\r\n\tb="
        + Base64.getEncoder().encodeToString(signature).replaceAll("(.{64})", "$1\r\n\t ")
        + "\r\n";
  }

  private static void field(StringBuilder out, String name, String value) {
    out.append(name).append(": ").append(value).append("\r\n");
  }

  private static void part(StringBuilder out, String type, String disposition, byte[] bytes) {
    field(out, "Content-Type", type);
    field(out, "Content-Transfer-Encoding", "base64");
    if (!disposition.isEmpty()) {
      field(out, "Content-Disposition", disposition);
    }
    out.append("\r\n").append(BODY.encodeToString(bytes)).append("\r\n");
  }

  /** RFC 2047 encoded word; the texts used here fit into one. */
  private static String word(String text) {
    return "=?UTF-8?B?"
        + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "?=";
  }
}
