package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.List;

/**
 * A post in the moments (朋友圈).
 *
 * @param id unsigned 64-bit, decimal; may exceed 2^63
 * @param author account name
 * @param pictures MD5 of the pictures
 * @param place name of the place; may be empty
 */
public record Moment(
    String id,
    String author,
    Instant time,
    String text,
    List<String> pictures,
    String place,
    List<String> likes,
    List<Comment> comments) {
  /**
   * A comment.
   *
   * @param answers account that the comment answers; empty if the post itself
   */
  public record Comment(String id, String author, Instant time, String text, String answers) {}

  public Moment {
    pictures = List.copyOf(pictures);
    likes = List.copyOf(likes);
    comments = List.copyOf(comments);
  }
}
