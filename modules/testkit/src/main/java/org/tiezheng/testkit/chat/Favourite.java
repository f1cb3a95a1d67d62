package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * A thing that the owner of an account kept (收藏).
 *
 * @param localId number in the store
 * @param serverId decimal
 * @param type 1 text, 2 picture, 5 link
 * @param from account that it came from
 * @param room group that it came from; may be empty
 * @param picture of type 2; every other one is there in the store's folder
 */
public record Favourite(
    long localId,
    String serverId,
    int type,
    Instant time,
    String text,
    String from,
    String room,
    Optional<MediaBytes> picture) {}
