/*
 * The page has many views and shows one: the waiting room, the paper, the receipt … A change of view moves the focus to
 * the new one's heading, so that a screen reader says it.
 */
const views = [...document.querySelectorAll('[data-view]')];
let present = null;

export const view = (name) => views.find((one) => one.dataset.view === name);

/* Whether it was another before. */
export function show(name) {
  if (name === present) return false;
  const first = present === null;
  present = name;
  document.body.dataset.shown = name;
  for (const one of views) one.hidden = one.dataset.view !== name;
  window.scrollTo(0, 0);
  const heading = view(name).querySelector('[data-heading]');
  if (heading && !first) heading.focus();
  return true;
}
