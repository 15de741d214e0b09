CREATE TABLE IF NOT EXISTS paper_pool_enemy (
  sitting BIGINT NOT NULL,
  item    BIGINT NOT NULL,
  enemy   BIGINT NOT NULL,
  PRIMARY KEY (sitting, item, enemy),
  CONSTRAINT paper_pool_enemy_of FOREIGN KEY (sitting) REFERENCES paper_draw (sitting)
) COMMENT = 'which items of the pool might not stand in one paper; both directions'
