/* A course is made at a desk, learnt on a phone to its end, and gone on with on another device: real video, real pages. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { makeCity } from '../integration/city.mjs';
import { run, startHouse } from '../integration/house.mjs';
import { startBrowser } from './browser.mjs';

const VIDEO_SECONDS = 14;
const QUESTION_AT = 3;

let house;
let browser;
let film;
let item; /* { code, key } */
let course;

/* A paper of one page, with a black bar and a line of Chinese in a writing that it does not bring along. */
function paper() {
  const drawing = '40 40 120 30 re f BT /F1 24 Tf 40 120 Td <57CE7BA1> Tj ET';
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${drawing.length}>>\nstream\n${drawing}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>'];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  return `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
}

/* So much time goes by for whatever is on a screen. */
const pass = (seconds) => house.sql(`UPDATE viewing SET beat_at = beat_at - INTERVAL ${seconds} SECOND WHERE live = 1`);
const done = (number, kind) => house.value(`SELECT COUNT(p.done_at) FROM lesson_progress p JOIN lesson l ON l.id = p.lesson
  JOIN enrolment e ON e.id = p.enrolment JOIN officer o ON o.id = e.officer WHERE o.number = '${number}' AND l.kind = '${kind}'`);

before(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  await makeCity(house, 24);
  film = join(house.home, 'film.mp4');
  const { status, output } = await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `testsrc=s=640x360:r=15:d=${VIDEO_SECONDS}`,
    '-f', 'lavfi', '-i', `sine=d=${VIDEO_SECONDS}`, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', '+faststart', film]);
  assert.equal(status, 0, output);
  const [[code, key]] = await house.sql(`SELECT i.code, v.answer_key FROM bank_item i JOIN bank_version v ON v.id = i.version
    WHERE i.state = 'approved' AND v.type = 'single-choice' AND v.scenario IS NULL ORDER BY i.id LIMIT 1`);
  item = { code, key };
});
after(async () => {
  await browser.close();
  await house.stop();
});

test('a course is made: facts, lessons, a question, a test, published', async () => {
  const page = await browser.desk(house, house.first.number);
  const phone = await browser.phone(house, house.first.number);
  await phone.visit('/courses');
  await page.visit('/courses');
  await page.getByRole('link', { name: '新建课程' }).first().click();
  await page.look('course new');
  await page.fill('[name=title]', '占道经营执法实务');
  await page.fill('[name=summary]', '从发现、劝导到立案处罚，用真实案例讲清每一步的依据和要点。');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('还没有课件').waitFor();
  await page.look('course empty');

  const add = async (kind, title, fill) => {
    await page.getByRole('link', { name: kind, exact: true }).click();
    await page.look(`lesson new ${kind}`);
    await page.fill('[name=title]', title);
    await fill();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('课件已添加').waitFor();
  };
  await add('视频', '街面执法实录', () => page.setInputFiles('[name=media]', film));
  await add('图文', '执法要点', () => page.fill('[name=body]',
    `# 先看清，再说话\n\n发现占道经营，先**拍照固定现场**，再上前表明身份。\n\n- 出示执法证\n- 说明违反的条款\n- 告知改正期限\n\n${'执法用语要规范、文明，语气平和。'.repeat(20)}`));
  await add('文档', '文书范本', async () => {
    await page.setInputFiles('[name=media]', { name: '文书范本.pdf', mimeType: 'application/pdf', buffer: Buffer.from(paper()) });
    await page.fill('[name=minutes]', '2');
  });
  await add('链接', '市局官网', () => page.fill('[name=url]', 'https://www.example.cn/'));

  await page.getByRole('link', { name: '街面执法实录' }).click();
  await page.fill('[name=item]', item.code);
  await page.fill('[name=at_second]', String(QUESTION_AT));
  await page.getByRole('button', { name: '添加提问' }).click();
  await page.getByText('提问已添加').waitFor();
  await page.look('lesson with question');
  await page.getByRole('link', { name: '占道经营执法实务' }).click();
  await page.getByLabel('每个课件至少学到（%）').fill('80');
  await page.locator('[name=items]').first().fill('2');
  await page.getByRole('button', { name: '保存学习要求' }).click();
  await page.getByText('学习要求已保存').waitFor();
  await page.look('course ready');
  course = new URL(page.url()).pathname;
  await phone.visit(course);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('课程已发布').waitFor();
  await page.look('course published');
  for (const one of [page, phone]) {
    await one.visit('/courses');
    await one.visit(course);
    await one.visit(`${course}/lessons/1`);
    await one.visit(`${course}/assign`);
  }
});

