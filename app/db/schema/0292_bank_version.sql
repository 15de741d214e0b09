CREATE OR REPLACE VIEW bank_version AS
SELECT v.id, v.item, v.number, v.type, v.domain, v.difficulty, v.level, v.scenario, s.domain AS scenario_domain,
       s.difficulty AS scenario_difficulty, v.place, v.stem, v.answer_key, v.choices
  FROM item_version v LEFT JOIN scenario s ON s.id = v.scenario
