/* Signing in, from the one-time password that app/run shows to the second factor. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startHouse } from './house.mjs';
import { Visitor, totpCode } from './visitor.mjs';

const fresh = '梧桐树下 2026 的口令';
let house;
let login; /* the administrator's, after settling in */

before(async () => {
  house = await startHouse();
});
after(() => house.stop());

test('the one-time password leads to a password of one’s own and an authenticator, and nowhere else before', async () => {
  const visitor = new Visitor(house);
  let page = await visitor.signIn(house.first);
  assert.equal(page.heading(), '请设置自己的密码');
  assert.equal((await visitor.get('/audit')).heading(), '请设置自己的密码');

  const { password } = house.first;
  for (const [changes, words] of [
    [{ present: password, fresh: '太短', again: '太短' }, /至少/],
    [{ present: password, fresh, again: `${fresh}。` }, /不一样|不一致/],
    [{ present: 'something else', fresh, again: fresh }, /不正确|不对/],
  ]) {
    const refused = await visitor.submit(page.form('/me/password'), changes);
    assert.equal(refused.status, 422);
    assert.match(refused.text, words);
    assert.doesNotMatch(refused.text, new RegExp(password)); /* no secret is shown again */
  }

  login = await new Visitor(house).settleIn(house.first, fresh);
  page = await new Visitor(house).signIn(house.first);
  assert.ok(page.form('/sign-in'), 'the one-time password works no more');
});

test('a code of the authenticator works once', async () => {
  const visitor = new Visitor(house);
  const code = totpCode(login.secret, Date.now() + 30000);
  let page = await visitor.signIn({ number: login.number, password: login.password });
  assert.ok(page.form('/sign-in/factor'));
  page = await visitor.send(page.form('/sign-in/factor'), { code });
  assert.equal((await visitor.get('/operate')).status, 200);

  const other = new Visitor(house);
  page = await other.signIn({ number: login.number, password: login.password });
  const refused = await other.submit(page.form('/sign-in/factor'), { code });
  assert.equal(refused.status, 422);
  assert.equal((await other.request('/operate')).location, '/sign-in/factor');
});

test('a wrong password and an unknown number are refused in the same words', async () => {
  const visitor = new Visitor(house);
  const form = (await visitor.get('/sign-in')).form('/sign-in');
  const wrong = await visitor.submit(form, { number: login.number, password: 'wrong' });
  const unknown = await visitor.submit(form, { number: 'nobody', password: 'wrong' });
  assert.equal(wrong.status, 422);
  assert.equal(wrong.refusals(), unknown.refusals());
  assert.notEqual(wrong.refusals(), '');
});

test('signing out ends the session, not only the cookie', async () => {
  const visitor = await Visitor.signedIn(house, login.number);
  const page = await visitor.get('/me');
  const token = visitor.cookies.get('cx');
  await visitor.send(page.form('/sign-out'));
  visitor.cookies.set('cx', token);
  assert.equal((await visitor.request('/me')).location, '/sign-in?next=/me');
});

test('a form without the page’s token is refused', async () => {
  const visitor = await Visitor.signedIn(house, login.number);
  const form = (await visitor.get('/me')).form('/sign-out');
  assert.equal((await visitor.submit(form, { csrf: null })).status, 403);
  assert.equal((await visitor.submit(form, { csrf: '0'.repeat(64) })).status, 403);
  assert.equal((await visitor.get('/me')).status, 200);
});

test('after signing in one is led to pages of this house only', async () => {
  for (const next of ['//elsewhere.example/', '/\\elsewhere.example/', 'https://elsewhere.example/']) {
    const visitor = await Visitor.signedIn(house, login.number);
    const answer = await visitor.request(`/sign-in?next=${encodeURIComponent(next)}`);
    assert.equal(answer.location, '/');
  }
});
