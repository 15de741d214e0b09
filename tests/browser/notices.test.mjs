/* What one was told, the bell, the own address, and how it leaves the house, as people see them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { makeCity } from '../integration/city.mjs';
import { startHouse } from '../integration/house.mjs';
import { startBrowser } from './browser.mjs';

let house;
let browser;

const tell = (number, count, kind, facts, extra = '') => house.sql(`INSERT INTO notice (officer, kind, notice_key, link, facts, urgent, sender, at)
  SELECT o.id, '${kind}', CONCAT('${kind}', seq), '/credits/mine', '${JSON.stringify(facts)}', seq % 7 = 0, ${extra || 'NULL'}, UTC_TIMESTAMP(6) - INTERVAL seq HOUR
    FROM officer o JOIN seq_1_to_${count} WHERE o.number = '${number}' ORDER BY seq DESC`);

before(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  await makeCity(house, 12);
  const sender = await house.value("SELECT id FROM officer WHERE number = '2000001'");
  await tell('1000001', 8, 'training.returned', { zero: '夏季夜间占道经营联合执法与文明执法规范专项训练（第二期，共三期）', one: '参训人员名单与现场签到表不一致，请核对后重新提交，并附上原始签到表的照片' }, sender);
  await tell('1000001', 120, 'exam.released', { zero: '2026 年行政执法资格考试' });
  await tell('2000001', 3, 'training.returned', { zero: '队列训练', one: '时长不对' }, sender);
  const admin = await house.value(`SELECT id FROM officer WHERE number = '${house.first.number}'`);
  await house.sql(`INSERT INTO notice (officer, kind, notice_key, link, at) SELECT ${admin}, 'appeal.decided', seq, '/me', UTC_TIMESTAMP(6) FROM seq_1_to_3`);
  await house.sql(`INSERT INTO personnel_event (officer, kind, on_date, was, became, known_at) SELECT id, 'post', '2026-05-01', '队员', '副中队长', UTC_TIMESTAMP(6)
    FROM officer WHERE number = '1000001'`);
});
after(async () => {
  await browser.close();
  await house.stop();
});

for (const shape of ['phone', 'desk']) {
  test(`an officer sees the bell, reads what it is about, and marks the rest as read (${shape})`, async () => {
    const number = shape === 'phone' ? '1000001' : '2000001';
    const page = await browser[shape](house, number);
    await page.visit('/credits/mine');
    assert.match(await page.locator('.band-bell').innerText(), shape === 'phone' ? /99\+/ : /3/);
    const box = await page.locator('.band-bell').boundingBox();
    assert.ok(box.width >= 40 && box.height >= 40, `${box.width} x ${box.height}`);
    await page.locator('.band-bell').click();
    await page.look('notices full');
    await page.locator('.message-open').first().click();
    await page.waitForURL('**/credits/mine');
    await page.visit('/notices?unread=1');
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await page.getByText('已全部标为已读').waitFor();
    await page.look('notices read');
    assert.equal(await page.locator('.band-count').count(), 0);
    await page.visit('/notices?unread=1');
  });

  test(`there is nothing to read, and the own address is kept (${shape})`, async () => {
    const page = await browser[shape](house, shape === 'phone' ? '1000002' : '1000003');
    await page.visit('/notices');
    await page.visit('/me');
    await page.getByLabel('邮箱', { exact: false }).first().fill('wang@example');
    await page.locator('form[action="/me/email"] button').click();
    await page.getByText('请填写正确的邮箱地址').first().waitFor();
    page.faults = page.faults.filter((fault) => !fault.includes('422'));
    await page.look('me refused');
    await page.locator('#field-email').fill('wang@example.com');
    await page.locator('form[action="/me/email"] button').click();
    await page.getByText('邮箱设置已保存').waitFor();
    await page.look('me kept');
  });

  test(`the operator sees what does not leave the house, and administrators what became of an officer (${shape})`, async () => {
    const page = await browser[shape](house, house.first.number);
    await page.visit('/operate/notices');
    await house.sql(`INSERT IGNORE INTO notice_delivery (notice, way, state, tries, not_before, said, ended_at)
      SELECT id, IF(id % 2, 'email', 'hook'), 'failed', 12, UTC_TIMESTAMP(6), '550 5.1.1 recipient address rejected: user unknown in local recipient table',
             UTC_TIMESTAMP(6) FROM notice LIMIT 60`);
    await page.visit('/operate/notices');
    await page.visit(`/officers/${await house.value("SELECT id FROM officer WHERE number = '1000001'")}`);
    await page.visit('/officers/new');
    await page.visit('/officers/import');
  });
}
