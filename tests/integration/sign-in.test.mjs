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

test('the second factor gives another token, and a token from before it is worth nothing', async () => {
  await house.sql('UPDATE account SET totp_step = totp_step - 2');
  const visitor = new Visitor(house);
  const page = await visitor.signIn({ number: login.number, password: login.password });
  const early = visitor.cookies.get('cx');
  await visitor.send(page.form('/sign-in/factor'), { code: totpCode(login.secret) });
  assert.equal((await visitor.request('/operate')).status, 200);
  assert.notEqual(visitor.cookies.get('cx'), early);
  const thief = new Visitor(house);
  thief.cookies.set('cx', early);
  assert.equal((await thief.request('/me')).location, '/sign-in?next=/me');
});

test('the password cannot be changed before the second factor is given', async () => {
  const visitor = new Visitor(house);
  const page = await visitor.signIn({ number: login.number, password: login.password });
  assert.equal((await visitor.request('/me/password')).location, '/sign-in/factor');
  const form = { ...page.form('/sign-in/factor'), action: '/me/password' };
  const other = '柳荫巷口 1987 的口令';
  assert.equal((await visitor.submit(form, { present: login.password, fresh: other, again: other })).status, 403);
});

test('a new password ends other sessions and changes the token of this one', async () => {
  const [here, there] = [await Visitor.signedIn(house, login.number), await Visitor.signedIn(house, login.number)];
  await house.sql('UPDATE account SET changed_at = changed_at - INTERVAL 1 HOUR');
  const before = here.cookies.get('cx');
  const form = (await here.get('/me/password')).form('/me/password');
  const other = '柳荫巷口 1987 的口令';
  assert.equal((await here.submit(form, { present: login.password, fresh: other, again: other })).status, 303);
  login.password = other;
  assert.equal((await here.request('/me')).status, 200);
  assert.notEqual(here.cookies.get('cx'), before);
  here.cookies.set('cx', before);
  assert.equal((await here.request('/me')).status, 303);
  assert.equal((await there.request('/me')).status, 303);

  const again = await Visitor.signedIn(house, login.number);
  const values = { present: other, fresh, again: fresh };
  const rests = await again.submit((await again.get('/me/password')).form('/me/password'), values);
  assert.equal(rests.status, 422);
  assert.match(rests.text, /过一分钟再改/);
});

test('passwords that everybody tries first are refused, with the reason', async () => {
  const visitor = await Visitor.signedIn(house, login.number);
  const form = (await visitor.get('/me/password')).form('/me/password');
  const name = await house.value(`SELECT name FROM officer WHERE number = '${login.number}'`);
  for (const poor of ['1234567890', '9876543210', 'aaaaaaaaaa', '1212121212', 'password12', 'Password2026', 'qwertyuiop',
    'admin@123456', '上海城管执法2024', 'abc1234567', '１２３４５６７８９０']) {
    const refused = await visitor.submit(form, { present: login.password, fresh: poor, again: poor });
    assert.equal(refused.status, 422, poor);
    assert.match(refused.text, /太容易猜到。请不要|不能有自己的工号/, poor);
  }
  const own = `${name}的小黄狗真可爱`;
  const refused = await visitor.submit(form, { present: login.password, fresh: own, again: own });
  assert.match(refused.text, /不能有自己的姓名/);
});

test('the audit says who came, who left, and who was refused', async () => {
  const visitor = await Visitor.signedIn(house, login.number);
  await visitor.send((await visitor.get('/me')).form('/me/sessions/end'));
  await visitor.send((await visitor.get('/me')).form('/sign-out'));
  const kept = (await house.sql('SELECT DISTINCT action FROM audit')).flat();
  for (const action of ['sign-in', 'factor.confirm', 'factor.given', 'factor.refused', 'password.change', 'session.end',
    'sign-out']) {
    assert.ok(kept.includes(action), action);
  }
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
