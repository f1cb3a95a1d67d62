package org.tiezheng.testkit.chat;

import java.time.Instant;

/**
 * A thing that the owner of an account kept (收藏).
 *
 * @param localId number in the store
 * @param serverId decimal
 * @param type 1 text, 2 picture, 5 link
 * @param from account that it came from
 * @param room group that it came from; may be empty
 */
public record Favourite(
    long localId, String serverId, int type, Instant time, String text, String from, String room) {}
