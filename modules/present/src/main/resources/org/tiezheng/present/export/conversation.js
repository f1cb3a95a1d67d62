// The search of a conversation's page. It reads the texts of the lines and lays out nothing but the days around the line that it
// shows, where the browser's own search lays out every day that it passes. Text is only ever set as text; without this script
// the page is the same, less the search.
(function () {
  'use strict';
  const say = (chinese, english) => (document.documentElement.lang.startsWith('zh') ? chinese : english);
  const SLICE_MS = 24;
  const LONG_WORD = 8;

  // How texts are compared: as the command `search` does (docs/search.md).

  const CHARACTER = /[^][\p{M}\u1160-\u11ff\uff9e\uff9f]*/gu;
  const PLAIN = /^[\x00-\x7f\u4e00-\u9fff]*$/;
  const ODD = /[^\x00-\x7f\u4e00-\u9fff][\p{M}\u1160-\u11ff\uff9e\uff9f]*|[\x00-\x7f\u4e00-\u9fff][\p{M}\u1160-\u11ff\uff9e\uff9f]+/gu;
  const INVISIBLE = /\p{Cf}+/gu;
  const SPACES = /[\s\p{Z}]+/gu;
  const GROUPING = /(\d),(?=\d{3}(?!\d))/g;
  const compatible = (text) => text.normalize('NFKC').replace(INVISIBLE, '');
  const small = (text) => text.toUpperCase().toLowerCase().replace(/ς/g, 'σ').replace(SPACES, ' ');

  function fold(raw) {
    return small(PLAIN.test(raw) ? raw : raw.replace(ODD, compatible)).replace(GROUPING, '$1');
  }

  /** The same text, and for each of its places where in the raw text the character begins and ends. */
  function placed(raw) {
    let text = '';
    const spans = [];
    for (const match of raw.matchAll(CHARACTER)) {
      const piece = small(compatible(match[0]));
      const more = text.endsWith(' ') && piece.startsWith(' ') ? piece.slice(1) : piece;
      text += more;
      for (let i = 0; i < more.length; i++) spans.push([match.index, match.index + match[0].length]);
    }
    const commas = new Set(Array.from(text.matchAll(GROUPING), (match) => match.index + 1));
    return { text: text.replace(GROUPING, '$1'), spans: spans.filter((_, i) => !commas.has(i)) };
  }

  function wordsOf(typed) {
    const words = Array.from(typed.matchAll(/["“”]([^"“”]*)(?:["“”]|$)|[^\s"“”]+/gu), (match) =>
      fold(match[1] === undefined ? match[0] : match[1]).trim());
    return words.filter((word) => word !== '');
  }

  // The lines of the page, read once.

  const lines = [];
  const senders = new Map();
  let items = null;

  function read(item) {
    const texts = [];
    let sender = '';
    let day = '';
    for (const part of item.children) {
      if (part.className === 'h') {
        sender = part.firstElementChild.textContent;
        const time = /^\d{4}-\d\d-\d\d(?!\d)/.exec(part.querySelector('time').textContent);
        day = time ? time[0] : '';
        const state = part.querySelector('em');
        if (state) texts.push(fold(state.textContent));
      } else if (part.tagName === 'P' && part.className !== 's') {
        texts.push(fold(part.textContent));
      }
    }
    senders.set(sender, (senders.get(sender) || 0) + 1);
    return { item, sender, day, text: texts.join('\0'), place: null };
  }

  /** Where the row is stored, names of files and digests: parts of them occur everywhere, so that only long words are sought there. */
  function place(line) {
    if (line.place === null) {
      line.place = Array.from(line.item.querySelectorAll('.s,figcaption'), (part) => fold(part.textContent)).join('\0');
    }
    return line.place;
  }

  function holds(line, word) {
    return line.text.includes(word) || (word.length >= LONG_WORD && place(line).includes(word));
  }

  // What is seen.

  function element(name, texts, attributes) {
    const made = document.createElement(name);
    made.textContent = texts;
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    return made;
  }

  const labelled = (text, input) => {
    const label = element('label', text + ' ');
    label.append(input);
    return label;
  };
  const hint = say(
    '几个词之间用空格隔开,同一行须全部出现;引号内为整句;[123] 转到该行。查正文、附记和状态;8 个字符以上的词也查文件名、SHA-256 和保存位置。不查发送者和时间,请用筛选。再按一次 Ctrl+F 为浏览器自带的查找。',
    'All words must stand in one line; a phrase in quotes stands as it is; [123] goes to that line. Searched: words, details and state; for words of 8 characters or more also names of files, SHA-256 and the place of storage. Senders and times are not searched, but can be filtered. Ctrl+F again: the search of the browser.');
  const opener = element('button', say('查找', 'Search'), { type: 'button', title: 'Ctrl+F, /' });
  const field = element('input', '', { type: 'search', maxlength: '200', autocomplete: 'off', spellcheck: 'false', title: hint,
    placeholder: say('查找,[123] 转到该行', 'search, or [123] for that line'), 'aria-label': say('在本页各行中查找', 'Search the lines of this page') });
  const before = element('button', say('上一条', 'Previous'), { type: 'button', title: 'Shift+Enter' });
  const after = element('button', say('下一条', 'Next'), { type: 'button', title: 'Enter' });
  const closer = element('button', say('关闭', 'Close'), { type: 'button', title: 'Esc' });
  const who = element('select', '', { 'aria-label': say('发送者', 'Sender') });
  const first = element('input', '', { type: 'date', autocomplete: 'off' });
  const last = element('input', '', { type: 'date', autocomplete: 'off' });
  const status = element('output', '', { role: 'status', 'aria-live': 'polite' });
  const panel = element('div', '', {});
  const bar = element('div', '', { class: 'find', role: 'search' });
  panel.append(field, before, after, closer, who, labelled(say('自', 'from'), first), labelled(say('至', 'to'), last), status);
  panel.hidden = true;
  who.append(element('option', say('所有发送者', 'all senders')));
  bar.append(opener, panel);
  document.body.prepend(bar);

  function listSenders() {
    const names = Array.from(senders).sort((one, other) => other[1] - one[1]);
    for (const [name, count] of names) {
      const short = Array.from(name.slice(0, 100)).slice(0, 30).join('');
      const option = element('option', `${short}${short === name ? '' : '…'} (${count})`);
      option.sender = name;
      who.append(option);
    }
  }

  // The line that is shown, with the words that were found in it.

  let shown = null;
  let steadying = 0;

  function clear() {
    if (!shown) return;
    steadying++;
    shown.classList.remove('hit');
    if (shown.className === '') shown.removeAttribute('class');
    for (const mark of Array.from(shown.querySelectorAll('mark'))) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    shown = null;
  }

  function spansOf(raw, words) {
    const { text, spans } = placed(raw);
    const found = [];
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        found.push([spans[at][0], spans[at + word.length - 1][1]]);
      }
    }
    found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    return found.filter(((end) => (span) => span[0] >= end && (end = span[1]) > 0)(0));
  }

  function mark(root, words) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      for (const [begin, end] of spansOf(node.data, words).reverse()) {
        const range = document.createRange();
        range.setStart(node, begin);
        range.setEnd(node, end);
        range.surroundContents(document.createElement('mark'));
      }
    }
  }

  function show(line, words) {
    clear();
    shown = line.item;
    shown.classList.add('hit');
    for (const part of shown.querySelectorAll('p:not(.h):not(.s),em')) mark(part, words);
    const long = words.filter((word) => word.length >= LONG_WORD);
    for (const part of shown.querySelectorAll('.s,figcaption')) mark(part, long);
    reach(shown.querySelector('mark') || shown);
  }

  /** Days get their true height only when they come into view: looks again until the line stays, or a person scrolls. */
  function reach(target) {
    const mine = ++steadying;
    let calm = 0;
    let looks = 0;
    const look = () => {
      if (mine !== steadying) return;
      const { top, bottom } = target.getBoundingClientRect();
      const inside = top >= bar.getBoundingClientRect().bottom && (bottom <= window.innerHeight || top <= window.innerHeight / 2);
      calm = inside ? calm + 1 : 0;
      if (!inside) target.scrollIntoView({ block: bottom - top > window.innerHeight / 2 ? 'start' : 'center' });
      looks++;
      if (calm < 5 && looks < 60) requestAnimationFrame(look);
    };
    look();
  }

  for (const scrolled of ['wheel', 'touchmove', 'mousedown']) window.addEventListener(scrolled, () => steadying++, { passive: true });

  // Searching, in slices of time, so that the page answers meanwhile.

  let run = null;
  let origin = 0;
  let timer = 0;

  function asked() {
    const folded = fold(field.value).trim();
    const number = /^\[(\d{1,9})\]$/.exec(folded);
    const option = who.options[who.selectedIndex];
    return {
      key: JSON.stringify([field.value, who.selectedIndex, first.value, last.value]),
      number: number ? Number(number[1]) : 0,
      words: number ? [] : wordsOf(field.value),
      sender: option ? option.sender : undefined,
      from: first.value,
      to: last.value,
    };
  }

  const filtered = (query) => query.sender !== undefined || query.from !== '' || query.to !== '';

  function check(line) {
    const { query } = run;
    if (query.sender !== undefined && line.sender !== query.sender) return;
    if (query.from !== '' || query.to !== '') {
      if (line.day === '') run.undated++;
      if (line.day === '' || (query.from !== '' && line.day < query.from) || (query.to !== '' && line.day > query.to)) return;
    }
    run.searched++;
    if (query.number !== 0 && line.item.value !== query.number) return;
    if (query.words.every((word) => holds(line, word))) run.hits.push(line);
  }

  function start() {
    clearTimeout(timer);
    clear();
    const query = asked();
    const idle = query.words.length === 0 && query.number === 0 && !filtered(query);
    run = { query, hits: [], at: -1, next: 0, searched: 0, undated: 0, idle, told: -Infinity };
    slice(run);
  }

  function slice(mine) {
    if (run !== mine) return;
    if (items === null) items = document.querySelectorAll('main li');
    const until = performance.now() + SLICE_MS;
    while (mine.next < items.length && performance.now() < until) {
      const end = Math.min(mine.next + 100, items.length);
      for (; mine.next < end; mine.next++) {
        if (mine.next === lines.length) lines.push(read(items[mine.next]));
        if (!mine.idle) check(lines[mine.next]);
      }
    }
    if (lines.length === items.length && who.options.length === 1) listSenders();
    const done = mine.next >= items.length;
    if (mine.at < 0 && mine.hits.length > 0) {
      const from = mine.hits.findIndex((line) => line.item.value >= origin);
      if (from >= 0 || done) go(Math.max(from, 0));
    }
    if (!done) setTimeout(slice, 0, mine);
    tell(done);
  }

  function go(at) {
    run.at = at;
    show(run.hits[at], run.query.words);
  }

  function move(by) {
    if (run === null || run.query.key !== asked().key) {
      start();
      return;
    }
    const count = run.hits.length;
    const done = run.next >= items.length;
    const at = run.at + by;
    if (run.at < 0 || (!done && (at < 0 || at >= count))) return;
    go((at + count) % count);
    origin = run.hits[run.at].item.value;
    tell(done);
  }

  function tell(done) {
    const { query, hits } = run;
    if (!done) {
      if (performance.now() - run.told > 200) {
        run.told = performance.now();
        status.textContent = say(`已查 ${run.next} / ${items.length} 行,找到 ${hits.length} 条…`, `${run.next} of ${items.length} lines, ${hits.length} found…`);
      }
      return;
    }
    const scope = filtered(query) ? say(`在符合筛选的 ${run.searched} 行中。`, `among ${run.searched} lines that pass the filter. `) : '';
    const undated = run.undated > 0 ? say(`另有 ${run.undated} 行没有可用的日期,未查。`, `${run.undated} lines without a usable date were not searched.`) : '';
    let result = '';
    if (query.from !== '' && query.to !== '' && query.from > query.to) {
      result = say('起始日期晚于结束日期。', 'The first date is after the last. ');
    } else if (hits.length > 0) {
      const number = String(hits[run.at].item.value).padStart(6, '0');
      result = say(`第 ${run.at + 1} 条,共 ${hits.length} 条 · 行号 [${number}] `, `${run.at + 1} of ${hits.length} · line [${number}] `) + scope;
    } else if (!run.idle) {
      result = say('没有找到。', 'Not found ')
        + (scope || say(`查了全部 ${run.searched} 行。`, `in all ${run.searched} lines. `));
    }
    status.textContent = result + undated;
  }

  // What a person does.

  function open() {
    if (panel.hidden) {
      panel.hidden = false;
      opener.hidden = true;
      document.documentElement.classList.add('finding');
      const seen = document.elementFromPoint(window.innerWidth / 2, bar.getBoundingClientRect().bottom + 12);
      const line = seen && seen.closest('main li');
      origin = line ? line.value : 0;
      start();
    }
    field.focus();
    field.select();
  }

  function close() {
    clearTimeout(timer);
    clear();
    run = null;
    status.textContent = '';
    panel.hidden = true;
    opener.hidden = false;
    document.documentElement.classList.remove('finding');
    opener.focus({ preventScroll: true });
  }

  const composing = (event) => event.isComposing || event.keyCode === 229;

  opener.addEventListener('click', open);
  closer.addEventListener('click', close);
  before.addEventListener('click', () => move(-1));
  after.addEventListener('click', () => move(1));
  field.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(start, 150);
  });
  field.addEventListener('compositionend', () => {
    clearTimeout(timer);
    timer = setTimeout(start, 150);
  });
  for (const filter of [who, first, last]) filter.addEventListener('change', start);
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || composing(event) || event.target.tagName === 'BUTTON') return;
    event.preventDefault();
    move(event.shiftKey ? -1 : 1);
  });
  document.addEventListener('keydown', (event) => {
    if (composing(event)) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const find = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f';
    const slash = plain && event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === 'Escape' && plain && !panel.hidden) {
      event.preventDefault();
      close();
    } else if (slash || (find && document.activeElement !== field)) {
      event.preventDefault();
      open();
    }
  });
})();
