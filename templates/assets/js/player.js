/*
 * A lesson on the screen (templates/courses/player.xsl). The server counts what it hears itself: the page says every few
 * seconds where it is, and at once when something changes. Nothing here decides what counts.
 */
import { Questions } from './player/questions.js';
import { Server } from './player/server.js';
import { showPages } from './player/pages.js';
import { showReading } from './player/reading.js';
import { showVideo } from './player/video.js';

const BEAT = 8000; /* milliseconds; a browser that is killed loses no more */

const root = document.querySelector('.player');
const { base, kind, csrf, need } = root.dataset;
const server = new Server(base, csrf);
const show = { video: showVideo, document: showPages, text: showReading, link: showReading }[kind];

function words(name, ...values) {
  return root.dataset[`said${name[0].toUpperCase()}${name.slice(1)}`].replace(/\{(\d)\}/g, (_, at) => values[at]);
}

function clock(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/* What the reader is told, until something else is; nothing without a name. */
function say(name, ...values) {
  const said = root.querySelector('.player-say');
  said.hidden = !name;
  said.className = `player-say player-say-${name ?? ''}`;
  const text = name ? words(name, ...values) : '';
  if (said.textContent !== text) said.textContent = text;
}

function showFar(far) {
  const shown = root.querySelector('.player-far');
  if (shown) {
    shown.querySelector('progress').value = Math.min(far.seen, need);
    shown.querySelector('span').textContent = words('far', clock(far.seen), clock(need));
  }
  if (!far.done) return;
  root.querySelector('.player-next').hidden = false;
  say('done');
}

/* -- the beat ---------------------------------------------------------------------------------------------------- */

let shown;
let questions;
let timer;
let counts = false; /* this screen is the one that counts */

function end(name) {
  counts = false;
  clearTimeout(timer);
  shown.stop();
  say(name);
}

function heard(far) {
  if (!counts) return;
  if (!far.live) {
    end('elsewhere');
    return;
  }
  if (root.querySelector('.player-say-offline')) say();
  showFar(far);
  if (!far.done && far.questions > 0 && far.seen >= need) say('questions', far.questions);
  questions.look(shown.place(), far.seen >= need);
}

/* Says where it is, or at what place it just was. */
async function beat(at) {
  if (!counts) return;
  clearTimeout(timer);
  timer = setTimeout(beat, BEAT);
  try {
    heard(await server.beat({ place: at ?? shown.place(), playing: shown.playing(), visible: !document.hidden }));
  } catch (error) {
    if (error.status) end('broken');
    else say('offline');
  }
}

async function start() {
  shown = await show(root, { changed: beat, passed: (place) => questions?.look(place, false), words });
  questions = new Questions(root, { base, shown, answered: () => beat(), before: () => beat() });
  await server.open();
  counts = true;
  if (root.dataset.done === '1') showFar({ seen: Number(root.dataset.seen), done: true });
  else if (kind === 'video' && root.dataset.place > 1000) say('kept', clock(root.dataset.place));
  document.addEventListener('visibilitychange', () => beat());
  window.addEventListener('pagehide', () => beat());
  await beat();
}

start().catch(() => say('broken'));
