package org.tiezheng.testkit.chat.render;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.MediaBytes;
import org.tiezheng.testkit.chat.Persona;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;

/** ChatStorage.sqlite of WhatsApp on iOS; the stanza id is equal on both sides. */
public final class WhatsAppStore implements Renderer {
  private static final long COCOA = 978_307_200;

  @Override
  public Capabilities capabilities() {
    return Capabilities.of("whatsapp-ios")
        .carries(
            Fact.LOCAL_ID,
            Fact.CONVERSATION_TITLE,
            Fact.DIRECTION,
            Fact.TIME_SECONDS,
            Fact.MEDIA_TYPE,
            Fact.TEXT,
            Fact.NOTICE,
            Fact.MEDIA_NAME,
            Fact.MEDIA_BYTES,
            Fact.CONTROL_CHARACTERS,
            Fact.REMAINS,
            Fact.MEMBERS)
        .degrades(Fact.SERVER_ID, "as stanza id made from it, equal on both sides")
        .degrades(Fact.LOCAL_ID, "counted over all conversations")
        .degrades(Fact.CONVERSATION_ID, "as address made from it")
        .degrades(Fact.TYPE, "WhatsApp has no money and no cards of WeChat's")
        .degrades(Fact.SENDER_ID, "telephone number")
        .degrades(Fact.VOICE_MILLIS, "seconds")
        .done();
  }

  /** The stanza id that stands for a server id. */
  public static String stanza(String serverId) {
    return Attached.hash(serverId).substring(0, 20).toUpperCase(Locale.ROOT);
  }

  /** The name of an account or of a room in WhatsApp. */
  public static String jid(ChatWorld world, String id) {
    if (id.endsWith("@chatroom")) {
      return "8613800000001-" + Long.parseLong(Attached.hash(id).substring(0, 8), 16) + "@g.us";
    }
    Persona p = world.person(id);
    String phone = p.phone().isEmpty() ? p.qq() : p.phone().substring(1);
    return phone + "@s.whatsapp.net";
  }

  @Override
  public Rendered write(ChatWorld world, Side side, Path folder, WriteOptions options) {
    SideTruth truth = world.truth(side);
    Tables layout = new Tables(world, truth, folder, options, new HashMap<>());
    return TableStore.rendered(
        this, truth, layout, folder, TableStore.write(truth, layout, folder, options));
  }

