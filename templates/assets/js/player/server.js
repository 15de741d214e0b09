/* What is said to the server about a lesson, one thing after the other: two beats out of turn would look like a jump. */
export class Server {
  #base;
  #csrf;
  #viewing;
  #last = Promise.resolve();

  constructor(base, csrf) {
    this.#base = base;
    this.#csrf = csrf;
  }

  /* The answer as an object. What the server does not take throws with its status; without a network there is none. */
  async #post(path, fields) {
    const answer = await fetch(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'X-CSRF': this.#csrf, Accept: 'application/json' },
      keepalive: true,
    });
    if (answer.ok) return answer.json();
    const error = new Error(`${path}: ${answer.status}`);
    if (answer.status < 500 && answer.status !== 429) error.status = answer.status;
    throw error;
  }

  /* From now on this screen is the one that counts. */
  async open() {
    this.#viewing = (await this.#post(`${this.#base}/open`, {})).viewing;
  }

  /* How far it is: { live, seen, need, counted, questions, done }. */
  beat({ place, playing, visible }) {
    const fields = { viewing: this.#viewing, place: Math.max(0, Math.round(place)) };
    if (playing) fields.playing = '1';
    if (visible) fields.visible = '1';
    const said = this.#last.then(() => this.#post('/learn/beat', fields));
    this.#last = said.catch(() => {});
    return said;
  }
}
