package org.tiezheng.testkit.chat;

/** One of the two accounts whose copies of the same talk are compared. */
public enum Side {
  A,
  B;

  public Side other() {
    return this == A ? B : A;
  }
}
