/*
 * The answers of an attempt, as rows { position, seq, answer, changed, result, why, saved }: seq counts the changes of
 * a question, changed is the server's time of the change in milliseconds. result is '' until the server has taken the
 * row (saved, late) or refused it; the row with the highest seq is the answer.
 *
 * A row that was never sent is changed in place; one that may have reached the server never is. Where the server has
 * another answer under a row's number (a browser without storage was loaded anew meanwhile), the row goes under the next.
 */
const TAKEN = ['saved', 'late'];

/* What the server would not take as text, and the form in which it keeps it. */
export function clean(text) {
  return text.replace(/\r\n?/g, '\n').normalize('NFC')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/gu, '');
}

export class Answers {
  #latest = new Map(); /* position → row */
  #queue = []; /* rows without a result, the oldest first */
  #refused = new Map(); /* position → row that was refused, until a later one is taken */
  #journal;
  #clock;
  #tell;
  #deliver;

  /* tell(position) is called when a question's state has changed, deliver() when there is something to send. */
  constructor({ journal, clock, tell, deliver }) {
    this.#journal = journal;
    this.#clock = clock;
    this.#tell = tell;
    this.#deliver = deliver;
  }

  /*
   * Puts together what the server has and what the journal has. An unsent row of the journal follows on the server's
   * answer unless another device went on meanwhile: then the server's answer stands, and the row is refused.
   */
  async merge(served) {
    const kept = await this.#journal.rows();
    this.#latest.clear();
    this.#queue = [];
    this.#refused.clear();
    const server = new Map(served.map((row) => [row.position, row]));
    const positions = new Set([...server.keys(), ...kept.map((row) => row.position)]);
    for (const position of positions) {
      const rows = kept.filter((row) => row.position === position).sort((one, other) => one.seq - other.seq);
      this.#mergeOne(position, server.get(position), rows);
    }
  }

  #mergeOne(position, served, rows) {
    const known = Math.max(0, ...rows.filter((row) => TAKEN.includes(row.result)).map((row) => row.seq));
    const same = rows.find((row) => served && row.seq === served.seq);
    const own = same && ((same.result === '' && same.answer === served.answer) || same.why === 'number');
    const elsewhere = served && served.seq > known && !own;
    for (const row of rows) {
      row.attempted = true;
      if (row.result === 'refused' && row.why !== 'number' && row.seq > known) this.#refused.set(position, row);
      if (row.result !== '') continue;
      if (elsewhere) this.#finish(row, 'refused', 'other-device');
      else if (served && row.seq === served.seq) this.#finish(row, 'saved');
      else this.#queue.push(row);
    }
    if (elsewhere) {
      const row = { ...served, changed: 0, result: 'saved', attempted: true };
      this.#latest.set(position, row);
      this.#keep(row);
      return;
    }
    const last = rows.filter((row) => row.result !== 'refused').pop();
    if (last) this.#latest.set(position, last);
  }

  #finish(row, result, why) {
    row.result = result;
    row.why = why;
    if (result === 'refused') this.#refused.set(row.position, row);
    else this.#refused.delete(row.position);
    if (TAKEN.includes(result)) row.saved = Math.round(this.#clock.now());
    return this.#keep(row);
  }

  /* Should the disk be full or storage be taken away: what cannot be written down is still sent. */
  async #keep(row) {
    try {
      await this.#journal.keep(row);
    } catch {
      /* known to nobody but this page now */
    }
  }

  async change(position, answer) {
    const last = this.#latest.get(position);
    if ((last ? last.answer : '') === answer) return;
    const open = last && last.result === '' && !last.attempted;
    const row = open ? last : { position, seq: (last ? last.seq : 0) + 1, result: '', keeping: 0 };
    row.answer = answer;
    row.changed = Math.round(this.#clock.now());
    row.keeping += 1;
    if (!open) {
      this.#latest.set(position, row);
      this.#queue.push(row);
    }
    this.#tell(position);
    await this.#keep(row);
    row.keeping -= 1;
    this.#deliver();
  }

  /* The next rows to send, at most so many; from now on they are never changed in place. */
  batch(most) {
    const rows = this.#queue.filter((row) => !row.keeping).slice(0, most);
    for (const row of rows) row.attempted = true;
    return rows;
  }

  async settle(row, result, why) {
    this.#queue = this.#queue.filter((other) => other !== row);
    const kept = this.#finish(row, result, why);
    this.#tell(row.position);
    await kept;
  }

  /* Another answer stands under this row's number at the server: if it is still the latest, it follows on that one. */
  async renumber(row) {
    this.#queue = this.#queue.filter((other) => other !== row);
    const later = this.#latest.get(row.position) !== row;
    const next = { ...row, seq: row.seq + 1, result: '', attempted: false, keeping: 0 };
    Object.assign(row, { result: 'refused', why: 'number' });
    if (!later) {
      this.#latest.set(row.position, next);
      this.#queue.push(next);
    }
    await this.#keep(row);
    if (!later) await this.#keep(next);
  }

  /* How many rows are not at the server yet, and whether one of them is written down and so can be sent. */
  get waiting() {
    return this.#queue.length;
  }

  get sendable() {
    return this.#queue.some((row) => !row.keeping);
  }

  answer(position) {
    const row = this.#latest.get(position);
    return row ? row.answer : '';
  }

  isAnswered(position) {
    return this.answer(position).trim() !== '';
  }

  /* The latest row of a question, for what is said of it; undefined when it was never touched. */
  row(position) {
    return this.#latest.get(position);
  }

  /* Whether something of this question is not at the server yet. */
  isWaiting(position) {
    return this.#queue.some((row) => row.position === position);
  }

  /* The row of a question that was refused and not followed by a better one; and all of them. */
  refusal(position) {
    return this.#refused.get(position);
  }

  refusals() {
    return [...this.#refused.values()].sort((one, other) => one.position - other.position);
  }
}
