// Shows how far a piece of work is; when it has ended, the page is loaded again with the result.
const box = document.getElementById('job');
const step = document.getElementById('step');
const bar = document.getElementById('bar');
const count = document.getElementById('count');
const chinese = document.documentElement.lang.startsWith('zh');
const events = new EventSource(`/api/v1/jobs/${box.dataset.job}/events`);

events.addEventListener('progress', (event) => {
  const job = JSON.parse(event.data);
  step.textContent = chinese ? job.step.zh : job.step.en;
  if (job.total > 0) {
    bar.max = job.total;
    bar.value = job.done;
  } else {
    bar.removeAttribute('value');
  }
  const done = job.done.toLocaleString();
  count.textContent = job.total > 0 ? `${done} / ${job.total.toLocaleString()}` : done;
});

events.addEventListener('end', () => {
  events.close();
  location.reload();
});