test('it is assigned to a squad; who has to learn it sees until when', async () => {
  const page = await browser.desk(house, house.first.number);
  await page.visit(course);
  await page.getByRole('link', { name: '指派', exact: true }).click();
  await page.getByLabel('单位（含下级单位）').selectOption({ label: '乙区局/1中队' });
  await page.getByRole('button', { name: '指派' }).click();
  await page.getByText('已指派，符合条件的人').waitFor();
  await page.look('assignments');
  const number = await house.value(`SELECT o.number FROM membership m JOIN officer o ON o.id = m.officer JOIN unit u ON u.id = m.unit
    WHERE u.code = 'd2-1' ORDER BY o.id DESC LIMIT 1`);
  const phone = await browser.phone(house, number);
  for (let tries = 0; tries < 40 && await house.value('SELECT COUNT(*) FROM enrolment') === '0'; tries += 1) await page.waitForTimeout(500);
  await phone.visit('/notices');
  await phone.getByText('有一门课程要学').click();
  await phone.getByText(/请在 .* 前学完/).waitFor();
  await phone.look('learn course due');
  await phone.visit('/learn');
  await phone.getByText('必学').waitFor();
  await phone.look('learn due');
});

test('an officer learns it on a phone: the video stops for its question, everything counts, the test is passed', async () => {
  const number = '1000001';
  const page = await browser.phone(house, number);
  await page.visit('/learn');
  await page.getByRole('link', { name: '占道经营执法实务' }).click();
  await page.look('learn course');
  await page.getByRole('button', { name: '开始学习' }).click();
  await page.getByText('已加入我的课程').waitFor();
  await page.getByRole('link', { name: '开始学：街面执法实录' }).click();
  await page.look('player video');
  await page.evaluate(() => document.querySelector('video').play());
  await page.locator('.player-ask form').waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('video').paused), true, 'it waits for the answer');
  await page.look('player asks');
  const wrong = ['A', 'B', 'C', 'D'].find((letter) => letter !== item.key);
  await page.locator(`.player-ask [value=${wrong}]`).check();
  await page.getByRole('button', { name: '提交答案' }).click();
  await page.getByText('回答不正确').waitFor();
  page.faults = page.faults.filter((fault) => !fault.includes('status of 422'));
  await page.look('player asks again');
  await page.locator(`.player-ask [value=${item.key}]`).check();
  await page.getByRole('button', { name: '提交答案' }).click();
  await page.getByText('这个课件已学完').waitFor({ timeout: 30000 });
  await page.look('player video done');
  assert.equal(await done(number, 'video'), '1');

  await page.getByRole('link', { name: '下一个课件' }).click();
  await page.getByRole('heading', { name: '执法要点' }).waitFor();
  await page.locator('.player-far span').filter({ hasText: '0:0' }).waitFor();
  await page.look('player text');
  for (let at = 0; at < 3; at += 1) {
    await pass(20);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.waitForTimeout(300);
  }
  await page.getByText('这个课件已学完').waitFor();
  await page.getByRole('link', { name: '下一个课件' }).click();
  await page.locator('.player-page').first().waitFor();
  await page.waitForFunction(() => {
    const canvas = document.querySelector('.player-page');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.some((value, at) => at % 4 !== 3 && value > 0 && value < 128);
  });
  await page.look('player document');
  for (let at = 0; at < 5; at += 1) {
    await pass(25);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.waitForTimeout(300);
  }
  await page.getByText('这个课件已学完').waitFor();
  await page.getByRole('link', { name: '下一个课件' }).click();
  await page.getByText('这个课件已学完').waitFor();
  await page.look('player link');
  await page.getByRole('link', { name: '返回课程' }).click();
  await page.getByText('请参加结业测试').waitFor();
  await page.look('learn course test next');

  await page.getByRole('button', { name: '开始结业测试' }).click();
  await page.look('try open');
  const id = page.url().match(/tries\/(\d+)/)[1];
  for (const [position, type, key] of await house.sql(`SELECT t.position, v.type, REPLACE(v.answer_key, '\\n', '~') FROM course_try_item t
    JOIN bank_version v ON v.id = t.item_version WHERE t.try = ${id} ORDER BY t.position`)) {
    await page.visit(`${new URL(page.url()).pathname.replace(/(tries\/\d+).*/, '$1')}/${position}`);
    if (type === 'fill-in') {
      for (const [at, text] of key.split('~').entries()) await page.locator('[name=blank]').nth(at).fill(text.split('|')[0]);
    } else {
      for (const pick of type === 'true-false' ? [key] : key) await page.locator(`[name=pick][value=${pick}]`).check();
    }
    await page.getByRole('button', { name: /保存/ }).click();
  }
  await page.getByText('所有题都已作答').waitFor();
  await page.getByRole('button', { name: '交卷' }).click();
  await page.getByText('答对 2 题，共 2 题').waitFor();
  await page.look('try passed');
  await page.getByRole('link', { name: '返回课程' }).click();
  await page.getByText('学完').first().waitFor();
  await page.look('learn course done');
  await page.getByRole('link', { name: '我的学习记录' }).click();
  await page.look('learning record');
  await page.visit('/learn');
  const desk = await browser.desk(house, number);
  const own = await house.value(`SELECT e.id FROM enrolment e JOIN officer o ON o.id = e.officer WHERE o.number = '${number}'`);
  for (const path of ['/learn', course.replace('courses', 'learn'), `/learners/${own}`]) await desk.visit(path);
  const watcher = await browser.desk(house, '2000001');
  await watcher.visit(`${course}/learners`);
});

