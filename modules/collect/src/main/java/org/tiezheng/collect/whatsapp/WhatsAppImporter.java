package org.tiezheng.collect.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.archive.ArchiveMembers;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.collect.input.ZipArchive;
import org.tiezheng.collect.input.ZipMember;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/** Reads the text that WhatsApp exports, alone or in the zip with its media. */
public final class WhatsAppImporter implements Importer {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:.*/)?(?:_chat|WhatsApp Chat(?: with| -)?"
              + " ?(.*?)|与(.+)的\\s?WhatsApp\\s?(?:聊天|对话).*?|WhatsApp\\s?[-–]\\s?(.+?))\\.(?:txt|zip)",
          Pattern.CASE_INSENSITIVE);
  private static final int LINES = 20;

  @Override
  public String id() {
    return "chat.whatsapp";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean namesOthers() {
    return true;
  }

  @Override
  public Match recognises(Probe probe) {
    boolean named = NAME.matcher(probe.name()).matches();
    if (probe.mediaType().equals("application/zip")) {
      return zip(probe);
    }
    if (!probe.mayBeText()) {
      return Match.none();
    }
    return Match.of(confidence(probe.head(), named), Kind.CHAT);
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    try {
      Optional<ZipArchive> zip = opened(source);
      Optional<ZipMember> chat = zip.flatMap(z -> chat(z.files()));
      if (zip.isPresent() && chat.isPresent()) {
        archive(source, zip.get(), chat.get(), session);
      } else {
        text(source, session);
      }
    } catch (IOException e) {
      session.broke(Transcript.MESSAGES, FormatException.describe(e));
    }
    return session.finish(Kind.CHAT);
  }

  private static void text(SealedSource source, ReadingSession session) {
    new Transcript(
            () -> source.main().stream(),
            source::at,
            name -> source.sibling(name).map(m -> m.sha256()),
            title(source.main().name()),
            source.limits(),
            session)
        .read();
  }

  private static void archive(
      SealedSource source, ZipArchive zip, ZipMember chat, ReadingSession session) {
    ArchiveMembers media = new ArchiveMembers(source, session);
    zip.files().stream().filter(m -> !m.equals(chat)).forEach(m -> media.list(zip, m));
    String inside = title(chat.name());
    new Transcript(
            () -> zip.open(chat),
            place -> source.main().at(List.of(chat.name()), place),
            media::digest,
            inside.isEmpty() || inside.equals("_chat") ? title(source.main().name()) : inside,
            source.limits(),
            session)
        .read();
  }

  private static Optional<ZipArchive> opened(SealedSource source) throws IOException {
    try (InputStream in = source.main().stream()) {
      byte[] start = in.readNBytes(2);
      if (start.length < 2 || start[0] != 'P' || start[1] != 'K') {
        return Optional.empty();
      }
    }
    return Optional.of(ZipArchive.open(source.main().bytes(), source.limits()));
  }

  /** The chat among an archive's members: the only text file with a name that WhatsApp gives. */
  private static Optional<ZipMember> chat(List<ZipMember> files) {
    List<ZipMember> texts =
        files.stream()
            .filter(m -> m.name().endsWith(".txt") && NAME.matcher(m.name()).matches())
            .toList();
    return texts.size() == 1 ? Optional.of(texts.getFirst()) : Optional.empty();
  }

  private Match zip(Probe probe) {
    try {
      ZipArchive zip = ZipArchive.open(probe.source().main().bytes(), probe.source().limits());
      Optional<ZipMember> chat = chat(zip.files());
      if (chat.isEmpty()) {
        return Match.none();
      }
      try (InputStream in = zip.open(chat.get())) {
        return Match.of(confidence(in.readNBytes(Probe.HEAD), true), Kind.CHAT);
      }
    } catch (IOException e) {
      return Match.none();
    }
  }

  private static Confidence confidence(byte[] head, boolean named) {
    String text = TextCharset.ofHead(head).decode(head, 0, head.length);
    long heads = text.lines().limit(LINES).filter(l -> HeadLine.parse(l).isPresent()).count();
    boolean first = text.lines().findFirst().flatMap(HeadLine::parse).isPresent();
    if (!first || heads == 0) {
      return Confidence.NONE;
    }
    return named ? Confidence.CERTAIN : heads >= 2 ? Confidence.LIKELY : Confidence.POSSIBLE;
  }

  /** The conversation's name as the file's name gives it, else the file's name. */
  private static String title(String name) {
    Matcher match = NAME.matcher(name);
    if (match.matches()) {
      for (int i = 1; i <= match.groupCount(); i++) {
        String group = match.group(i);
        if (group != null && !group.isBlank()) {
          return group.strip();
        }
      }
    }
    String file = name.substring(name.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
