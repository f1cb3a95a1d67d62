// A second writer of excerpts, from the text of docs/excerpt-proofs.md alone.

import { createHash, createHmac, randomBytes } from 'node:crypto';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (bytes) => bytes.toString('hex');
const label = (use) => 'tiezheng-excerpt/1 ' + use + '\n';

function split(n) {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

function root(leaves) {
  if (leaves.length === 1) return leaves[0];
  const k = split(leaves.length);
  return sha256(Buffer.from([1]), root(leaves.slice(0, k)), root(leaves.slice(k)));
}

/** Roots of the subtrees without a shown leaf, from left to right. */
function nodes(leaves, shown) {
  if (shown.length === 0) return [hex(root(leaves))];
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return [...nodes(leaves.slice(0, k), shown.filter((one) => one < k)), ...nodes(leaves.slice(k), shown.filter((one) => one >= k).map((one) => one - k))];
}

/**
 * Two conversations of an item, of whose first the positions are shown, read in event `read`. `what` is for the event,
 * `file(n)` the proof that names it, `records` are all lines as an importer writes them.
 */
export function makeExcerpt(item, deposit, jcs, read = 2, positions = [3, 4, 17]) {
  const secret = randomBytes(32);
  const nonce = hex(randomBytes(32));
  const conversation = (id, count, first) => {
    const key = createHmac('sha256', secret).update(label('conversation')).update(jcs({ conversation: id, item, nonce, platform: 'wechat' })).digest();
    const messages = Array.from({ length: count }, (_, i) => ({
      content: { content: 'text', text: '第 ' + (i + 1) + ' 句' }, conversationTitle: '张三', line: first + i, nativeType: '1', position: i, senderName: i % 2 ? '李四' : '张三', state: 'LIVE',
      time: { basis: 'SERVER', instant: '2025-03-02T02:14:00Z', precision: 'SECOND', raw: '1740881640' },
    }));
    const salts = messages.map((_, i) => {
      const place = Buffer.alloc(8);
      place.writeBigUInt64BE(BigInt(i));
      return createHmac('sha256', key).update(label('salt')).update(place).digest();
    });
    const leaves = messages.map((one, i) => sha256(Buffer.from([0]), label('message'), salts[i], jcs(one)));
    const statement = {
      conversation: id, importer: 'chat.test', item, messages: count, originals: [deposit], platform: 'wechat', root: hex(root(leaves)), v: 1, version: '1',
    };
    return { messages, salts, leaves, statement, leaf: sha256(Buffer.from([0]), label('statement'), jcs(statement)) };
  };
  const one = conversation('wxid_a', 20, 1);
  const all = [one, conversation('wxid_b', 3, 21)];
  const leaves = all.map((each) => each.leaf);
  const omitted = [];
  let next = 0;
  for (const at of positions.concat([one.messages.length])) {
    if (at > next) omitted.push({ count: at - next, first: next });
    next = at + 1;
  }
  return {
    records: all.flatMap((each) => each.messages.map(({ position, line, ...message }) => JSON.stringify({
      record: 'chat', platform: 'wechat', conversation: each.statement.conversation, provenance: { original: '00', members: [], locator: { locator: 'whole' } }, extra: { k: String(position) }, ...message,
    }) + '\n')),
    what: {
      conversations: '2', importer: 'chat.test 1', item: String(item), messages: '23', nonce, read: String(read), root: hex(root(leaves)), scheme: 'tiezheng-excerpt/1',
    },
    file: (event) => jcs({
      event, format: 'tiezheng-excerpt/1', nodes: nodes(one.leaves, positions), omitted, place: { conversations: 2, index: 0, nodes: nodes(leaves, [0]) },
      shown: positions.map((at) => ({ message: one.messages[at], salt: hex(one.salts[at]) })), statement: one.statement,
    }),
  };
}
