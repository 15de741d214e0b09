/* The page's own words. The sheet lists them in a template, so that no script holds a sentence. */
const list = document.getElementById('sit-words').content;

/* The words of a key, with {0} and {1} filled in. */
export function word(key, zero = '', one = '') {
  const text = list.querySelector(`[data-word="${key}"]`).textContent;
  return text.replace('{0}', () => zero).replace('{1}', () => one);
}

/* A moment of the server, in milliseconds, as the hour in Shanghai: 12:03:05. */
export function hour(milliseconds) {
  return new Date(milliseconds + 8 * 3600 * 1000).toISOString().slice(11, 19);
}

/* The same with its day: 2026-03-01 12:03:05. */
export function moment(milliseconds) {
  return new Date(milliseconds + 8 * 3600 * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/* A span of milliseconds as 1:05:09 or 05:09; never less than nothing. */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const pad = (number) => String(number).padStart(2, '0');
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${rest}` : rest;
}
