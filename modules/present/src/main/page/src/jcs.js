// JSON in and its canonical form out (RFC 8785). Names are unique, depth is limited.

import { textOf, utf8, equal } from './bytes.js';
import { Malformed } from './outcome.js';

const MAX_DEPTH = 64;

/** The RFC 8785 form of a parsed value: ECMAScript's own number and string forms, names sorted by UTF-16. */
export function canonical(value, depth = 0) {
  if (depth > MAX_DEPTH) throw new Malformed('JSON 嵌套过深', 'JSON nested too deeply');
  if (Array.isArray(value)) return '[' + value.map((one) => canonical(one, depth + 1)).join(',') + ']';
  if (value !== null && typeof value === 'object') {
    return '{' + Object.keys(value).sort().map((name) =>
      JSON.stringify(name) + ':' + canonical(value[name], depth + 1)).join(',') + '}';
  }
  return JSON.stringify(value);
}

/** Parses bytes; the result also says whether they are canonical. Throws Malformed. */
export function read(bytes) {
  const text = textOf(bytes);
  if (text === null) throw new Malformed('不是 UTF-8 文本', 'not UTF-8');
  let value;
  try {
    value = JSON.parse(text);
  } catch (_) {
    throw new Malformed('不是 JSON', 'not JSON');
  }
  return { value, canonical: equal(utf8(canonical(value)), bytes) };
}

export function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Whether `value` is an object with exactly these members. */
export function hasExactly(value, names) {
  return isObject(value) && Object.keys(value).sort().join() === names.slice().sort().join();
}