test('another device goes on where it was left, the first one stops counting; a jump over the question is held', async () => {
  const number = '1000002';
  const first = await browser.desk(house, number);
  await first.visit(course.replace('courses', 'learn'));
  await first.getByRole('button', { name: '开始学习' }).click();
  await first.getByRole('link', { name: '开始学：街面执法实录' }).click();
  await first.waitForFunction(() => document.querySelector('video').readyState >= 1);
  await first.evaluate(() => document.querySelector('video').play());
  await first.waitForFunction(() => document.querySelector('video').currentTime > 2);
  await first.evaluate(() => document.querySelector('video').pause());
  await first.getByText(/已学 0:0[12]/).waitFor();

  const second = await browser.phone(house, number);
  await second.visit(new URL(first.url()).pathname);
  await second.getByText(/上次学到 0:0[12]/).waitFor();
  await second.waitForFunction(() => document.querySelector('video').currentTime > 1.5);
  await first.evaluate(() => document.querySelector('video').play());
  await first.getByText('您在别的页面或者设备上打开了课件').waitFor();
  assert.equal(await first.evaluate(() => document.querySelector('video').paused), true);
  await first.look('player elsewhere');

  await second.evaluate((seconds) => { document.querySelector('video').currentTime = seconds - 1; }, VIDEO_SECONDS);
  await second.locator('.player-ask form').waitFor();
  const seen = Number(await house.value(`SELECT MAX(p.seen) FROM lesson_progress p JOIN enrolment e ON e.id = p.enrolment
    JOIN officer o ON o.id = e.officer WHERE o.number = '${number}'`));
  assert.ok(seen < 4000, `${seen} ms seen after a jump`);
});
