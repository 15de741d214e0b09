/*
 * The time that is left, by the server's clock. Says at ten, five and one minute that the end is near; calls up once
 * when the time is over. An end that moves (an extension) is followed at once.
 */
import { hour, span, word } from './words.js';

const MARKS = [10, 5, 1]; /* minutes */
const MINUTE = 60000;

export function makeTimer({ root, clock, near, over }) {
  const shown = root.querySelector('[data-timer=left]');
  const at = root.querySelector('[data-timer=ends]');
  let end = null;
  let before = Infinity; /* what was left a moment ago */
  let done = false;

  function tick() {
    if (end === null) return;
    const left = end - clock.now();
    shown.textContent = span(left);
    const passed = MARKS.filter((minutes) => before > minutes * MINUTE && left <= minutes * MINUTE && left > 0);
    const closest = Math.min(...MARKS.filter((minutes) => left <= minutes * MINUTE));
    shown.parentElement.dataset.near = Number.isFinite(closest) ? closest : '';
    if (passed.length > 0 && before !== Infinity) near(Math.min(...passed));
    before = left;
    if (left <= 0 && !done) {
      done = true;
      over();
    }
  }

  setInterval(tick, 200);
  return {
    until(moment) {
      if (moment === end) return;
      if (end === null || moment > end) before = Infinity; /* the marks come again */
      end = moment;
      at.textContent = word('ends', hour(end));
      done = end <= clock.now() && done;
      tick();
    },
    stop() {
      end = null;
    },
  };
}
