/*
 * Every route as every role. Who lacks the right is refused before anything happens; who holds it for one district gets
 * nothing of the other; and nothing that is asked, however little sense it makes, breaks the program.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeBlueprint, makeCity, makeExam, makeSitting } from './city.mjs';
import { startHouse } from './house.mjs';
import { Visitor } from './visitor.mjs';

let house;
let routes;
const people = new Map(); /* role → { person, rights } */

/* Roles that are granted for the first district only, but for the city's own. */
const granted = { 'training-admin': 'd1', invigilator: 'd1', marker: 'd1', auditor: 'd1', author: 'd1', operator: 'city' };

before(async () => {
  house = await startHouse();
  await makeCity(house, 12);
  await house.sql(`UPDATE officer o JOIN membership m ON m.officer = o.id JOIN unit u ON u.id = m.unit
    JOIN unit d ON d.id = u.parent SET o.name = CONCAT('乙区', o.name) WHERE d.code = 'd2'`);
  const admin = await Person.named(house, house.first.number);
  people.set('city-admin', { person: admin });
  let number = 3000001;
  for (const [role, unit] of Object.entries(granted)) {
    await house.sql(`INSERT INTO officer (number, name, created_at) VALUES ('${number}', '${role}', UTC_TIMESTAMP(6));
      INSERT INTO membership (officer, unit, from_on, current, known_at)
        SELECT LAST_INSERT_ID(), id, '2024-01-01', 1, UTC_TIMESTAMP(6) FROM unit WHERE code = '${unit}';
      INSERT INTO account (officer, password, must_change, changed_at)
        SELECT id, 'none', 0, UTC_TIMESTAMP(6) FROM officer WHERE number = '${number}';
      INSERT INTO role_grant (officer, role, unit, granted_at)
        SELECT o.id, '${role}', u.id, UTC_TIMESTAMP(6) FROM officer o JOIN unit u ON u.code = '${unit}'
         WHERE o.number = '${number}'`);
    people.set(role, { person: await Person.named(house, String(number)) });
    number += 1;
  }
  people.set('officer', { person: await Person.named(house, '1000002') }); /* of the first district */
  for (const [role, one] of people) {
    const rows = await house.sql(`SELECT right_name FROM role_right WHERE role = '${role}'`);
    one.rights = new Set(rows.flat());
    if (role === 'city-admin') { /* the first administrator is operator too */
      (await house.sql("SELECT right_name FROM role_right WHERE role = 'operator'")).flat().forEach((r) => one.rights.add(r));
    }
  }
  const blueprint = await makeBlueprint(house, [['single-choice', 10, 1000]]);
  await makeSitting(house, admin, await makeExam(house, { blueprint }));
  const { output } = await house.chengxue('routes');
  routes = output.trim().split('\n').map((line) => {
    const [method, path, right, ...rest] = line.split(' ');
    return { method, path, right, before: rest.includes('before-password'), list: rest.includes('list') };
  });
});
after(() => house.stop());

/* An address with the first id there is in place of each {name}: mostly things of the city or of the other district. */
async function filled(path) {
  const other = await house.value("SELECT MAX(o.id) FROM officer o WHERE o.name LIKE '乙区%'");
  const unit = await house.value("SELECT id FROM unit WHERE code = 'd2'");
  const ids = { officer: other, unit, attempt: await house.value('SELECT MIN(id) FROM attempt') };
  return path.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? 1);
}

test('the program lists its routes, and each has a right', () => {
  assert.ok(routes.length > 40, `${routes.length} routes`);
  for (const { path, right } of routes) assert.match(right, /^[a-z-]+$/, path);
});

test('who is not signed in is sent to sign in, and may post nothing', async () => {
  for (const { method, path, right } of routes.filter((one) => one.right !== 'anyone')) {
    const visitor = new Visitor(house);
    const answer = await visitor.request(await filled(path), { method });
    assert.equal(answer.status, method === 'GET' ? 303 : 401, `${method} ${path} ${right}`);
    if (method === 'GET') assert.match(answer.location, /^\/sign-in/, path);
  }
});

test('a post without the token does nothing', async () => {
  for (const { method, path, right } of routes.filter((one) => one.method === 'POST')) {
    const { person } = [...people.values()].find((one) => right === 'signed-in' || right === 'anyone' || one.rights.has(right));
    const answer = await person.request(await filled(path), { method, body: new URLSearchParams() });
    assert.equal(answer.status, 403, `${method} ${path}`);
  }
});

for (const role of ['officer', ...Object.keys(granted)]) {
  test(`${role}: what the right is lacking for is refused`, async () => {
    const { person, rights } = people.get(role);
    for (const { method, path, right } of routes) {
      if (right === 'anyone' || right === 'signed-in' || rights.has(right)) continue;
      const address = await filled(path);
      const answer = method === 'GET' ? await person.request(address) : await person.post(address);
      assert.equal(answer.status, 403, `${method} ${path} as ${role}`);
    }
  });
}

for (const role of ['officer', ...Object.keys(granted), 'city-admin']) {
  test(`${role}: no page breaks, and nothing of another district is shown`, async () => {
    const { person, rights } = people.get(role);
    const district = granted[role] === 'd1' || role === 'officer';
    for (const { path, right, list } of routes.filter((one) => one.method === 'GET')) {
      if (right !== 'anyone' && right !== 'signed-in' && !rights.has(right)) continue;
      const address = await filled(path);
      for (const one of list ? [address, `${address}.json`, `${address}.csv`] : [address]) {
        const answer = await person.request(one);
        assert.ok(answer.status < 500, `${one} as ${role}: ${answer.status}`);
        if (district) assert.doesNotMatch(answer.text, /乙区考生/, `${one} as ${role} shows another district's people`);
      }
    }
  });

  test(`${role}: an empty or senseless post is answered, never broken`, async () => {
    const { person, rights } = people.get(role);
    for (const { path, right } of routes.filter((one) => one.method === 'POST')) {
      if (path === '/sign-out' || path === '/me/sessions/end') continue; /* they would end the walk */
      if (right !== 'anyone' && right !== 'signed-in' && !rights.has(right)) continue;
      const address = await filled(path);
      for (const values of [{}, { name: '\u0001', page: 'x', minutes: '-1', unit: '99999999', officer: 'ü', reason: '' }]) {
        const answer = await person.post(address, values);
        assert.ok(answer.status < 500, `POST ${address} as ${role}: ${answer.status}`);
      }
    }
  });
}

test('a role that is granted reaches who is signed in at once, and disturbs no exam', async () => {
  const officer = new Visitor(house);
  officer.cookies.set('cx', await house.openSession('1000004'));
  await house.sql("UPDATE session s JOIN officer o ON o.id = s.officer SET s.roles = 0, s.strong_at = NULL WHERE o.number = '1000004'");
  const attempt = await house.value("SELECT a.id FROM attempt a JOIN officer o ON o.id = a.officer WHERE o.number = '1000004'");
  assert.equal((await officer.request('/officers')).status, 403);
  const unit = await house.value("SELECT id FROM unit WHERE code = 'd1'");
  await people.get('city-admin').person.act('/roles/new', { number: '1000004', role: 'training-admin', unit });
  assert.equal((await officer.request('/officers')).location, '/me/factor', 'the second factor first');
  assert.equal((await officer.request(`/sit/${attempt}`)).status, 200);
});
