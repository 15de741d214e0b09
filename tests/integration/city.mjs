/*
 * A small city for tests of exams: units, officers who can sign in, a blueprint on the real bank, and a sitting that is
 * made as administrators make it.
 */
import assert from 'node:assert/strict';

import { eventually } from './house.mjs';
import { Visitor } from './visitor.mjs';

/* What a test does as somebody without going through a form: posts with the session's token. */
export class Person extends Visitor {
  static async named(house, number) {
    const person = new Person(house);
    const token = await house.openSession(number);
    person.number = number;
    person.cookies.set('cx', token);
    person.csrf = (await house.keyedHash('csrf'))(token);
    return person;
  }

  post(path, values = {}) {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one));
    }
    return this.request(path, { method: 'POST', body, headers: { 'x-csrf': this.csrf } });
  }

  /* The same with files: a value may be { name, bytes }. */
  postFiles(path, values = {}) {
    const body = new FormData();
    for (const [name, value] of Object.entries(values)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one?.bytes) body.append(name, new Blob([one.bytes]), one.name);
        else body.append(name, String(one));
      }
    }
    return this.request(path, { method: 'POST', body, headers: { 'x-csrf': this.csrf } });
  }

  /* Posts and expects that it worked: the place that it leads to. */
  async act(path, values) {
    const answer = await this.post(path, values);
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status}\n${answer.text.slice(0, 3000)}`);
    return answer.location;
  }

  async json(path, values) {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(values ?? {})) {
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one));
    }
    const answer = await this.request(path, { method: 'POST', body,
      headers: { 'x-csrf': this.csrf, accept: 'application/json' } });
    let parsed = null;
    try {
      parsed = JSON.parse(answer.text);
    } catch { /* a page of nginx */ }
    return { status: answer.status, ...parsed };
  }
}

/* Entries, balances and standings agree, by the program's own proof. */
export async function soundLedger(house) {
  const { status, output } = await house.chengxue('check', 'ledger');
  assert.equal(status, 0, output);
}

/*
 * Two districts with squads below them, and officers spread over the squads: numbers 1000001, 1000002, … The first
 * administrator keeps the city; a training administrator stands over each district (2000001, 2000002).
 */
export async function makeCity(house, officers) {
  await house.sql(`
    INSERT INTO unit (parent, kind, code, name, position, created_at)
      SELECT id, 'district', 'd1', '甲区局', 1, UTC_TIMESTAMP(6) FROM unit WHERE parent IS NULL
      UNION ALL SELECT id, 'district', 'd2', '乙区局', 2, UTC_TIMESTAMP(6) FROM unit WHERE parent IS NULL;
    INSERT INTO unit (parent, kind, code, name, position, created_at)
      SELECT u.id, 'squad', CONCAT(u.code, '-', n.n), CONCAT(n.n, '中队'), n.n, UTC_TIMESTAMP(6)
        FROM unit u JOIN (SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3) n WHERE u.kind = 'district';
    INSERT IGNORE INTO unit_tree (ancestor, descendant, depth)
      SELECT u.id, u.id, 0 FROM unit u UNION ALL SELECT u.parent, u.id, 1 FROM unit u WHERE u.parent IS NOT NULL
      UNION ALL SELECT p.parent, u.id, 2 FROM unit u JOIN unit p ON p.id = u.parent WHERE p.parent IS NOT NULL;
    INSERT INTO officer (number, name, created_at)
      SELECT 1000000 + seq, CONCAT('考生', seq), UTC_TIMESTAMP(6) FROM seq_1_to_${officers}
      UNION ALL SELECT 2000001, '甲区管理员', UTC_TIMESTAMP(6) UNION ALL SELECT 2000002, '乙区管理员', UTC_TIMESTAMP(6);
    INSERT INTO membership (officer, unit, from_on, current, known_at)
      SELECT o.id, u.id, '2024-01-01', 1, UTC_TIMESTAMP(6) FROM officer o
        JOIN (SELECT id, ROW_NUMBER() OVER (ORDER BY id) - 1 AS n FROM unit WHERE kind = 'squad') u ON u.n = o.number % 6
       WHERE o.number BETWEEN '1000001' AND '1999999';
    INSERT INTO membership (officer, unit, from_on, current, known_at)
      SELECT o.id, u.id, '2024-01-01', 1, UTC_TIMESTAMP(6) FROM officer o
        JOIN unit u ON u.code = CONCAT('d', RIGHT(o.number, 1)) WHERE o.number IN ('2000001', '2000002');
    INSERT INTO role_grant (officer, role, unit, granted_at)
      SELECT m.officer, 'training-admin', m.unit, UTC_TIMESTAMP(6) FROM membership m JOIN unit u ON u.id = m.unit
       WHERE u.kind = 'district';
    INSERT INTO account (officer, password, must_change, changed_at)
      SELECT id, 'none', 0, UTC_TIMESTAMP(6) FROM officer WHERE number LIKE '1______' OR number LIKE '2______';
    UPDATE account SET must_change = 0`);
}

/* A blueprint over any domain: [[type, items, score in hundredths], …]; its id. */
export async function makeBlueprint(house, cells) {
  const [[id]] = await house.sql(`
    INSERT INTO blueprint (name, unit, made_by, made_at)
      SELECT '测试策略', u.id, 1, UTC_TIMESTAMP(6) FROM unit u WHERE u.parent IS NULL;
    SELECT LAST_INSERT_ID()`);
  await house.sql(`INSERT INTO blueprint_cell (blueprint, position, type, items, score) VALUES ${
    cells.map(([type, items, score], at) => `(${id}, ${at + 1}, '${type}', ${items}, ${score})`).join(', ')}`);
  return id;
}

export async function makeExam(house, { blueprint, minutes = 60, pass = 6000, draw = 'each', grace = 10, more = '' }) {
  const [[id]] = await house.sql(`
    INSERT INTO exam (name, unit, blueprint, draw, minutes, pass_score, grace_seconds, made_by, made_at)
      SELECT '测试考试', u.id, ${blueprint}, '${draw}', ${minutes}, ${pass}, ${grace}, 1, UTC_TIMESTAMP(6)
        FROM unit u WHERE u.parent IS NULL;
    ${more ? `UPDATE exam SET ${more} WHERE id = LAST_INSERT_ID();` : ''}
    SELECT LAST_INSERT_ID()`);
  return id;
}

const moment = (inMinutes) => new Date(Date.now() + (480 + inMinutes) * 60000).toISOString().slice(0, 16);

/*
 * A sitting of an exam, made as an administrator makes it: rooms, everybody of the city enrolled and seated, published,
 * papers made. Gives its id; it waits for its start.
 */
export async function makeSitting(house, admin, exam, { rooms = 1, seats = 1000 } = {}) {
  const place = await admin.act('/sittings/new', { exam, name: '第一场', opens_at: moment(-1), starts_at: moment(30) });
  const id = Number(place.match(/\/sittings\/(\d+)/)[1]);
  const city = await house.value('SELECT id FROM unit WHERE parent IS NULL');
  for (let room = 1; room <= rooms; room += 1) {
    await admin.act(`/sittings/${id}/rooms`, { room_name: `第${room}考场`, room_unit: city, seats });
  }
  const [candidates] = await house.sql("SELECT GROUP_CONCAT(number SEPARATOR ' ') FROM officer WHERE number LIKE '1______'");
  await admin.act(`/sittings/${id}/enrol/numbers`, { numbers: candidates[0] });
  await admin.act(`/sittings/${id}/seats`);
  await admin.act(`/sittings/${id}/publish`);
  const job = (await admin.act(`/sittings/${id}/papers`)).match(/\/jobs\/(\d+)/)[1];
  const [state, key] = await eventually(async () => {
    const [row] = await house.sql(`SELECT state, refusal_key FROM job WHERE id = ${job}`);
    if (['waiting', 'running'].includes(row[0])) throw new Error(`the papers' job is ${row[0]}`);
    return row;
  }, 300);
  if (state !== 'done') throw new Error(`the papers' job is ${state} ${key}`);
  await eventually(async () => {
    const now = await house.value(`SELECT state FROM sitting WHERE id = ${id}`);
    if (now !== 'waiting') throw new Error(`the sitting is ${now}: its waiting room did not open`);
  });
  return id;
}

