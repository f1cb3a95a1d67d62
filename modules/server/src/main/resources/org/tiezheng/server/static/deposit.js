// Computes the SHA-256 of a file in the browser and puts it into the form. The file is not sent.
import { Sha256 } from './sha256.js';

const file = document.getElementById('file');
const field = document.getElementById('sha256');
const bar = document.getElementById('bar');
const said = document.getElementById('said');
document.getElementById('pick').hidden = false;

file.addEventListener('change', async () => {
  const chosen = file.files[0];
  if (!chosen) return;
  said.textContent = '';
  bar.max = Math.max(1, chosen.size);
  bar.value = 0;
  bar.hidden = false;
  try {
    const digest = new Sha256();
    const reader = chosen.stream().getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      digest.update(piece.value);
      bar.value += piece.value.length;
    }
    if (file.files[0] !== chosen) return;
    field.value = digest.hex();
    said.textContent = said.dataset.done;
  } catch {
    said.textContent = said.dataset.failed;
  } finally {
    bar.hidden = true;
  }
});
