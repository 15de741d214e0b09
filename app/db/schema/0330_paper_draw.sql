CREATE TABLE IF NOT EXISTS paper_draw (
  sitting BIGINT NOT NULL PRIMARY KEY,
  papers  INT NOT NULL COMMENT 'how many the draw was planned for; latecomers'' come after them',
  ceiling INT NOT NULL COMMENT 'how many of them an item may stand in',
  method  INT NOT NULL COMMENT 'which method of the program drew: another draws other papers from the same seed',
  made_at DATETIME(6) NOT NULL,
  CONSTRAINT paper_draw_of FOREIGN KEY (sitting) REFERENCES sitting (id)
) COMMENT = 'how a sitting''s papers were drawn; while there is a row, its exam and blueprint stay as they are'
