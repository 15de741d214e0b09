/*
 * A sitting for tests of the exam page: candidates with frozen papers, straight into the database, so that a test needs
 * none of the pages that lead there. The paper has every type of question.
 *
 *   const sitting = await makeSitting(house, { candidates: 2, state: 'running' });
 *   sitting.candidates[0]      { number, attempt }
 *   await sitting.answers(attempt)   { 1: 'B', 2: 'AC', … } as the database has them
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const letters = 'ABCDEFGH';

const question = (position, type, stem, rest = '') => `<article class="question" id="q${position}"
  data-position="${position}" data-type="${type}" data-score="200"><div class="question-stem"><span
  class="question-number">${position}</span>${stem}</div>${rest}</article>`;

const choice = (position, kind, value, shown, text) => `<label class="choice"><input type="${kind}" name="q${position}"
  value="${value}"/>${shown ? `<span class="choice-letter">${shown}</span>` : ''}<span
  class="choice-text">${text}</span></label>`;

/* Choices in an order of their own: order "CADB" shows the bank's C first. */
const choices = (position, kind, order, texts) => `<fieldset class="choices"><legend class="visually-hidden">第 ${position}
  题的选项</legend>${[...order].map((value, at) => choice(position, kind, value, letters[at],
    texts[letters.indexOf(value)])).join('')}</fieldset>`;

const verdict = (position) => `<fieldset class="choices"><legend class="visually-hidden">第 ${position} 题的选项</legend>
  ${choice(position, 'radio', 'true', '', '正确')}${choice(position, 'radio', 'false', '', '错误')}</fieldset>`;

const part = (type, title, rule, body) => `<section class="paper-part" data-type="${type}"><h2>${title}</h2>
  <p class="paper-rule">${rule}</p>${body}</section>`;

/* Twelve questions: 1–4 single, 5–6 multiple, 7–8 true or false, 9 fill-in, 10 written, 11–12 on a case. */
function paperBody() {
  const body = [
    part('single-choice', '一、单选题', '每题 2 分，只有一个正确答案', [1, 2, 3, 4].map((position) => question(position,
      'single-choice', `占用城市道路设置摊点，应当由哪个部门批准？（第 ${position} 题）`, choices(position, 'radio',
        'CADB', ['公安机关交通管理部门', '区绿化市容管理部门会同公安机关', '街道办事处', '市场监督管理部门']))).join('')),
    part('multiple-choice', '二、多选题', '每题 2 分，有两个或两个以上正确答案，多选、少选、错选都不得分',
      [5, 6].map((position) => question(position, 'multiple-choice', '下列哪些属于行政处罚的种类？', choices(position,
        'checkbox', 'BADC', ['警告', '罚款', '责令停产停业', '赔偿损失']))).join('')),
    part('true-false', '三、判断题', '每题 2 分', [7, 8].map((position) => question(position, 'true-false',
      '当场收缴罚款的，应当向当事人出具统一制发的专用票据。', verdict(position))).join('')),
    part('fill-in', '四、填空题', '每空 1 分', question(9, 'fill-in', `行政处罚决定书应当在宣告后当场交付当事人；当事人不在场的，应当在<input
      type="text" class="blank" data-blank="1"/>日内依照<input type="text" class="blank"
      data-blank="2"/>的有关规定送达。`)),
    part('short-answer', '五、简答题', '每题 2 分', question(10, 'short-answer', '简述行政执法全过程记录的主要形式。',
      '<textarea class="written" maxlength="2000"></textarea>')),
    part('scenario', '六、案例题', '阅读材料，回答问题', `<div class="scenario"><div class="scenario-facts"><p>2025 年 3
      月，执法人员巡查发现某饭店将餐厨废弃油脂倒入雨水管道，现场拍照、录像并制作了检查笔录。</p></div>${[11, 12].map(
        (position) => question(position, 'single-choice', '对这一行为首先应当怎样处理？', choices(position, 'radio', 'ABCD',
          ['责令改正', '当场罚款', '移送公安机关', '不予处理']))).join('')}</div>`),
  ];
  return `<div class="paper" data-items="12">${body.join('')}</div>`;
}

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/* Rows for one candidate; @sitting, @room and @unit are set. */
function candidateRows(sitting, at, { state, seconds }) {
  const number = `3101${String(sitting).padStart(3, '0')}${String(at + 1).padStart(3, '0')}`;
  const body = paperBody();
  const hash = createHash('sm3').update(body).digest('hex');
  const running = state === 'running';
  return `
    INSERT INTO officer (number, name, created_at) VALUES ('${number}', '考生${at + 1}', UTC_TIMESTAMP(6));
    SET @officer = LAST_INSERT_ID();
    INSERT INTO account (officer, password, must_change, changed_at) VALUES (@officer, '-', 0, UTC_TIMESTAMP(6));
    INSERT INTO membership (officer, unit, from_on, current, known_at)
      VALUES (@officer, @unit, '2024-01-01', 1, UTC_TIMESTAMP(6));
    INSERT INTO candidate (sitting, officer, unit, room, seat, ticket, enrolled_by, enrolled_at)
      VALUES (@sitting, @officer, @unit, @room, ${at + 1}, '2025${number}', 1, UTC_TIMESTAMP(6));
    SET @attempt = LAST_INSERT_ID();
    INSERT INTO paper (sitting, form, items, total, expected, body, body_hash, made_at) VALUES (@sitting, ${at + 1}, 12,
      2400, 1800, X'${gzipSync(body).toString('hex')}', '${hash}', UTC_TIMESTAMP(6));
    INSERT INTO attempt (id, sitting, officer, room, paper, items, seconds, grace_seconds)
      VALUES (@attempt, @sitting, @officer, @room, LAST_INSERT_ID(), 12, ${seconds}, 10);
    SELECT @attempt, '${number}', ${running ? 1 : 0};`;
}

