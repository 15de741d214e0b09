/*
 * The paper on the screen: one question at a time, with the heading of its part and, in a scenario, the facts above it.
 * The body comes as it was frozen; it is parsed and taken over, never written into the page as text.
 */
import { Question } from './question.js';

function parse(text) {
  const body = new DOMParser().parseFromString(text, 'text/html').querySelector('.paper');
  for (const script of body.querySelectorAll('script, style, iframe, object')) script.remove();
  return document.adoptNode(body);
}

export class Paper {
  #at = 1;

  /* place is where it goes, foot the template of what stands below each question. */
  constructor(text, { place, foot }) {
    this.element = parse(text);
    const elements = [...this.element.querySelectorAll('.question')];
    this.questions = elements.map((element) => new Question(
      element, elements.length, foot.content.firstElementChild.cloneNode(true)));
    place.replaceChildren(this.element);
  }

  get size() {
    return this.questions.length;
  }

  get at() {
    return this.#at;
  }

  question(position) {
    return this.questions[position - 1];
  }

  /* The parts of the paper as [{ title, positions }]. */
  parts() {
    return [...this.element.querySelectorAll('.paper-part')].map((part) => ({
      title: part.querySelector('h2').textContent,
      positions: [...part.querySelectorAll('.question')].map((question) => Number(question.dataset.position)),
    }));
  }

  /* Shows one question; a position beyond the paper is drawn back into it. */
  show(position) {
    this.#at = Math.min(Math.max(position, 1), this.size);
    const { element } = this.question(this.#at);
    for (const other of this.questions) other.element.hidden = other.element !== element;
    const groups = this.element.querySelectorAll('.paper-part, .scenario');
    for (const group of groups) group.hidden = !group.contains(element);
    return this.#at;
  }

  focus() {
    this.question(this.#at).element.focus({ preventScroll: true });
  }

  commit() {
    for (const question of this.questions) question.commit();
  }

  lock(on) {
    for (const question of this.questions) question.lock(on);
  }
}
