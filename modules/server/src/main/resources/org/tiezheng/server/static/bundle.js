// Moves rows of the catalogue up and down; without it the numbers in "order" do the same.

const table = document.getElementById('rows');
if (table) {
  const zh = document.documentElement.lang.startsWith('zh');
  const body = table.tBodies[0];
  const renumber = () => [...body.rows].forEach((row, i) => { row.querySelector('input[name^="at"]').value = String(i + 1); });
  const move = (row, by, button) => {
    const group = (r) => r.querySelector('input[name^="group"]').value;
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other || other.dataset.fixed || group(other) !== group(row)) return;
    if (by < 0) body.insertBefore(row, other);
    else body.insertBefore(other, row);
    renumber();
    button.focus();
  };
  for (const row of body.rows) {
    if (row.dataset.fixed) continue;
    const cell = row.querySelector('input[name^="at"]').parentElement;
    for (const [by, sign, name] of [[-1, '↑', zh ? '上移' : 'up'], [1, '↓', zh ? '下移' : 'down']]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'tiny noprint';
      button.textContent = sign;
      button.setAttribute('aria-label', `${name}: ${row.querySelector('th a').textContent}`);
      button.addEventListener('click', () => move(row, by, button));
      cell.append(button);
    }
  }
}
