/*
 * One question of the paper: how its answer is read and put in, by the form of the paper's body (what is chosen are the
 * bank's letters in the order of the alphabet; blanks stand below one another). The paper is frozen, so what is only
 * for work at the screen (the foot with flag and state, names for a screen reader) is added here.
 */
import { clean } from './answers.js';
import { hour, word } from './words.js';

const PAUSE = 600; /* milliseconds after the last key until a text counts as changed */
const LONGEST = 1000; /* and never longer than this after the first */
const BLANK_MOST = 200; /* characters of a blank */

export class Question {
  #changed;
  #timer = 0;
  #since = 0;

  constructor(element, items, foot) {
    this.element = element;
    this.position = Number(element.dataset.position);
    this.type = element.dataset.type;
    this.inputs = [...element.querySelectorAll('.choices input')];
    this.texts = [...element.querySelectorAll('.blank, .written')];
    this.foot = foot;
    element.append(foot);
    element.tabIndex = -1;
    element.setAttribute('aria-label', word('question', this.position, items));
    this.texts.forEach((text, at) => this.#prepare(text, at));
  }

  #prepare(text, at) {
    const isBlank = text.classList.contains('blank');
    if (isBlank && text.maxLength < 0) text.maxLength = BLANK_MOST;
    text.autocomplete = 'off';
    text.spellcheck = false;
    if (!text.labels.length && !text.hasAttribute('aria-label')) {
      text.setAttribute('aria-label', isBlank ? word('blank', this.position, at + 1) : word('written', this.position));
    }
    if (!isBlank) this.foot.querySelector('[data-room]').hidden = false;
  }

  /* changed(position, answer) hears of each change: of a choice at once, of a text after a short pause. */
  listen(changed) {
    this.#changed = changed;
    this.element.addEventListener('input', (event) => {
      if (event.target.type === 'radio' || event.target.type === 'checkbox') this.commit();
      else if (!event.isComposing) this.#later();
    });
    this.element.addEventListener('compositionend', () => this.#later());
    this.element.addEventListener('focusout', () => this.commit());
  }

  #later() {
    const now = performance.now();
    if (!this.#timer) this.#since = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.commit(), Math.min(PAUSE, Math.max(0, this.#since + LONGEST - now)));
    this.#room();
  }

  /* Takes what stands there now as the answer. */
  commit() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#room();
    this.#changed(this.position, this.read());
  }

  read() {
    if (this.texts.length > 0) {
      const lines = this.texts.map((text) => clean(text.value));
      return lines.every((line) => line.trim() === '') ? '' : lines.join('\n');
    }
    return this.inputs.filter((input) => input.checked).map((input) => input.value).sort().join('');
  }

  write(answer) {
    const lines = this.type === 'fill-in' ? answer.split('\n') : [answer];
    this.texts.forEach((text, at) => {
      text.value = lines[at] ?? '';
    });
    for (const input of this.inputs) {
      input.checked = input.type === 'radio' ? input.value === answer : answer.includes(input.value);
    }
    this.#room();
  }

  clear() {
    this.write('');
    this.commit();
  }

  /* Chooses the choice at a place (from 0), as a key does. */
  choose(place) {
    const input = this.inputs[place];
    if (!input || input.disabled) return false;
    input.focus();
    input.click();
    return true;
  }

  lock(on) {
    for (const input of [...this.inputs, ...this.texts]) input.disabled = on;
  }

  #room() {
    const written = this.texts.find((text) => text.classList.contains('written'));
    if (!written) return;
    this.foot.querySelector('[data-room]').textContent = word('room', written.maxLength - written.value.length);
  }

  /* Says at the question what became of its answer. */
  tell({ row, isWaiting, isAnswered, isFlagged }) {
    const state = isWaiting ? 'waiting' : row ? row.result : '';
    const says = this.foot.querySelector('[data-saved]');
    this.foot.dataset.state = state;
    if (state === 'refused') says.textContent = word('refused', word(`why-${row.why}`));
    else if (state === 'waiting') says.textContent = word('waiting');
    else if (state !== '') says.textContent = row.saved ? word('saved', hour(row.saved)) : word('saved-before');
    else says.textContent = '';
    this.foot.querySelector('[data-do=clear]').hidden = !isAnswered;
    const flag = this.foot.querySelector('[data-do=flag]');
    flag.setAttribute('aria-pressed', isFlagged);
    flag.querySelector('[data-flag]').textContent = word(isFlagged ? 'flag-off' : 'flag-on');
  }
}
