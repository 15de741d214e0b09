CREATE TABLE IF NOT EXISTS blueprint_cell (
  id               BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  blueprint        BIGINT NOT NULL,
  position         INT NOT NULL,
  domain           VARCHAR(64) NULL COMMENT 'NULL: any',
  type             ENUM('single-choice', 'multiple-choice', 'true-false', 'fill-in', 'short-answer', 'scenario') NOT NULL COMMENT 'scenario: items of whole scenarios',
  difficulty_least INT NOT NULL DEFAULT 1,
  difficulty_most  INT NOT NULL DEFAULT 5,
  level            ENUM('remember', 'understand', 'apply', 'analyse') NULL COMMENT 'NULL: any',
  items            INT NOT NULL COMMENT 'how many',
  score            INT NOT NULL COMMENT 'of each item, in hundredths',
  KEY blueprint_cell_of (blueprint, position),
  CONSTRAINT blueprint_cell_blueprint FOREIGN KEY (blueprint) REFERENCES blueprint (id)
) COMMENT = 'cells of a blueprint: domain, type, difficulty, level, with counts and scores'
