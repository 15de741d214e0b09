/* The look at the device in the waiting room: can it keep answers, what does its clock say, how quick is the line. */
import { word } from './words.js';

const CLOCK_OFF = 60000; /* milliseconds that are worth a word */
const SLOW = 800; /* milliseconds there and back */

function set(row, good, text) {
  row.dataset.good = good;
  row.querySelector('[data-says]').textContent = text;
}

export function makeCheck({ list, clock, durable }) {
  const row = (name) => list.querySelector(`[data-check=${name}]`);
  set(row('storage'), durable, word(durable ? 'check-storage-good' : 'check-storage-bad'));

  return {
    /* After each pulse: it took so many milliseconds. */
    look(took) {
      const ahead = clock.ahead();
      const minutes = Math.max(1, Math.round(Math.abs(ahead) / 60000));
      if (Math.abs(ahead) < CLOCK_OFF) set(row('clock'), true, word('check-clock-good'));
      else set(row('clock'), true, word(ahead > 0 ? 'check-clock-ahead' : 'check-clock-behind', minutes));
      set(row('line'), took < SLOW, word(took < SLOW ? 'check-line-good' : 'check-line-slow', Math.round(took)));
    },
    lost() {
      set(row('line'), false, word('check-line-lost'));
    },
  };
}
