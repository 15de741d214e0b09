/*
 * Marking a written answer: points ticked add up to the score, which may still be changed. By keyboard: 1–9 tick points,
 * 0 is no point at all, Enter gives the mark. See templates/exams/written.xsl.
 */
const points = [...document.querySelectorAll('.marking-points input')];
const score = document.querySelector('input[name=score]');
const { form } = score;

function add() {
  const sum = points.filter((point) => point.checked).reduce((total, point) => total + Number(point.dataset.score), 0);
  score.value = Math.min(sum / 100, Number(score.max));
}

function none() {
  for (const point of points) point.checked = false;
  score.value = 0;
}

for (const point of points) point.addEventListener('change', add);

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target === score) return;
  const point = points[Number(event.key) - 1];
  if (event.key === '0') {
    none();
  } else if (point) {
    point.click();
  } else if (event.key === 'Enter' && !event.repeat && !event.target.closest('a, button')) {
    form.requestSubmit();
  } else {
    return;
  }
  event.preventDefault();
});
