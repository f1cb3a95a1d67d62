// Turns pages by Page Up and Page Down; without it the links do the same.

document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches('input, select, textarea')) return;
  const link = { PageDown: 'next', PageUp: 'before' }[event.key];
  const target = link && document.getElementById(link);
  if (target) {
    event.preventDefault();
    target.click();
  }
});
document.getElementById('zoom')?.addEventListener('change', () => document.getElementById('pager').requestSubmit());
