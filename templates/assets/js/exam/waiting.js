/* The waiting room: how long until the planned start by the server's clock, and the look at the device. */
import { makeCheck } from './check.js';
import { span, word } from './words.js';

export function makeWaiting({ view, clock, durable }) {
  const find = (name) => view.querySelector(`[data-waiting=${name}]`);
  const check = makeCheck({ list: find('checks'), clock, durable });
  let starts = null;

  setInterval(() => {
    if (starts === null || view.hidden) return;
    const left = starts - clock.now();
    find('left').textContent = span(left);
    find('says').textContent = word(left > 0 ? 'until-start' : 'start-due');
    find('left').hidden = left <= 0;
  }, 250);

  return {
    show(state, took) {
      starts = state.starts;
      check.look(took);
    },
    lost: () => check.lost(),
  };
}