const ASK_EVERY = 55; /* milliseconds: nginx lets a browser ask 20 times a second */
const ASK_AT_ONCE = 40; /* and 60 times at once */

/*
 * One candidate at work, by the addresses that the exam page uses; never faster than nginx lets a browser, however fast
 * the machine is.
 */
export class Candidate {
  #asked = 0; /* when as much as was asked would have been asked at the even pace */

  constructor(person, attempt) {
    this.person = person;
    this.attempt = attempt;
    this.seqs = new Map();
    this.acknowledged = new Map(); /* position → [seq, answer] of the latest that was acknowledged */
  }

  static async of(house, number, sitting) {
    const attempt = await house.value(`SELECT a.id FROM attempt a JOIN officer o ON o.id = a.officer
      WHERE a.sitting = ${sitting} AND o.number = '${number}'`);
    return new Candidate(await Person.named(house, number), attempt);
  }

  async #turn() {
    const now = Date.now();
    this.#asked = Math.max(this.#asked, now) + ASK_EVERY;
    const early = this.#asked - now - ASK_AT_ONCE * ASK_EVERY;
    if (early > 0) await new Promise((resolve) => { setTimeout(resolve, early); });
  }

  async ask(step, values) {
    await this.#turn();
    return this.person.json(`/sit/${this.attempt}/${step}`, values);
  }

  enter() { return this.ask('enter'); }

  pulse() { return this.ask('pulse'); }

  start() { return this.ask('start'); }

  end() { return this.ask('end'); }

  async paper() {
    await this.#turn();
    return this.person.request(`/sit/${this.attempt}/paper`);
  }

  /* Saves one answer, counting as the browser does; what became of it. */
  async save(position, answer, { seq, changed = Date.now() } = {}) {
    const number = seq ?? (this.seqs.get(position) ?? 0) + 1;
    this.seqs.set(position, Math.max(number, this.seqs.get(position) ?? 0));
    const said = await this.ask('save', { position, seq: number, changed, answer });
    const one = said.answers?.[0];
    const known = this.acknowledged.get(position);
    if (one && one.result !== 'refused' && (!known || known[0] < number)) this.acknowledged.set(position, [number, answer]);
    return one ?? { result: `status ${said.status}`, why: said.error };
  }

  /* Like save, but tries until it is acknowledged, as the browser's journal does. */
  async saveSurely(position, answer) {
    const seq = (this.seqs.get(position) ?? 0) + 1;
    const changed = Date.now();
    for (let tries = 0; ; tries += 1) {
      let one;
      try {
        one = await this.save(position, answer, { seq, changed });
      } catch (error) {
        one = { result: String(error) };
      }
      if (one.result === 'saved' || one.result === 'late') return one;
      if (tries > 200) throw new Error(`answer ${position} of attempt ${this.attempt}: ${JSON.stringify(one)}`);
      await new Promise((resolve) => { setTimeout(resolve, 100 + Math.random() * 200); });
    }
  }
}
