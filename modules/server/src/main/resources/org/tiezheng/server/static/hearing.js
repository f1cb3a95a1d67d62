// What is filled in at the hearing is kept in this browser at once, and sent when it is complete.
const root = document.getElementById('hearing');
const chinese = document.documentElement.lang.startsWith('zh');
const say = (zh, en) => (chinese ? zh : en);
const tally = document.getElementById('tally');
const place = `hearing ${root.dataset.plan}`;
const points = [...root.querySelectorAll('.point')];

function answers() {
  const session = {};
  root.querySelectorAll('[data-session]').forEach((n) => { if (n.value) session[n.dataset.session] = n.value; });
  const found = {};
  points.forEach((box) => {
    const result = box.querySelector('input:checked')?.value ?? '';
    const [difference, objection] = ['difference', 'objection'].map((k) => box.querySelector(`[data-of="${k}"]`).value);
    if (result || difference || objection) found[box.dataset.point] = { result, difference, objection };
  });
  return { plan: root.dataset.plan, session, points: found };
}

function restore(kept) {
  root.querySelectorAll('[data-session]').forEach((n) => { n.value = kept.session?.[n.dataset.session] ?? ''; });
  points.forEach((box) => {
    const answer = kept.points?.[box.dataset.point];
    if (!answer) return;
    box.querySelectorAll('input[type=radio]').forEach((n) => { n.checked = n.value === answer.result; });
    ['difference', 'objection'].forEach((k) => { box.querySelector(`[data-of="${k}"]`).value = answer[k] ?? ''; });
  });
}

function count(kept) {
  const done = Object.values(kept.points).filter((a) => a.result);
  const of = (word) => done.filter((a) => a.result === word).length;
  tally.textContent = say(
    `一致 ${of('一致')} · 不一致 ${of('不一致')} · 无法核对 ${of('无法核对')} · 未核对 ${points.length - done.length}`,
    `same ${of('一致')} · different ${of('不一致')} · not comparable ${of('无法核对')} · not compared ${points.length - done.length}`);
}

root.addEventListener('input', () => {
  const now = answers();
  try {
    localStorage.setItem(place, JSON.stringify(now));
  } catch {
    tally.textContent = say('这个浏览器没有空间保存,请先不要关闭页面。', 'This browser has no room to keep it; do not close the page.');
    return;
  }
  count(now);
});

document.getElementById('record').addEventListener('click', async () => {
  try {
    const answer = await fetch(root.dataset.api, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(answers()) });
    const value = await answer.json();
    if (!answer.ok) throw new Error(say(value.zh, value.en) ?? `${answer.status}`);
    location.assign(`/jobs/${value.id}`);
  } catch (error) {
    tally.textContent = say('没有写入;填的内容还在这个浏览器里。', 'Not written; what you filled in is still in this browser. ') + error.message;
  }
});

try {
  restore(JSON.parse(localStorage.getItem(place) ?? '{}'));
} catch {
  // Nothing usable was kept: the form stays empty.
}
count(answers());
