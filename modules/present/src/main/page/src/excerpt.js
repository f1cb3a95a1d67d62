// The proof of an excerpt (docs/excerpt-proofs.md sections 1 and 3 to 5). Needs no secret.

import { canonical, hasExactly, isObject, read } from './jcs.js';
import { concat, equal, fromHex, utf8 } from './bytes.js';
import { sha256 } from './digests.js';
import { nodeHash } from './merkle.js';
import { Malformed, say } from './outcome.js';
import { isId } from './deposit.js';

const FORMAT = 'tiezheng-excerpt/1';
const MOST_BYTES = 64 * 1024 * 1024;
const LEAF = Uint8Array.of(0);
const MESSAGE = utf8(FORMAT + ' message\n');
const STATEMENT = utf8(FORMAT + ' statement\n');
const NUMBER = /^(?:0|[1-9][0-9]{0,14})$/;

/** What the details of a CONVERSATIONS event seal, or null when they are not such. */
export function sealed(what) {
  const number = (name) => typeof what[name] === 'string' && NUMBER.test(what[name]);
  if (!isObject(what) || what.scheme !== FORMAT || !['item', 'read', 'conversations', 'messages'].every(number) || what.item.length > 9
      || !fromHex(what.nonce, 32) || !fromHex(what.root, 32) || typeof what.importer !== 'string' || what.importer === '') return null;
  return { item: Number(what.item), importer: what.importer, conversations: Number(what.conversations), read: Number(what.read), root: fromHex(what.root, 32) };
}

/**
 * What has to be said of when conversations were sealed, as the events of the custody log have it; null when the
 * sealing is the next event behind the reading. `events[n - 1]` = {event, withheld}.
 */
export function sealingTime(n, events) {
  const at = events[n - 1].event;
  const { item, read } = sealed(at.what);
  const line = events[read - 1];
  const reading = line && line.event && !line.withheld && line.event.n === read ? line.event : null;
  if (read >= n || reading === null || reading.kind !== 'READ' || reading.what.item !== String(item)) {
    return say(
      '封存事件（' + at.time + '）称读取是第 ' + read + ' 号保管事件，该事件不在其前、不在材料中或不是该证据的读取：读取与封存之间隔了多久，看不出来',
      'the sealing (' + at.time + ') names custody event ' + read + ' as the reading, which does not precede it, is not in the bundle or is no reading of the item: how long after the reading it was sealed cannot be seen');
  }
  return read + 1 === n ? null : say(
    '封存晚于读取：读取是第 ' + read + ' 号保管事件（' + reading.time + '），封存是第 ' + n + ' 号（' + at.time + '），均为保管方自有时钟；证明只管封存之后，其间有无改动不能由此看出',
    'sealed later than read: the reading is custody event ' + read + ' (' + reading.time + '), the sealing event ' + n + ' (' + at.time + "), both by the keeper's own clock; the proof is about the time since the sealing and does not show whether anything was changed in between");
}

/**
 * Checks a file. `eventOf(n)` answers what custody event n seals, or null. The result is
 * {name, text} and, for all but Malformed, {file}; for Proven {file, omitted} as well.
 */
export function checkExcerpt(bytes, eventOf) {
  let file;
  try {
    file = parsed(bytes);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return { name: 'Malformed', text: say('摘录证明文件格式不符：' + error.text.zh, 'the file of the excerpt is malformed: ' + error.text.en) };
  }
  const event = eventOf(file.event);
  const found = event ? judged(file, event) : { name: 'NoSuchEvent', text: say(
    '所指的第 ' + file.event + ' 号保管事件不在，或不是会话封存事件，因此不能核对',
    'custody event ' + file.event + ', to which it refers, is not at hand or seals no conversations, so it cannot be checked') };
  return { ...found, file };
}

