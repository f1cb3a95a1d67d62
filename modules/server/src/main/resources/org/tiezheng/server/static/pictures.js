// What was read from pictures, confirmed with the keyboard alone: Enter ticks and goes on, Ctrl+Enter saves.

const form = document.getElementById('confirm');
const told = document.getElementById('ticked');
const zh = document.documentElement.lang.startsWith('zh');
const fields = () => [...form.querySelectorAll('.words')];
const boxes = () => [...form.querySelectorAll('input[name="ok"]')];

function tick(field, on) {
  const box = field.closest('.reading').querySelector('input[name="ok"]');
  if (box) box.checked = on;
  count();
}

function count() {
  const done = boxes().filter((box) => box.checked).length;
  told.textContent = done === 0 ? '' : zh ? `已勾选 ${done} 处,尚未保存` : `${done} ticked, not saved yet`;
}

form.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.isComposing) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (!event.target.classList.contains('words')) {
    if (event.target.tagName === 'INPUT') event.preventDefault();
    return;
  }
  if (event.shiftKey) return;
  event.preventDefault();
  tick(event.target, event.target.value.trim() !== '');
  const all = fields();
  const next = all[all.indexOf(event.target) + 1];
  (next ?? form.querySelector('button.main')).focus();
});
form.addEventListener('change', count);
for (const button of form.querySelectorAll('.tickall')) {
  button.addEventListener('click', () => {
    for (const box of document.getElementById(button.dataset.within).querySelectorAll('input[name="ok"]')) box.checked = true;
    count();
  });
}

// What was typed and ticked must not be lost by a link.
let saved = false;
form.addEventListener('submit', () => { saved = true; });
addEventListener('beforeunload', (event) => {
  if (!saved && boxes().some((box) => box.checked)) event.preventDefault();
});
(fields().find((field) => field.tagName === 'TEXTAREA') ?? fields()[0])?.focus({ preventScroll: true });
