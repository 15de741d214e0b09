/*
 * The questions of a lesson: at their moment the lesson is held, and goes on when the answer is right. What is asked, and
 * what was wrong with an answer, comes from the server as the page of the question.
 */
async function pageOf(answer) {
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

export class Questions {
  #place;
  #base;
  #shown;
  #answered;
  #before;
  #open = false;
  #left; /* { id, second } of those without a right answer; second null at the end */

  /* before() tells the server the place, since it asks nothing before its moment; answered() is called after a right one. */
  constructor(root, { base, shown, answered, before }) {
    this.#place = root.querySelector('.player-ask');
    this.#base = base;
    this.#shown = shown;
    this.#answered = answered;
    this.#before = before;
    this.#left = [...root.querySelectorAll('[data-question]')].map(({ dataset }) => ({
      id: dataset.question,
      second: dataset.second === '' ? null : Number(dataset.second),
    }));
  }

  /* Asks what is due at a place; enough: as much was seen as must be. */
  look(place, enough) {
    if (this.#open) return;
    const due = this.#left.find(({ second }) => (second === null ? enough : place >= second * 1000));
    if (due) this.#ask(due);
  }

  async #ask(question) {
    this.#open = true;
    this.#shown.hold(true);
    try {
      await this.#before();
      const answer = await fetch(`${this.#base}/questions/${question.id}`, { headers: { Accept: 'text/html' } });
      if (!answer.ok) throw new Error(`question ${question.id}: ${answer.status}`);
      this.#show(question, await pageOf(answer));
    } catch {
      this.#close(); /* the next look asks again */
    }
  }

  #show(question, page) {
    const form = document.adoptNode(page.querySelector('form.ask'));
    const wrong = page.querySelectorAll('main .callout-bad li');
    this.#place.replaceChildren(form);
    if (wrong.length > 0) {
      const said = document.createElement('p');
      said.className = 'ask-wrong';
      said.setAttribute('role', 'alert');
      said.textContent = [...wrong].map((one) => one.textContent).join('');
      form.prepend(said);
    }
    this.#place.hidden = false;
    this.#place.focus();
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send(question, form);
    });
  }

  async #send(question, form) {
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    try {
      const answer = await fetch(`${this.#base}/questions/${question.id}`, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: 'text/html' },
      });
      if (answer.redirected) this.#right(question);
      else this.#show(question, await pageOf(answer));
    } catch {
      button.disabled = false; /* no network: the beat says so, and it can be sent again */
    }
  }

  #right(question) {
    this.#left = this.#left.filter((one) => one !== question);
    this.#close();
    this.#shown.go();
    this.#answered();
  }

  #close() {
    this.#open = false;
    this.#place.hidden = true;
    this.#place.replaceChildren();
    this.#shown.hold(false);
  }
}
