/*
 * Debian's Chromium for tests that look at pages as people do.
 *
 *   const browser = await startBrowser();
 *   const page = await browser.phone(house);      390 px, touch; desk() is 1440 px
 *   await page.visit('/sign-in');                 status 200, axe clean, no error in the console, nothing cut off
 *
 * With CHENGXUE_SHOTS set to a folder, each visit leaves a picture there.
 */
import axe from 'axe-core';
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const shapes = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 } },
};

export async function startBrowser() {
  const chromiumProcess = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  const open = async (shape, house, number) => {
    const context = await chromiumProcess.newContext({ ...shapes[shape], baseURL: house.url, locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai' });
    if (number) {
      await context.addCookies([{ name: 'cx', value: await house.openSession(number), url: house.url, httpOnly: true }]);
    }
    return watch(await context.newPage(), shape);
  };
  return {
    /* A page of a browser of its own; signed in when an officer's number is given. */
    phone: (house, number) => open('phone', house, number),
    desk: (house, number) => open('desk', house, number),
    close: () => chromiumProcess.close(),
  };
}

/* Gives a page what tests ask of it: visit, look, and the list of what went wrong in it. */
function watch(page, shape) {
  page.faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error') page.faults.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure();
    const left = errorText === 'net::ERR_ABORTED'; /* the page was left before it came */
    if (!page.offline && !left) page.faults.push(`${request.url()}: ${errorText}`);
  });
  page.look = (name) => look(page, shape, name);
  page.visit = async (path, status = 200) => {
    const response = await page.goto(path);
    assert.equal(response.status(), status, path);
    if (status >= 400) page.faults = page.faults.filter((fault) => !fault.includes(`status of ${status}`));
    await page.look(path);
  };
  return page;
}

/* Checks the page as it stands now: for what is seen after a click. */
async function look(page, shape, name) {
  assert.equal(page.faults.join('\n'), '', `${name}: the browser's console: ${page.faults.join('\n')}`);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  assert.deepEqual(found, [], `${name}: axe`);
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(wide <= screen, `${name}: the page is ${wide} px wide on a screen of ${screen} px`);
  await shoot(page, shape, name);
}

async function shoot(page, shape, name) {
  const folder = process.env.CHENGXUE_SHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const file = `${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'home'}-${shape}.png`;
  await page.screenshot({ path: join(folder, file), fullPage: true });
}
