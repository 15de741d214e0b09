/*
 * The desk: the paper with its map, its keys and the review before the end. It knows the answers, but nothing of the
 * phases of an exam; exam.js opens it, locks it and clears it away.
 */
import { listenToKeys } from './keys.js';
import { QuestionMap } from './map.js';
import { Paper } from './paper.js';
import { makeReview } from './review.js';
import { isShown } from './views.js';
import { word } from './words.js';

const template = (name) => document.getElementById(`sit-${name}`);

export class Desk {
  #paper = null;
  #map = null;
  #locked = false;

  /* root is the whole page of the exam; the desk is its view `answering`. */
  constructor({ root, answers, notes, delivery, end }) {
    Object.assign(this, { root, answers, notes });
    this.help = this.#find('help');
    this.review = makeReview({
      dialog: this.#find('review'), cell: template('cell'), go: (position) => this.go(position), end, delivery,
    });
    const acts = this.#acts();
    root.addEventListener('click', (event) => {
      const button = event.target.closest('[data-do]');
      if (button && this.isOpen && acts[button.dataset.do]) acts[button.dataset.do]();
    });
    listenToKeys({ toggle: this.#find('keys'), free: () => this.#isFree(), act: acts });
  }

  #find(name) {
    return this.root.querySelector(`[data-desk=${name}]`);
  }

  /* What the buttons do (data-do) and the keys, by name. */
  #acts() {
    return {
      before: () => this.go(this.#paper.at - 1),
      after: () => this.go(this.#paper.at + 1),
      choose: (place) => this.#present.choose(place),
      clear: () => this.#present.clear(),
      flag: () => this.#flag(),
      leave: () => this.focus(),
      map: () => this.#map.open(),
      'map-close': () => this.#map.close(),
      help: () => this.help.showModal(),
      'help-close': () => this.help.close(),
      submit: () => this.#review(),
      'review-close': () => this.review.close(),
    };
  }

  get #present() {
    return this.#paper.question(this.#paper.at);
  }

  #isFree() {
    const covered = this.help.open || this.review.open || (this.isOpen && this.#map.isDrawn);
    return this.isOpen && isShown('answering') && !this.#locked && !covered;
  }

  #flag() {
    const { position } = this.#present;
    this.notes.flag(position, !this.notes.isFlagged(position));
    this.tell(position);
  }

  #review() {
    this.#paper.commit();
    const positions = this.#paper.questions.map((question) => question.position);
    this.review.show({
      items: positions.length,
      open: positions.filter((position) => !this.answers.isAnswered(position)),
      flagged: positions.filter((position) => this.notes.isFlagged(position)),
      waiting: this.answers.waiting,
    });
  }

  get isOpen() {
    return this.#paper !== null;
  }

  open(text) {
    const go = (position) => this.go(position);
    this.#paper = new Paper(text, { place: this.#find('paper'), foot: template('foot') });
    this.#map = new QuestionMap({
      dialog: this.#find('map'), parts: this.#paper.parts(), part: template('part'), cell: template('cell'), go,
    });
    for (const question of this.#paper.questions) {
      question.write(this.answers.answer(question.position));
      question.listen((position, answer) => this.answers.change(position, answer));
      this.tell(question.position);
    }
    this.go(this.notes.at);
  }

  /* Shows what became of a question's answer, at the question, in the map and for all of them. */
  tell(position) {
    if (!this.isOpen) return;
    const refusal = this.answers.refusal(position);
    const state = {
      refusal,
      row: this.answers.row(position),
      isAnswered: this.answers.isAnswered(position),
      isFlagged: this.notes.isFlagged(position),
      isWaiting: this.answers.isWaiting(position),
      isRefused: refusal !== undefined,
    };
    this.#paper.question(position).tell(state);
    this.#map.tell(position, state);
    const { waiting } = this.answers;
    this.#find('saving').dataset.state = waiting > 0 ? 'waiting' : 'saved';
    this.#find('saving-says').textContent = waiting > 0 ? word('all-waiting', waiting) : word('all-saved');
  }

  go(position) {
    const at = this.#paper.show(position);
    this.notes.at = at;
    this.#map.current(at);
    this.#find('place').textContent = word('place', at, this.#paper.size);
    this.#find('before').disabled = at === 1;
    this.#find('after').disabled = at === this.#paper.size;
    window.scrollTo(0, Math.min(window.scrollY, this.root.parentElement.offsetTop));
    this.focus();
  }

  focus() {
    this.#paper.focus();
  }

  /* Takes what is being typed. */
  commit() {
    if (this.isOpen && !this.#locked) this.#paper.commit();
  }

  lock(on) {
    this.#locked = on;
    if (this.isOpen) this.#paper.lock(on);
    if (on && this.review.open) this.review.close();
  }

  /* Clears the questions away: they are nobody's to read once the exam is over or sat elsewhere. */
  close() {
    if (!this.isOpen) return;
    if (this.help.open) this.help.close();
    if (this.review.open) this.review.close();
    this.#map.close();
    this.#find('paper').replaceChildren();
    this.#paper = null;
    this.#map = null;
    this.#locked = false;
  }

  count() {
    return this.#paper.questions.filter((question) => this.answers.isAnswered(question.position)).length;
  }
}
