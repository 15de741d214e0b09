CREATE OR REPLACE VIEW item_now AS
SELECT i.id, i.code, i.state, v.id AS version, v.number, v.type, v.domain, v.difficulty, v.level, v.scenario, v.place,
       v.stem, v.answer_key, v.choices, v.search
  FROM item i JOIN item_version v ON v.id = i.version
