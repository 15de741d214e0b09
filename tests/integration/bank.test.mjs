/* The question bank: importing it, checking it, looking through it. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, beforeEach, test } from 'node:test';
import { startHouse } from './house.mjs';
import { Visitor } from './visitor.mjs';

const original = fileURLToPath(new URL('../../question-bank', import.meta.url));
const file = 'gas/test-items.xml';
let house;
let folder; /* a bank that a test may spoil: the real one and a file of four items */
let total;

const single = (id, stem, choices = '<choice correct="true">十日</choice><choice>三十日</choice>') =>
  `  <item id="${id}" type="single-choice" domain="gas" difficulty="2" level="apply">
    <cite law="chengzhen-ranqi-guanli-tiaoli" article="28"/>
    <stem>${stem}</stem>
    ${choices}
    <explanation>《城镇燃气管理条例》第二十八条如此规定。</explanation>
  </item>\n`;

const items = [
  single('gas-9001', '测试用：某蓝莓饭店擅自改装燃气计量装置，应当在几日内改正？'),
  single('gas-9002', '测试用：某橙子饭店盗用燃气三立方米，由谁先行调查核实？',
    '<choice>街道办事处</choice><choice correct="true">燃气管理部门</choice>'),
  `  <scenario id="gas-s901" domain="gas" difficulty="3">
    <facts>测试用案情：柠檬公司夜间停放液化气槽车。</facts>
${single('gas-9003', '测试用：对该槽车应当首先采取什么措施？', '<choice>驶离</choice><choice correct="true">监护</choice>')}\
${single('gas-9004', '测试用：对该公司由哪一级部门处理？', '<choice>市级</choice><choice correct="true">区级</choice>')}\
  </scenario>\n`,
];

const bank = (content) => `<?xml version="1.0" encoding="UTF-8"?>
<question-bank xmlns="urn:chengxue:question-bank:1">
${content}</question-bank>\n`;

const write = (content, name = file) => writeFile(join(folder, name), bank(content));
const importBank = () => house.chengxue('import', 'bank', folder);
const checkBank = (...words) => house.chengxue('check', 'bank', folder, ...words);

/* The counts that the import prints, in its order. */
async function counts() {
  const { status, output } = await importBank();
  assert.equal(status, 0, output);
  return output.match(/新增 (\d+) +变更 (\d+) +未变 (\d+) +停用 (\d+) +恢复 (\d+)/).slice(1).map(Number);
}

const versions = (code) =>
  house.value(`SELECT COUNT(*) FROM item i JOIN item_version v ON v.item = i.id WHERE i.code = '${code}'`);

before(async () => {
  house = await startHouse();
  folder = await mkdtemp(join(tmpdir(), 'bank-'));
  await cp(original, folder, { recursive: true });
  await house.sql('UPDATE account SET must_change = 0');
  total = Number(await house.value("SELECT COUNT(*) FROM item WHERE state = 'approved'"));
});
after(async () => {
  await rm(folder, { recursive: true, force: true });
  await house.stop();
});
beforeEach(async () => {
  await write(items.join(''));
  const { status, output } = await importBank();
  assert.equal(status, 0, output);
});

test('the bank that comes with the program is sound and was imported at the start', async () => {
  const { status, output } = await house.chengxue('check', 'bank', original);
  assert.equal(status, 0, output);
  assert.match(output, /错误 0 处/);
  assert.ok(total >= 300, `${total} items`);
  const summary = await house.chengxue('check', 'bank', original, '--summary');
  assert.match(summary.output, /单选题 +多选题 +判断题 +填空题 +简答题 +合计\n综合行政法律 /);
  assert.match(summary.output, new RegExp(`合计 .* ${total}\\n$`));
});

test('importing again changes nothing, and another layout is no change', async () => {
  const state = () => house.sql('SELECT COUNT(*), MAX(id) FROM item_version UNION ALL SELECT COUNT(*), MAX(id) FROM audit');
  const before_ = await state();
  assert.deepEqual(await counts(), [0, 0, total + 4, 0, 0]);
  await write(items.join('').replaceAll('\n', '\n\n   ').replace('某蓝莓饭店', '某蓝莓饭店\n        '));
  assert.deepEqual(await counts(), [0, 0, total + 4, 0, 0]);
  assert.deepEqual(await state(), before_);
});

