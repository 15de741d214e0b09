/* People's pages as an administrator sees them at a desk and on a phone, on the units and officers of the demo. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startHouse } from '../integration/house.mjs';
import { startBrowser } from './browser.mjs';

const cityAdmin = '3109010001';
const districtAdmin = '3101010001';
let house;
let browser;

before(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  const { status, output } = await house.chengxue('demo', 'people');
  assert.equal(status, 0, output);
});
after(async () => {
  await browser.close();
  await house.stop();
});

const one = (query) => house.value(query);

for (const shape of ['phone', 'desk']) {
  test(`every page about people reads well (${shape})`, async () => {
    const page = await browser[shape](house, cityAdmin);
    const unit = await one("SELECT id FROM unit WHERE code = '310101'");
    const officer = await one("SELECT id FROM officer WHERE number = '3101010003'");
    const grant = await one('SELECT MIN(g.id) FROM role_grant g JOIN officer o ON o.id = g.officer WHERE o.number LIKE \'3101%\'');
    for (const path of ['/units', `/units/${unit}`, '/units/new', `/units/${unit}/edit`, `/units/${unit}/move`,
      `/units/${unit}/close`, `/units/${unit}/accounts`, '/officers', '/officers?q=nobody', `/officers/${officer}`, '/officers/new',
      `/officers/${officer}/edit`, `/officers/${officer}/transfer`, `/officers/${officer}/leave`,
      `/officers/${officer}/password`, '/officers/import', '/roles', '/roles/new', `/roles/${grant}/end`, '/me',
      '/me/password', '/me/factor']) {
      await page.visit(path);
    }
  });
}

test('a password can be looked at while it is typed, and is not kept in sight', async () => {
  const page = await browser.phone(house);
  await page.visit('/sign-in');
  await page.fill('input[name=password]', 'secret words');
  const type = () => page.locator('input[name=password]').getAttribute('type');
  await page.getByRole('button', { name: '显示' }).click();
  assert.equal(await type(), 'text');
  await page.look('password shown');
  await page.getByRole('button', { name: '隐藏' }).click();
  assert.equal(await type(), 'password');
});

test('the tree of units opens by a click and leads to a unit’s people', async () => {
  const page = await browser.desk(house, cityAdmin);
  await page.visit('/units');
  const huangpu = await one("SELECT COUNT(*) FROM officer WHERE number LIKE '310101%'");
  const squad = page.getByRole('link', { name: '田林街道中队' }).first();
  assert.ok(!(await squad.isVisible()));
  await page.locator('summary', { hasText: '徐汇区局' }).click();
  await page.look('tree opened');
  await page.locator('summary', { hasText: '黄浦区局' }).click();
  await page.getByRole('link', { name: `${huangpu} 人` }).first().click();
  await page.waitForURL('**/officers?unit=*');
  await page.look('people of a unit');
  assert.match(await page.locator('.paging-rows').textContent(), new RegExp(huangpu));
});

test('a district’s administrator takes people over from a table and sees what became of each', async () => {
  const page = await browser.desk(house, districtAdmin);
  await page.visit('/officers/import');
  const table = (lines) => ({ name: '人员.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  await page.setInputFiles('input[type=file]', table(['工号,姓名,单位,岗位', 'D1,甲,没有,', '3101010005,,,内勤']));
  await page.getByRole('button', { name: '上传并查看' }).click();
  await page.waitForURL(/\/officers\/import\/\d+$/);
  await page.look('import with a wrong row');
  await page.getByText('有 1 行有误，不能导入').waitFor();

  await page.visit('/officers/import');
  await page.setInputFiles('input[type=file]', table(['工号,姓名,单位,岗位', 'D1,甲,外滩街道中队,', '3101010005,,,内勤']));
  await page.getByRole('button', { name: '上传并查看' }).click();
  await page.getByRole('button', { name: '确认导入' }).click();
  await page.getByText('导入完成').waitFor();
  await page.look('import done');
  await page.getByRole('link', { name: '整体撤销' }).click();
  await page.look('import undo');
});

test('a one-time password is handed out on a phone', async () => {
  const page = await browser.phone(house, districtAdmin);
  await page.visit(`/officers/${await one("SELECT id FROM officer WHERE number = '3101010020'")}`);
  await page.getByRole('link', { name: '开通账号' }).click();
  await page.getByRole('button', { name: '生成一次性密码' }).click();
  await page.locator('.handed-out code').waitFor();
  await page.look('one-time password');
  assert.match(await page.locator('.handed-out code').textContent(), /^[a-z2-9]{12}$/);
});
