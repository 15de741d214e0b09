/*
 * Keeps the board fresh: asks for the page again every five seconds and takes from it the parts marked data-live, each
 * with an id. Where the person is in such a part, the focus stays on the same control. See templates/exams/board.xsl.
 */

const EVERY = 5000;

/* How to find in the new part the control that has the focus in the old one. */
function mark(part) {
  const focused = document.activeElement;
  if (!part.contains(focused)) return null;
  const controls = [...part.querySelectorAll('a, button, input, summary')];
  const address = focused.getAttribute('href') ?? focused.form?.getAttribute('action');
  return { address, text: focused.textContent, place: controls.indexOf(focused) };
}

function restore(part, was) {
  const controls = [...part.querySelectorAll('a, button, input, summary')];
  const same = controls.find((one) => was.address === (one.getAttribute('href') ?? one.form?.getAttribute('action'))
    && was.text === one.textContent);
  (same ?? controls[was.place])?.focus({ preventScroll: true });
}

function take(page) {
  for (const part of document.querySelectorAll('[data-live]')) {
    const fresh = page.getElementById(part.id);
    if (!fresh) return false;
    const was = mark(part);
    part.replaceWith(fresh);
    if (was) restore(fresh, was);
  }
  return true;
}

async function refresh() {
  let fresh = false;
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    if (answer.ok && !answer.redirected) {
      fresh = take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    }
  } catch {
    /* no network for the moment: what is shown stays, marked as old */
  }
  document.querySelector('.board-fresh')?.classList.toggle('board-stale', !fresh);
}

/* A page that nobody looks at asks for nothing; it is brought up to date when it is looked at again. */
setInterval(() => {
  if (!document.hidden) refresh();
}, EVERY);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) refresh();
});