test('a changed item is one new version and keeps the old one', async () => {
  const had = Number(await versions('gas-9001'));
  const rows = Number(await house.value('SELECT COUNT(*) FROM item_version'));
  await write(items.join('').replace('应当在几日内改正', '应当在多少日内改正'));
  assert.deepEqual(await counts(), [0, 1, total + 3, 0, 0]);
  assert.equal(Number(await versions('gas-9001')), had + 1);
  assert.equal(Number(await house.value('SELECT COUNT(*) FROM item_version')), rows + 1);
  const [[stem]] = await house.sql("SELECT stem FROM item_now WHERE code = 'gas-9001'");
  assert.match(stem, /多少日内/);
  const [[old]] = await house.sql(`SELECT v.stem FROM item_version v JOIN item i ON i.id = v.item
    WHERE i.code = 'gas-9001' AND v.number = ${had}`);
  assert.match(old, /几日内/);
  assert.match(await house.value('SELECT detail FROM audit ORDER BY id DESC LIMIT 1'), /"changed":1/);
});

test('changed facts of a scenario are a new version of each of its items', async () => {
  await write(items.join('').replace('夜间停放', '凌晨停放'));
  assert.deepEqual(await counts(), [0, 2, total + 2, 0, 0]);
  const facts = await house.sql(`SELECT DISTINCT s.facts FROM item_now v JOIN scenario s ON s.id = v.scenario
    WHERE v.code IN ('gas-9003', 'gas-9004')`);
  assert.deepEqual(facts, [['测试用案情：柠檬公司凌晨停放液化气槽车。']]);
  assert.equal(await house.value("SELECT COUNT(*) FROM scenario WHERE code = 'gas-s901' AND current = 1"), '1');
});

test('an item that is gone is retired, and one that comes back is approved again', async () => {
  await write(items.slice(1).join(''));
  assert.deepEqual(await counts(), [0, 0, total + 3, 1, 0]);
  assert.equal(await house.value("SELECT state FROM item WHERE code = 'gas-9001'"), 'retired');
  const had = await versions('gas-9001');
  await write(items.join(''));
  assert.deepEqual(await counts(), [0, 0, total + 3, 0, 1]);
  assert.equal(await house.value("SELECT state FROM item WHERE code = 'gas-9001'"), 'approved');
  assert.equal(await versions('gas-9001'), had);
});

test('enemies are kept both ways and go when the files drop them', async () => {
  const pairs = () => house.sql(`SELECT a.code, b.code FROM item_enemy e JOIN item a ON a.id = e.item
    JOIN item b ON b.id = e.enemy WHERE a.code LIKE 'gas-90%' ORDER BY a.code`);
  await write(items.join('').replace('id="gas-9001"', 'id="gas-9001" enemies="gas-9002"'));
  assert.deepEqual(await counts(), [0, 0, total + 4, 0, 0]);
  assert.deepEqual(await pairs(), [['gas-9001', 'gas-9002'], ['gas-9002', 'gas-9001']]);
  await write(items.join(''));
  await importBank();
  assert.deepEqual(await pairs(), []);
});

