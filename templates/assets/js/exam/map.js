/*
 * The map of all questions. Beside the paper on a wide screen, a drawer over it on a phone: the same <dialog>, opened
 * plainly or as a modal one. A question's state is told by shape, sign and words, never by colour alone.
 */
import { word } from './words.js';

export class QuestionMap {
  #dialog;
  #cells = new Map();
  #wide = window.matchMedia('(min-width: 62em)');

  /* go(position) is called when a question is chosen. */
  constructor({ dialog, parts, part, cell, go }) {
    this.#dialog = dialog;
    const list = dialog.querySelector('[data-parts]');
    list.replaceChildren(...parts.map(({ title, positions }) => {
      const group = part.content.firstElementChild.cloneNode(true);
      group.querySelector('[data-title]').textContent = title;
      group.querySelector('[data-cells]').replaceChildren(...positions.map((position) => this.#cell(position, cell)));
      return group;
    }));
    list.onclick = (event) => {
      const button = event.target.closest('button');
      if (!button) return;
      this.close();
      go(Number(button.value));
    };
    this.#wide.onchange = () => this.#place();
    this.#place();
  }

  #cell(position, template) {
    const item = template.content.firstElementChild.cloneNode(true);
    const button = item.querySelector('button');
    button.value = position;
    button.querySelector('[data-number]').textContent = position;
    this.#cells.set(position, button);
    return item;
  }

  #place() {
    this.#dialog.close();
    this.#dialog.open = this.#wide.matches; /* without taking the focus, as show() would */
  }

  open() {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#dialog.querySelector('[aria-current]').focus();
  }

  close() {
    if (!this.#wide.matches && this.#dialog.open) this.#dialog.close();
  }

  get isDrawn() {
    return !this.#wide.matches && this.#dialog.open;
  }

  tell(position, { isAnswered, isFlagged, isWaiting, isRefused }) {
    const button = this.#cells.get(position);
    button.classList.toggle('is-answered', isAnswered);
    button.classList.toggle('is-flagged', isFlagged);
    button.classList.toggle('is-waiting', isWaiting);
    button.classList.toggle('is-refused', isRefused);
    const states = [word(isAnswered ? 'map-answered' : 'map-open')];
    if (isFlagged) states.push(word('map-flagged'));
    if (isWaiting) states.push(word('map-waiting'));
    if (isRefused) states.push(word('map-refused'));
    button.setAttribute('aria-label', word('map-cell', position, states.join(word('comma'))));
  }

  current(position) {
    for (const [other, button] of this.#cells) {
      if (other === position) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
    const button = this.#cells.get(position);
    const { top, bottom } = button.getBoundingClientRect();
    const frame = this.#dialog.getBoundingClientRect();
    if (top < frame.top || bottom > frame.bottom) button.scrollIntoView({ block: 'nearest' });
  }
}
