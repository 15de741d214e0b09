/*
 * One question of the paper: how its answer is read and put in, by the form of the paper's body (what is chosen are the
 * bank's letters in the order of the alphabet; blanks stand below one another). The paper is frozen, so what is only
 * for work at the screen (the foot with flag and state) is added here.
 */
import { clean } from './answers.js';
import { hour, word } from './words.js';

const PAUSE = 600; /* milliseconds after the last key until a text counts as changed */
const LONGEST = 1000; /* and never longer than this after the first */

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
    for (const text of this.texts) text.spellcheck = false;
    foot.querySelector('[data-room]').hidden = !this.#written;
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

  get #written() {
    return this.element.querySelector('.written');
  }

  #room() {
    const written = this.#written;
    if (!written) return;
    this.foot.querySelector('[data-room]').textContent = word('room', written.maxLength - written.value.length);
  }

  static #words({ row, refusal, isWaiting }) {
    if (isWaiting) return ['waiting', word('waiting')];
    if (refusal) return ['refused', word('refused', word(`why-${refusal.why}`))];
    if (!row) return ['', ''];
    return ['saved', row.saved ? word('saved', hour(row.saved)) : word('saved-before')];
  }

  /* Says at the question what became of its answer. */
  tell({ row, refusal, isWaiting, isAnswered, isFlagged }) {
    const [state, says] = Question.#words({ row, refusal, isWaiting });
    this.foot.dataset.state = state;
    this.foot.querySelector('[data-saved]').textContent = says;
    this.foot.querySelector('[data-do=clear]').hidden = !isAnswered;
    const flag = this.foot.querySelector('[data-do=flag]');
    flag.setAttribute('aria-pressed', isFlagged);
    flag.querySelector('[data-flag]').textContent = word(isFlagged ? 'flag-off' : 'flag-on');
  }
}