/* What is planted into the test file (or where `name` says), what is said of it, and at which line or item. */
const plants = [
  { name: 'a file that is no XML', content: '<item', where: /gas\/test-items\.xml:\d+/, words: /不是完整的 XML/ },
  { name: 'a document type', raw: `<!DOCTYPE q [<!ENTITY e SYSTEM "/etc/passwd">]>${bank(items[0]).slice(38)}`,
    where: /gas\/test-items\.xml/, words: /DOCTYPE/ },
  { name: 'an id twice', content: items[0] + items[0], where: /:9 gas-9001/, words: /编号重复/ },
  { name: 'an id of another file', content: single('gas-0001', '测试用：重复的编号'), where: /gas-0001/, words: /编号重复/ },
  { name: 'two right choices', content: items[0].replace('<choice>三十日', '<choice correct="true">三十日'),
    where: /:3 gas-9001/, words: /单选题只能有一个正确选项，现在有 2 个/ },
  { name: 'no right choice', content: items[0].replace(' correct="true"', ''), where: /:3 gas-9001/, words: /现在有 0 个/ },
  { name: 'one right choice of several', content: items[0].replace('single-choice', 'multiple-choice'),
    where: /gas-9001/, words: /多选题至少要有两个正确选项/ },
  { name: 'no explanation', content: items[0].replace(/<explanation>.*<\/explanation>/, ''), where: /gas-9001/, words: /没有解析/ },
  { name: 'no stem', content: items[0].replace(/<stem>.*<\/stem>/, '<stem> </stem>'), where: /gas-9001/, words: /没有题干/ },
  { name: 'choices alike', content: items[0].replace('三十日', '十 日'), where: /gas-9001/, words: /选项 A 和选项 B/ },
  { name: 'an unknown law', content: items[0].replace('chengzhen-ranqi-guanli-tiaoli', 'unknown-law'),
    where: /gas-9001/, words: /“unknown-law”没有在 laws\.xml 里登记/ },
  { name: 'an unknown enemy', content: items[0].replace('id="gas-9001"', 'id="gas-9001" enemies="gas-8888"'),
    where: /gas-9001/, words: /互斥题“gas-8888”不存在/ },
  { name: 'its own enemy', content: items[0].replace('id="gas-9001"', 'id="gas-9001" enemies="gas-9001"'),
    where: /gas-9001/, words: /本题自己/ },
  { name: 'a difficulty of 7', content: items[0].replace('difficulty="2"', 'difficulty="7"'), where: /gas-9001/, words: /难度应是 1 到 5/ },
  { name: 'another folder', content: items[0].replace('domain="gas"', 'domain="water"'), where: /gas-9001/, words: /同名文件夹/ },
  { name: 'an id of no shape', content: items[0].replace('gas-9001', 'GAS9001'), where: /:3 GAS9001/, words: /属性/ },
  { name: 'an element that is none', content: items[0].replace('<stem>', '<note>x</note><stem>'), where: /gas-9001/,
    words: /却是“note”/ },
  { name: 'an attribute that is none', content: items[0].replace('level=', 'mood="good" level='), where: /gas-9001/,
    words: /不该有属性“mood”/ },
  { name: 'something else among the items', content: `${items[0]}<thing/>`, where: /test-items\.xml:9/, words: /不该有元素“thing”/ },
  { name: 'a blank without answers', content: items[0].replace('single-choice', 'fill-in')
    .replace('几日', '<blank accept=" "/>日').replace(/<choice.*<\/choice>/, ''), where: /gas-9001/, words: /第 1 个空/ },
];

for (const plant of plants) {
  test(`check and import name ${plant.name}`, async () => {
    const rows = await house.sql('SELECT COUNT(*), MAX(id) FROM item_version');
    if (plant.raw) await writeFile(join(folder, file), plant.raw);
    else await write(plant.content);
    for (const { status, output } of [await checkBank(), await importBank()]) {
      assert.equal(status, 1, output);
      const line = output.split('\n').find((one) => plant.words.test(one));
      assert.ok(line, output);
      assert.match(line, plant.where);
      assert.doesNotMatch(line, /bank-fault/);
    }
    assert.deepEqual(await house.sql('SELECT COUNT(*), MAX(id) FROM item_version'), rows);
  });
}

test('a near-duplicate is reported with both wordings and is no fault', async () => {
  await write(items.join('') + single('gas-9005', '测试用：某蓝莓饭店擅自改装了燃气计量装置的，须在几日内改正？'));
  const { status, output } = await checkBank();
  assert.equal(status, 0, output);
  assert.match(output, /0\.\d\d\n.*gas-9001\n.*某蓝莓饭店擅自改装燃气计量装置，[^\n]*\n[^]*gas-9005\n.*某蓝莓饭店擅自改装了/);
});

test('answers that always stand at one place are pointed out', async () => {
  const many = Array.from({ length: 60 }, (_, i) => single(`gas-9${100 + i}`, `测试用第 ${i} 题，${'甲乙丙丁'[i % 4]}`.repeat(i % 7 + 1),
    '<choice>一</choice><choice>二</choice><choice>三</choice><choice correct="true">最长的一个选项总是正确</choice>'));
  await write(many.join(''));
  const { output } = await checkBank();
  assert.match(output, /\n +D .*偏离过大/);
  assert.match(output, /最长.*偏离过大/);
});