  /** One table for all conversations. */
  private record Tables(
      ChatWorld world,
      SideTruth truth,
      Path folder,
      WriteOptions options,
      Map<String, Long> members)
      implements Layout {
    @Override
    public List<String> files() {
      return List.of("ChatStorage.sqlite");
    }

    @Override
    public String[] schema(int file) {
      int at = 0;
      for (Conversation room : truth.conversations()) {
        for (String member : room.group() ? room.members() : List.<String>of()) {
          members.put(room.key() + member, (long) ++at);
        }
      }
      return WhatsAppSchema.ALL;
    }

    @Override
    public int file(HeldMessage m, Conversation in) {
      return 0;
    }

    @Override
    public String table(Conversation in) {
      return "ZWAMESSAGE";
    }

    @Override
    public String[] conversation(String table) {
      return WhatsAppSchema.MESSAGE;
    }

    @Override
    public boolean announces() {
      return false;
    }

    @Override
    public String idColumn() {
      return "Z_PK";
    }

    @Override
    public String drop(String table) {
      return "DELETE FROM ZWAMESSAGE WHERE ZCHATSESSION=(SELECT Z_PK FROM ZWACHATSESSION WHERE"
          + " ZCONTACTIDENTIFIER=?)";
    }

    @Override
    public Object[] row(HeldMessage m, Conversation in) {
      boolean media = media(m.body()) != null;
      return new Object[] {
        "Z_ENT",
        9,
        "Z_OPT",
        2,
        "ZFLAGS",
        0,
        "ZGROUPEVENTTYPE",
        m.body() instanceof Body.Notice ? 2 : 0,
        "ZISFROMME",
        m.outgoing() ? 1 : 0,
        "ZMESSAGESTATUS",
        8,
        "ZMESSAGETYPE",
        type(m.body()),
        "ZSORT",
        m.localId(),
        "ZSTARRED",
        0,
        "ZCHATSESSION",
        truth.conversations().indexOf(in) + 1,
        "ZGROUPMEMBER",
        member(m, in),
        "ZMEDIAITEM",
        media ? m.storeId() : StoreFile.NULL,
        "ZMESSAGEDATE",
        m.seconds() - COCOA,
        "ZSENTDATE",
        m.outgoing() ? m.seconds() - COCOA : StoreFile.NULL,
        "ZFROMJID",
        m.outgoing() ? StoreFile.NULL : jid(world, in.id()),
        "ZTOJID",
        m.outgoing() ? jid(world, in.id()) : StoreFile.NULL,
        "ZPUSHNAME",
        StoreFile.NULL,
        "ZSTANZAID",
        stanza(m.serverId().equals("0") ? "0" + m.storeId() : m.serverId()),
        "ZTEXT",
        media ? StoreFile.NULL : Lines.of(m.body())
      };
    }

    private Object member(HeldMessage m, Conversation in) {
      Long known = m.outgoing() ? null : members.get(in.key() + m.sender().orElse(""));
      return known == null ? StoreFile.NULL : known;
    }

    private static int type(Body body) {
      return switch (body) {
        case Body.Image i -> 1;
        case Body.Video v -> 2;
        case Body.Voice v -> 3;
        case Body.Location l -> 5;
        case Body.Notice n -> 6;
        case Body.Link l -> 7;
        case Body.Document d -> 8;
        case Body.Recall r -> 14;
        default -> 0;
      };
    }

    @Override
    public byte[] stored(HeldMessage m, Conversation in) {
      MediaBytes media = media(m.body());
      String text = media == null ? Lines.of(m.body()) : "Media/" + media.md5();
      return text.getBytes(StandardCharsets.UTF_8);
    }

    private static @org.jspecify.annotations.Nullable MediaBytes media(Body body) {
      return switch (body) {
        case Body.Image i -> i.content();
        case Body.Video v -> v.content();
        case Body.Voice v -> v.content();
        case Body.Document d -> d.content();
        default -> null;
      };
    }

    @Override
    public void settled(TableStore store) {
      StoreFile file = store.store(0);
      Map<String, HeldMessage> last = new LinkedHashMap<>();
      for (HeldMessage m : truth.genuine()) {
        last.put(m.conversation(), m);
        MediaBytes bytes = media(m.body());
        if (bytes != null) {
          String path = "Media/" + bytes.md5();
          file.insert(
              "ZWAMEDIAITEM",
              "Z_PK",
              m.storeId(),
              "Z_ENT",
              8,
              "Z_OPT",
              1,
              "ZFILESIZE",
              bytes.length(),
              "ZMESSAGE",
              store.place(m).id(),
              "ZMEDIALOCALPATH",
              path,
              "ZMOVIEDURATION",
              seconds(m.body()),
              "ZTITLE",
              m.body() instanceof Body.Document d ? d.name() : StoreFile.NULL);
          if (options.media()) {
            Attached.write(folder.resolve("Message").resolve(path), bytes.bytes());
          }
        }
      }
      file.insert(
          "Z_PRIMARYKEY",
          "Z_ENT",
          9,
          "Z_NAME",
          "WAMessage",
          "Z_SUPER",
          0,
          "Z_MAX",
          store.place(truth.genuine().getLast()).id());
      int at = 0;
      for (Conversation in : truth.conversations()) {
        HeldMessage m = last.get(in.key());
        file.insert(
            "ZWACHATSESSION",
            "Z_PK",
            ++at,
            "Z_ENT",
            4,
            "Z_OPT",
            1,
            "ZSESSIONTYPE",
            in.group() ? 1 : 0,
            "ZCONTACTJID",
            jid(world, in.id()),
            "ZPARTNERNAME",
            in.title(),
            "ZCONTACTIDENTIFIER",
            in.id(),
            "ZMESSAGECOUNTER",
            m == null ? 0 : m.localId(),
            "ZLASTMESSAGEDATE",
            m == null ? StoreFile.NULL : m.seconds() - COCOA);
        for (String member : in.group() ? in.members() : List.<String>of()) {
          file.insert(
              "ZWAGROUPMEMBER",
              "Z_PK",
              members.getOrDefault(in.key() + member, 0L),
              "Z_ENT",
              6,
              "Z_OPT",
              1,
              "ZISACTIVE",
              1,
              "ZISADMIN",
              member.equals(in.owner()) ? 1 : 0,
              "ZCHATSESSION",
              at,
              "ZCONTACTNAME",
              world.person(member).nick(),
              "ZMEMBERJID",
              jid(world, member));
        }
      }
    }

    private static int seconds(Body body) {
      return switch (body) {
        case Body.Voice v -> v.millis() / 1000;
        case Body.Video v -> v.seconds();
        default -> 0;
      };
    }
  }
}
