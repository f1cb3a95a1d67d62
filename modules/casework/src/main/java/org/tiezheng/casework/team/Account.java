package org.tiezheng.casework.team;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Somebody who may sign in.
 *
 * @param name to sign in with; never given to another
 * @param person how the custody log names the person; may be empty
 * @param everyCase whether all cases are granted, also those to come
 * @param cases names of the cases that are granted
 * @param password Argon2id with its parameters (PHC string); empty until one is chosen
 * @param invitation with which a password is chosen; empty if none stands open
 * @param epoch another number makes all sessions void
 */
public record Account(
    String name,
    String person,
    TeamRole role,
    boolean everyCase,
    SortedSet<String> cases,
    Optional<String> password,
    Optional<Invitation> invitation,
    boolean active,
    long epoch,
    Instant created) {
  public Account {
    cases = Collections.unmodifiableSortedSet(new TreeSet<>(cases));
  }

  /**
   * Stands open until it is used or too old.
   *
   * @param digest SHA-256 of the token, which is 256 random bits
   */
  public record Invitation(String digest, Instant until) {}

  /** A new one, with no case and no password. */
  static Account of(String name, String person, TeamRole role, Instant now) {
    return new Account(
        name,
        person,
        role,
        false,
        new TreeSet<>(),
        Optional.empty(),
        Optional.empty(),
        true,
        1,
        now);
  }

  /** How the custody log names who acts: the sign-in name is the last thing in parentheses. */
  public String actor() {
    return person.isBlank() ? name : person + " (" + name + ")";
  }

  /** Whether something is allowed that concerns no single case. */
  public boolean may(Permission permission) {
    return active && role.may().contains(permission) && !permission.ofCase();
  }

  /** Whether something is allowed in a case. */
  public boolean may(Permission permission, String matter) {
    return active && role.may().contains(permission) && sees(matter);
  }

  /** Whether a case was granted, whatever may be done with it. */
  public boolean sees(String matter) {
    return active && (role == TeamRole.OWNER || everyCase || cases.contains(matter));
  }

  /** Another role ends what is open: a page may show what is no longer allowed. */
  Account with(TeamRole other) {
    return new Account(
        name, person, other, everyCase, cases, password, invitation, active, epoch + 1, created);
  }

  Account granted(String matter) {
    SortedSet<String> more = new TreeSet<>(cases);
    more.add(matter);
    return with(everyCase, more);
  }

  Account revoked(String matter) {
    SortedSet<String> fewer = new TreeSet<>(cases);
    fewer.remove(matter);
    return with(everyCase, fewer);
  }

  Account with(boolean all, SortedSet<String> granted) {
    return new Account(
        name, person, role, all, granted, password, invitation, active, epoch, created);
  }

  Account activated(boolean on) {
    return new Account(
        name, person, role, everyCase, cases, password, invitation, on, epoch + 1, created);
  }

  /** With a password; no invitation stands open and no session holds any more. */
  Account withPassword(String hash) {
    return new Account(
        name,
        person,
        role,
        everyCase,
        cases,
        Optional.of(hash),
        Optional.empty(),
        active,
        epoch + 1,
        created);
  }

  /** The same password, hashed with what is usual today. */
  Account rehashed(String hash) {
    return new Account(
        name,
        person,
        role,
        everyCase,
        cases,
        Optional.of(hash),
        invitation,
        active,
        epoch,
        created);
  }

  /** Without a password, waiting for one to be chosen; no session holds any more. */
  Account invited(Invitation open) {
    return new Account(
        name,
        person,
        role,
        everyCase,
        cases,
        Optional.empty(),
        Optional.of(open),
        active,
        epoch + 1,
        created);
  }
}
