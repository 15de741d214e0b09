CREATE TABLE IF NOT EXISTS item_enemy (
  item  BIGINT NOT NULL,
  enemy BIGINT NOT NULL,
  PRIMARY KEY (item, enemy),
  CONSTRAINT item_enemy_item FOREIGN KEY (item) REFERENCES item (id),
  CONSTRAINT item_enemy_enemy FOREIGN KEY (enemy) REFERENCES item (id)
) COMMENT = 'items that may not stand in one paper; both directions are kept'
