/* Hours and credits as an officer sees them on a phone and administrators at a desk. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Person, makeCity } from '../integration/city.mjs';
import { eventually, startHouse } from '../integration/house.mjs';
import { startBrowser } from './browser.mjs';

let house;
let browser;
let officer;
const year = new Date(Date.now() + 8 * 3600000).getUTCFullYear();

before(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  await makeCity(house, 60);
  officer = await house.value("SELECT id FROM officer WHERE number = '1000001'");
  await eventually(async () => assert.ok(Number(await house.value(`SELECT COUNT(*) FROM standing WHERE year = ${year}`)) > 60), 60);
  const admin = await Person.named(house, house.first.number);
  const book = (values) => admin.act(`/credits/officers/${officer}/book`, { activity_kind: 'squad-training', title: '夜间执法训练',
    on: `${year}-01-01`, minutes: 135, document: '签到表（扫描件）', reason: '当天系统停机', ...values });
  await book({});
  await book({ minutes: 1800, title: '冬季集训' });
  await book({ activity_kind: 'district-class', half_days: 4, title: '市容环境卫生执法业务培训班（第三期）' });
  await book({ activity_kind: 'online-course', minutes: 400, title: '行政处罚法解读' });
  await admin.act('/credits/leave/new', { number: '1000002', leave_kind: 'sick', from_on: `${year}-03-01`, to_on: `${year}-04-30`, document: '批件' });
  await admin.act('/credits/exemptions/new', { number: '1000003', year, percent: 50, reason: '借调' });
  const entry = await house.value(`SELECT MAX(id) FROM ledger_entry WHERE officer = ${officer}`);
  await admin.act(`/credits/entries/${entry}/take-back`, { reason: '重复登记' });
});
after(async () => {
  await browser.close();
  await house.stop();
});

for (const shape of ['phone', 'desk']) {
  test(`an officer’s own pages read well (${shape})`, async () => {
    const page = await browser[shape](house, '1000001');
    const entry = await house.value(`SELECT MIN(id) FROM ledger_entry WHERE officer = ${officer}`);
    for (const path of ['/credits/mine', '/credits/mine?year=2025', '/credits/mine/why', `/credits/entries/${entry}`]) {
      await page.visit(path);
    }
  });

  test(`an administrator’s pages read well (${shape})`, async () => {
    const page = await browser[shape](house, house.first.number);
    const district = await house.value("SELECT id FROM unit WHERE code = 'd1'");
    const entry = await house.value(`SELECT MIN(id) FROM ledger_entry WHERE officer = ${officer}`);
    for (const path of ['/credits', '/credits?q=nobody', '/credits/units', `/credits/units?unit=${district}`, '/credits/years',
      '/credits/years/2025/close', `/credits/officers/${officer}`, `/credits/officers/${officer}/book`,
      `/credits/officers/${officer}/why`, `/credits/entries/${entry}`, '/credits/leave', '/credits/leave/new', '/credits/exemptions',
      '/credits/exemptions/new']) {
      await page.visit(path);
    }
  });
}

for (const shape of ['phone', 'desk']) {
  test(`rules are drafted, tried and handed in by hand (${shape})`, async () => {
    const page = await browser[shape](house, house.first.number);
    await page.visit('/credits/kinds');
    await page.visit('/credits/rules/1/compare?with=2');
    await page.visit('/credits/rules/1/compare');
    await page.visit('/credits/rules');
    await page.selectOption('[name=year]', String(shape === 'phone' ? year : year + 1));
    await page.getByRole('button', { name: '拟一稿新规则' }).click();
    await page.getByText('已拟好一稿').waitFor();
    await page.look('rules form');
    const row = page.locator('.rule-row', { hasText: '科队训练' }).first();
    await row.getByLabel('学时上限').fill('20');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('规则已保存').waitFor();
    await page.look('rules draft');
    await page.getByRole('button', { name: '试算' }).click();
    await page.getByRole('link', { name: /查看结果|返回/ }).first().waitFor({ timeout: 20000 });
    const set = await house.value('SELECT MAX(id) FROM rule_set');
    await page.visit(`/credits/rules/${set}/dry-run`);
    await page.visit(`/credits/rules/${set}`);
    await page.getByRole('button', { name: '提交批准' }).click();
    await page.getByText('已提交，请另一位管理员批准').waitFor();
    await page.look('rules submitted');
  });
}

test('from the first figure down to its entry by clicks alone', async () => {
  const page = await browser.phone(house, '1000001');
  await page.visit('/credits/mine');
  await page.getByRole('link', { name: '为什么是这些数？' }).click();
  await page.getByRole('link', { name: '区局培训班' }).click();
  await page.getByRole('link', { name: /第三期/ }).first().click();
  await page.getByText('共 4 个半天').waitFor();
  await page.look('entry by clicks');
});
