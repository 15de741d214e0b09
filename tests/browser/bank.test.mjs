/* The bank's pages as an administrator sees them, on a phone and at a desk. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { startHouse } from '../integration/house.mjs';
import { startBrowser } from './browser.mjs';

const original = fileURLToPath(new URL('../../question-bank', import.meta.url));
let house;
let browser;
let folder;

const item = (stem) => `<?xml version="1.0" encoding="UTF-8"?>
<question-bank xmlns="urn:chengxue:question-bank:1">
  <item id="gas-9001" type="single-choice" domain="gas" difficulty="2" level="apply">
    <cite law="chengzhen-ranqi-guanli-tiaoli" article="28"/>
    <stem>${stem}</stem>
    <choice correct="true">十日</choice>
    <choice>${'一个写得很长的选项，'.repeat(12)}三十日</choice>
    <explanation>${'解析也可以很长，'.repeat(60)}完。</explanation>
  </item>
</question-bank>`;

async function importItem(stem) {
  await writeFile(join(folder, 'gas/test-item.xml'), item(stem));
  const { status, output } = await house.chengxue('import', 'bank', folder);
  assert.equal(status, 0, output);
}

before(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  await house.sql('UPDATE account SET must_change = 0');
  folder = await mkdtemp(join(tmpdir(), 'bank-'));
  await cp(original, folder, { recursive: true });
  await importItem('测试用：某蓝莓饭店应当在七日内改正吗？');
  await importItem('测试用：某蓝莓饭店应当在十五日内改正吗？');
});
after(async () => {
  await browser.close();
  await house.stop();
  await rm(folder, { recursive: true, force: true });
});

for (const shape of ['phone', 'desk']) {
  test(`items of every type read well (${shape})`, async () => {
    const page = await browser[shape](house, house.first.number);
    await page.visit('/items');
    const codes = await house.sql(`SELECT MIN(code) FROM item_now GROUP BY type
      UNION SELECT MIN(code) FROM item_now WHERE scenario IS NOT NULL`);
    assert.equal(codes.length, 6);
    for (const [code] of codes) await page.visit(`/items/${code}`);
    await page.visit('/items/gas-9001?version=1');
    await page.visit('/items/gas-9001/versions');
    assert.equal(await page.locator('ins', { hasText: '十五' }).count(), 1);
    assert.equal(await page.locator('del', { hasText: '七' }).count(), 1);
    await page.visit(`/items/${codes[0][0]}/versions`);
  });
}

test('an item is found by its words and opened', async () => {
  const page = await browser.phone(house, house.first.number);
  await page.visit('/items');
  await page.fill('input[name=q]', '蓝莓饭店');
  await page.press('input[name=q]', 'Enter');
  await page.waitForURL('**/items?*');
  await page.getByRole('link', { name: 'gas-9001' }).click();
  await page.waitForURL('**/items/gas-9001');
  assert.match(await page.textContent('.item-stem'), /蓝莓饭店应当在十五日内/);
  await page.getByRole('link', { name: '与上一版比较' }).click();
  await page.waitForURL('**/versions?from=1&to=2');
  await page.look('versions of gas-9001');
});

test('nothing found says what to do next', async () => {
  const page = await browser.desk(house, house.first.number);
  await page.visit(`/items?q=${encodeURIComponent('没有这样的题')}`);
  assert.ok(await page.getByText('没有符合条件的试题').isVisible());
});
