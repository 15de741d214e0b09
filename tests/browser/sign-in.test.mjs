/* The first pages that anybody sees, on a phone and at a desk. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startHouse } from '../integration/house.mjs';
import { totpCode } from '../integration/visitor.mjs';
import { startBrowser } from './browser.mjs';

const fresh = '梧桐树下 2026 的口令';
let house;
let browser;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
});
after(async () => {
  await browser.close();
  await house.stop();
});

for (const shape of ['phone', 'desk']) {
  test(`the way in and a wrong address read well (${shape})`, async () => {
    const page = await browser[shape](house);
    await page.visit('/sign-in');
    await page.visit('/nothing/is/here', 404);
  });
}

test('a wrong password says so beside the form and keeps the number', async () => {
  const page = await browser.phone(house);
  await page.visit('/sign-in');
  await page.fill('input[name=number]', '310101001');
  await page.fill('input[name=password]', 'not this one');
  await page.press('input[name=password]', 'Enter');
  await page.getByRole('alert').first().waitFor();
  page.faults = page.faults.filter((fault) => !fault.includes('422'));
  await page.look('sign-in refused');
  assert.equal(await page.inputValue('input[name=number]'), '310101001');
  assert.equal(await page.inputValue('input[name=password]'), '');
});

test('the first administrator settles in on a phone', async () => {
  const page = await browser.phone(house);
  await page.visit('/sign-in');
  await page.fill('input[name=number]', house.first.number);
  await page.fill('input[name=password]', house.first.password);
  await page.press('input[name=password]', 'Enter');
  await page.waitForURL('**/me/password');
  await page.look('first password');
  await page.fill('input[name=present]', house.first.password);
  await page.fill('input[name=fresh]', fresh);
  await page.fill('input[name=again]', fresh);
  await page.press('input[name=again]', 'Enter');
  await page.waitForURL('**/me/factor');
  await page.click('form[action="/me/factor/prepare"] button');
  await page.locator('.factor-secret code').waitFor();
  assert.ok(await page.locator('img.factor-code').evaluate((image) => image.complete && image.naturalWidth > 0));
  await page.look('second factor');
  const secret = (await page.locator('.factor-secret code').textContent()).replaceAll(' ', '');
  await page.fill('input[name=code]', totpCode(secret));
  await page.press('input[name=code]', 'Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/me/factor'));
  await page.visit('/me');
});