export async function makeSitting(house, { candidates = 1, state = 'running', seconds = 3600, starts = 300 } = {}) {
  const made = await house.sql(`
    SET @unit = (SELECT MIN(id) FROM unit);
    INSERT INTO blueprint (name, unit, made_by, made_at) VALUES ('综合执法', @unit, 1, UTC_TIMESTAMP(6));
    INSERT INTO exam (name, unit, kind, blueprint, minutes, pass_score, made_by, made_at)
      VALUES ('行政执法资格考试', @unit, 'qualification', LAST_INSERT_ID(), ${Math.ceil(seconds / 60)}, 1440, 1,
      UTC_TIMESTAMP(6));
    INSERT INTO sitting (exam, name, opens_at, starts_at, state, seed, papers_at, made_by, made_at)
      VALUES (LAST_INSERT_ID(), '2025 年第一场', UTC_TIMESTAMP(6) - INTERVAL 10 MINUTE,
      UTC_TIMESTAMP(6) + INTERVAL ${starts} SECOND, ${quoted(state)}, '-', UTC_TIMESTAMP(6), 1, UTC_TIMESTAMP(6));
    SELECT LAST_INSERT_ID();`);
  const id = Number(made[0][0]);
  const rows = Array.from({ length: candidates }, (_, at) => candidateRows(id, at, { state, seconds }));
  const people = await house.sql(`
    SET @sitting = ${id}, @unit = (SELECT MIN(id) FROM unit);
    INSERT INTO sitting_room (sitting, name, unit, seats, position) VALUES (@sitting, '第一考场', @unit, 50, 1);
    SET @room = LAST_INSERT_ID();${rows.join('')}`);
  return {
    id,
    candidates: people.map(([attempt, number]) => ({ attempt: Number(attempt), number })),
    /* Starts it as the invigilator does. */
    start: () => house.sql(`UPDATE sitting SET state = 'running', started_at = UTC_TIMESTAMP(6) WHERE id = ${id}`),
    async answers(attempt) {
      const found = await house.sql(`SELECT position, HEX(answer) FROM response_now WHERE attempt = ${attempt}`);
      return Object.fromEntries(found.map(([position, hex]) => [position, Buffer.from(hex, 'hex').toString()]));
    },
    /* One column of an attempt. */
    attempt: (attempt, column) => house.value(`SELECT ${column} FROM attempt WHERE id = ${attempt}`),
  };
}
