// What can come out of a check, and the errors by which a reader of one format says no.

export const PASSED = 'PASSED';
export const FAILED = 'FAILED';
export const NOT_CHECKED = 'NOT_CHECKED';

/** A sentence in both languages. */
export function say(zh, en) {
  return { zh, en };
}

/** The bytes are not what the format demands: a failed check. */
export class Malformed extends Error {
  constructor(zh, en) {
    super(en);
    this.name = 'Malformed';
    this.text = say(zh, en);
  }
}

/** The bytes may be right, but this page does not know the form: not checked. */
export class NotUnderstood extends Error {
  constructor(zh, en) {
    super(en);
    this.name = 'NotUnderstood';
    this.text = say(zh, en);
  }
}
