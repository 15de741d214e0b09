/* A squad registers a session, the district approves it, an officer sees the hours: at a desk and on a phone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { makeCity } from '../integration/city.mjs';
import { startHouse } from '../integration/house.mjs';
import { startBrowser } from './browser.mjs';

let house;
let browser;
let leader;
const day = (ago) => new Date(Date.now() + (8 * 3600 - ago * 86400) * 1000).toISOString().slice(0, 10);

before(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  await makeCity(house, 270);
  leader = await house.value(`SELECT o.number FROM membership m JOIN officer o ON o.id = m.officer JOIN unit u ON u.id = m.unit
    WHERE u.code = 'd1-1' ORDER BY o.id LIMIT 1`);
  await house.sql(`INSERT INTO role_grant (officer, role, unit, granted_at)
    SELECT o.id, 'training-admin', u.id, UTC_TIMESTAMP(6) FROM officer o JOIN unit u ON u.code = 'd1-1' WHERE o.number = '${leader}'`);
});
after(async () => {
  await browser.close();
  await house.stop();
});

async function fill(page, topic, from, to) {
  await page.fill('[name=topic]', topic);
  await page.fill('[name=on]', day(2));
  await page.fill('[name=from_time]', from);
  await page.fill('[name=to_time]', to);
  await page.fill('[name=instructor]', '王教员');
  await page.fill('[name=place]', '中队会议室');
}

for (const shape of ['phone', 'desk']) {
  test(`45 people registered in one form, sent, approved, seen (${shape})`, async () => {
    const [from, to] = shape === 'phone' ? ['09:00', '11:15'] : ['14:00', '16:15'];
    const topic = `夜间占道整治实训（${shape === 'phone' ? '上午' : '下午'}）`;
    const page = await browser[shape](house, leader);
    await page.visit('/training');
    await page.getByRole('link', { name: '登记训练' }).last().click();
    await page.getByText('已选 45 人').waitFor();
    await page.look('training form');
    await fill(page, topic, from, to);
    await page.setInputFiles('[name=photo]', 'tests/fuzz/corpus/media/photo.jpg');
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('已提交，等待审核').waitFor();
    await page.getByText('上传照片、签到表').click();
    await page.getByLabel('签到表').check();
    await page.setInputFiles('[name=file]', 'tests/fuzz/corpus/media/photo.png');
    await page.look('training attach');
    await page.getByRole('button', { name: '上传', exact: true }).click();
    await page.getByText('已上传').waitFor();
    await page.look('training submitted');

    const approver = await browser[shape](house, '2000001');
    await approver.visit('/training/waiting');
    await approver.getByRole('checkbox').last().check();
    await approver.look('training picked');
    await approver.getByRole('button', { name: '审核通过所选' }).click();
    await approver.getByText('已审核通过').waitFor();
    await approver.look('training none waiting');

    const officer = await browser.phone(house, await house.value(`SELECT o.number FROM membership m JOIN officer o
      ON o.id = m.officer JOIN unit u ON u.id = m.unit WHERE u.code = 'd1-1' ORDER BY o.id LIMIT 1 OFFSET 3`));
    await officer.visit('/credits/mine');
    await officer.getByRole('link', { name: topic }).click();
    await officer.getByText('折合 3 课时（135 分钟）').waitFor();
    await officer.getByRole('link', { name: topic }).first().click();
    await officer.look('training own view');
  });

  test(`who is elsewhere at that time is named above the people (${shape})`, async () => {
    const page = await browser[shape](house, leader);
    await page.visit('/training/new');
    await fill(page, '冲突的训练', '10:00', '12:00');
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('有 45 处时间冲突').waitFor();
    page.faults.length = 0; /* the browser reports the 422 */
    await page.look('training clashes');
    assert.equal(await page.inputValue('[name=topic]'), '冲突的训练');
    for (const path of ['/training', '/training?q=nothing', '/training/waiting']) await page.visit(path);
    const city = await browser[shape](house, house.first.number);
    await city.visit('/training/terms');
  });
}