test('items are found by Chinese words, and filters narrow the list', async () => {
  const admin = await Visitor.signedIn(house, house.first.number);
  const list = async (query) => JSON.parse((await admin.get(`/items.json?${new URLSearchParams(query)}`)).text).item;
  assert.deepEqual((await list({ q: '蓝莓饭店' })).map((one) => one.item), ['gas-9001']);
  assert.deepEqual((await list({ q: '改装 蓝莓' })).map((one) => one.item), ['gas-9001'], 'words in any order');
  assert.deepEqual((await list({ q: '改装　蓝莓' })).map((one) => one.item), ['gas-9001'], 'a wide space');
  assert.deepEqual((await list({ q: '柠檬' })).map((one) => one.item), ['gas-9003', 'gas-9004'], 'facts count');
  assert.deepEqual(await list({ q: '蓝%店' }), [], 'no wildcard');
  const gas = await list({ domain: 'gas', type: 'true-false' });
  assert.ok(gas.length > 0 && gas.every((one) => one.type === 'true-false' && one.domain === '燃气管理'));
  const cited = await list({ law: 'chengzhen-ranqi-guanli-tiaoli', article: '28', q: '测试用' });
  assert.deepEqual(cited.map((one) => one.item), ['gas-9001', 'gas-9002', 'gas-9003', 'gas-9004']);

  const page = await admin.get('/items?q=%E8%93%9D%E8%8E%93');
  assert.equal(page.heading(), '试题');
  assert.ok(page.all('a').some((link) => link.getAttribute('href') === '/items/gas-9001'));
  const none = await admin.get('/items?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E7%A7%8D%E9%A2%98');
  assert.match(none.text, /没有符合条件的试题/);
  const csv = await admin.get('/items.csv?q=%E8%93%9D%E8%8E%93');
  assert.match(csv.text, /试题编号.*题干/);
  assert.match(csv.text, /gas-9001.*蓝莓/);
});

test('an item shows what a candidate sees, the key, the law and its versions', async () => {
  const admin = await Visitor.signedIn(house, house.first.number);
  const page = await admin.get('/items/gas-9003');
  assert.equal(page.status, 200);
  for (const words of ['柠檬公司夜间停放', '首先采取什么措施', '监护', '城镇燃气管理条例', '2016-02-06', 'gas-9004', '第 1 版']) {
    assert.ok(page.text.includes(words), words);
  }
  const key = page.all('ul').find((one) => one.getAttribute('class')?.includes('item-key'));
  assert.equal(key.textContent.replace(/\s/g, ''), 'B监护');
  assert.equal((await admin.get('/items/gas-7777')).status, 404);
});

test('two versions are compared word by word', async () => {
  await write(items.join('').replace('盗用燃气三立方米', '盗用燃气三十立方米').replace('街道办事处', '居民委员会'));
  await importBank();
  const admin = await Visitor.signedIn(house, house.first.number);
  const number = Number(await versions('gas-9002'));
  const page = await admin.get(`/items/gas-9002/versions?from=${number - 1}&to=${number}`);
  const said = (element) => page.all(element).map((one) => one.textContent.replace(/^\s*(新增：|删去：)\s*/, '').trim());
  assert.deepEqual(said('ins').slice(1), ['十', '居民委员会']);
  assert.deepEqual(said('del').slice(1), ['街道办事处']);
  assert.equal((await admin.get(`/items/gas-9002/versions?from=1&to=${number + 1}`)).status, 404);
  assert.match((await admin.get('/items/gas-9004/versions')).text, /本题只有一个版本|从第/);
});

test('the bank is shown only to who may see it', async () => {
  await house.sql("INSERT INTO officer (number, name, created_at) VALUES ('bank-test', '王某', UTC_TIMESTAMP(6))");
  await house.sql(`INSERT INTO account (officer, password, must_change, changed_at)
    SELECT id, '', 0, UTC_TIMESTAMP(6) FROM officer WHERE number = 'bank-test'`);
  const officer = await Visitor.signedIn(house, 'bank-test');
  for (const path of ['/items', '/items.json', '/items.csv', '/items/gas-9001', '/items/gas-9001/versions']) {
    assert.equal((await officer.get(path)).status, 403, path);
  }
  assert.match((await new Visitor(house).request('/items')).location, /sign-in/);
});

test('the registers are checked too', async () => {
  const laws = await readFile(join(folder, 'laws.xml'), 'utf8');
  await writeFile(join(folder, 'laws.xml'), laws.replace('version="2016-02-06"', 'version="2016-02"'));
  const { status, output } = await checkBank();
  await writeFile(join(folder, 'laws.xml'), laws);
  assert.equal(status, 1);
  assert.match(output, /laws\.xml:\d+ 法律登记不全/);
});
