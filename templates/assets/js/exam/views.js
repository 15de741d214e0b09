/*
 * The page has many views and shows one: the waiting room, the paper, the receipt … A view is what has its name in
 * data-view: a section, and for the paper the bar on top too. A change of view moves the focus to the new one's
 * heading, so that a screen reader says it.
 */
const parts = [...document.querySelectorAll('[data-view]')];
let present = null;

export const view = (name) => parts.find((part) => part.localName === 'section' && part.dataset.view === name);

export const isShown = (name) => present === name;

/* Whether it was another before. */
export function show(name) {
  if (name === present) return false;
  const first = present === null;
  present = name;
  document.body.dataset.shown = name;
  for (const part of parts) part.hidden = part.dataset.view !== name;
  window.scrollTo(0, 0);
  const heading = view(name).querySelector('[data-heading]');
  if (heading && !first) heading.focus();
  return true;
}
