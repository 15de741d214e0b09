CREATE TABLE IF NOT EXISTS result_mark (
  attempt  BIGINT NOT NULL,
  position INT NOT NULL,
  score    INT NOT NULL COMMENT 'hundredths: what counts now',
  source   ENUM('rule', 'written', 'appeal') NOT NULL,
  PRIMARY KEY (attempt, position)
) COMMENT = 'the mark that counts for each question of a paper'