function judged(file, event) {
  const statement = file.statement;
  const place = file.place;
  const leaf = sha256(concat(LEAF, STATEMENT, utf8(canonical(statement))));
  const above = place.index < place.conversations
    ? rootOf(place.conversations, [place.index], [leaf], place.nodes.map((one) => fromHex(one, 32))) : null;
  if (statement.item !== event.item || statement.importer + ' ' + statement.version !== event.importer
      || place.conversations !== event.conversations || above === null || !equal(above, event.root)) {
    return { name: 'OtherStatement', text: say(
      '关于该会话的声明（条数、根值、导入器、原件等）不是第 ' + file.event + ' 号保管事件封存的那一份',
      'the statement about the conversation (number of messages, root, importer, originals) is not the one that custody event ' + file.event + ' seals') };
  }
  const positions = file.shown.map((one) => one.message.position);
  for (let i = 0; i < positions.length; i++) {
    if (i > 0 && positions[i] <= positions[i - 1]) {
      return { name: 'OutOfOrder', text: say('位置 ' + positions[i] + ' 的消息重复或次序颠倒', 'the message at position ' + positions[i] + ' stands twice or out of order') };
    }
    if (positions[i] >= statement.messages) {
      return { name: 'BeyondTheEnd', text: say(
        '有消息称其位置为 ' + positions[i] + '，而封存的会话只有 ' + statement.messages + ' 条',
        'a message claims position ' + positions[i] + ', but the sealed conversation has ' + statement.messages + ' messages only') };
    }
  }
  const omitted = between(positions, statement.messages);
  if (canonical(omitted) !== canonical(file.omitted)) {
    return { name: 'OtherOmissions', text: say('所载的未列出范围与列出的位置、会话总条数不符', 'the stated omissions are not what lies between the shown positions and the end') };
  }
  const leaves = file.shown.map((one) => sha256(concat(LEAF, MESSAGE, fromHex(one.salt, 32), utf8(canonical(one.message)))));
  const root = rootOf(statement.messages, positions, leaves, file.nodes.map((one) => fromHex(one, 32)));
  if (root === null || !equal(root, fromHex(statement.root, 32))) {
    return { name: 'OtherMessages', text: say(
      '列出的消息不能全部还原到封存的根值：至少有一条的文字、发送人、时间、次序或位置与封存时不同，或证明被改动',
      'the shown messages do not lead to the sealed root: words, sender, time, order or position of at least one differ from what was sealed, or the proof was changed') };
  }
  const hidden = statement.messages - positions.length;
  return { name: 'Proven', omitted, text: say(
    '列出的 ' + positions.length + ' 条消息与第 ' + file.event + ' 号保管事件封存的会话逐字一致、位置一致；该会话共 ' + statement.messages + ' 条，未列出的 ' + hidden + ' 条分 '
      + omitted.length + ' 处，每处条数属实。所证明的是导入器 ' + statement.importer + ' ' + statement.version + ' 对原件的读取结果',
    'the ' + positions.length + ' shown messages are verbatim and at their positions in the conversation that custody event ' + file.event + ' seals; of its ' + statement.messages
      + ' messages ' + hidden + ' are omitted in ' + omitted.length + ' places, each as long as stated. This speaks about what importer ' + statement.importer + ' ' + statement.version
      + ' read from the originals') };
}

/** The ranges before, between and after ascending positions. */
function between(positions, messages) {
  const out = [];
  let next = 0;
  for (const position of positions.concat([messages])) {
    if (position > next) out.push({ count: position - next, first: next });
    next = position + 1;
  }
  return out;
}

/**
 * The root of a tree of which some leaves are shown and the rest is covered by `nodes`, from left
 * to right; null unless there are exactly as many nodes as there must be.
 */
function rootOf(size, shown, leaves, nodes) {
  let used = 0;
  const walk = (first, end, from, to) => {
    if (from === to) return used < nodes.length ? nodes[used++] : null;
    if (end - first === 1) return leaves[from];
    let half = 1;
    while (half * 2 < end - first) half *= 2;
    const middle = first + half;
    const cut = lowest(shown, middle, from, to);
    const left = walk(first, middle, from, cut);
    // A hostile size must not make this count what is not there.
    if (left === null) return null;
    const right = walk(middle, end, cut, to);
    return right === null ? null : nodeHash(left, right);
  };
  const root = walk(0, size, 0, shown.length);
  return used === nodes.length ? root : null;
}

/** Index in [from, to) of the first place that is not below `middle`. */
function lowest(places, middle, from, to) {
  let low = from;
  let high = to;
  while (low < high) {
    const at = (low + high) >> 1;
    if (places[at] < middle) low = at + 1;
    else high = at;
  }
  return low;
}

function parsed(bytes) {
  if (bytes.length > MOST_BYTES) throw new Malformed('文件超过 64 MiB', 'the file is larger than 64 MiB');
  const found = read(bytes);
  if (!found.canonical) throw new Malformed('不是规范形式', 'it is not in canonical form');
  const file = found.value;
  plain(file);
  need(hasExactly(file, ['event', 'format', 'nodes', 'omitted', 'place', 'shown', 'statement']) && file.format === FORMAT && count(file.event)
    && hashes(file.nodes) && Array.isArray(file.omitted) && file.omitted.every((one) => hasExactly(one, ['count', 'first']) && count(one.count) && count(one.first)));
  const place = file.place;
  need(hasExactly(place, ['conversations', 'index', 'nodes']) && count(place.conversations) && count(place.index) && hashes(place.nodes));
  const of = file.statement;
  need(hasExactly(of, ['conversation', 'importer', 'item', 'messages', 'originals', 'platform', 'root', 'v', 'version'])
    && ['conversation', 'importer', 'platform', 'version'].every((name) => typeof of[name] === 'string') && of.v === 1 && count(of.item) && of.item >= 1
    && of.item <= 2147483647 && count(of.messages) && of.messages >= 1 && hash(of.root) && Array.isArray(of.originals) && of.originals.every(isId));
  need(Array.isArray(file.shown) && file.shown.length > 0 && file.shown.every((one) => hasExactly(one, ['message', 'salt']) && hash(one.salt)
    && isObject(one.message) && count(one.message.position) && count(one.message.line)));
  return file;
}

/** No number that readers could take differently, and nothing that a sealed message cannot hold. */
function plain(value) {
  if (Array.isArray(value)) value.forEach(plain);
  else if (value !== null && typeof value === 'object') Object.keys(value).forEach((name) => plain(value[name]));
  else need(typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value));
}

const count = (value) => Number.isSafeInteger(value) && value >= 0;
const hash = (value) => fromHex(value, 32) !== null;
const hashes = (value) => Array.isArray(value) && value.every(hash);

function need(good) {
  if (!good) throw new Malformed('成员缺失、多余或有误', 'a member is missing, too many or malformed');
}
