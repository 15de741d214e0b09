/*
 * The keyboard: letters and digits choose, arrows and page keys move, F flags, M opens the map, ? the help. Inside a
 * text only the page keys move, and Escape leads out of it. Single keys can be switched off in the help.
 */
import { recall, remember } from './notes.js';

const SWITCH = 'chengxue-exam-keys';

const isText = (element) => element.matches('textarea, input[type=text]');

/* The place (from 0) that a key chooses, -1 for none. */
function placeOf(key) {
  if (/^[1-8]$/.test(key)) return Number(key) - 1;
  return /^[a-h]$/i.test(key) ? key.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0) : -1;
}

const everywhere = { PageDown: 'after', PageUp: 'before' };
const inText = { Escape: 'leave' };
const single = { ArrowRight: 'after', ArrowLeft: 'before', f: 'flag', m: 'map', '?': 'help', '？': 'help' };

/* free() tells whether keys are for the paper now; act holds the acts of desk.js. */
export function listenToKeys({ toggle, free, act }) {
  toggle.checked = recall(SWITCH, true);
  toggle.addEventListener('change', () => remember(SWITCH, toggle.checked));

  function take(event) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const text = isText(event.target);
    if (!text && toggle.checked && act.choose(placeOf(key))) return true;
    const name = everywhere[key] ?? (text ? inText[key] : toggle.checked ? single[key] : undefined);
    if (name) act[name]();
    return name !== undefined;
  }

  document.addEventListener('keydown', (event) => {
    if (!free() || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (take(event)) event.preventDefault();
  }, true);
}
