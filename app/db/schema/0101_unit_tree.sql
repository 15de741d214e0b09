CREATE TABLE IF NOT EXISTS unit_tree (
  ancestor   BIGINT NOT NULL,
  descendant BIGINT NOT NULL,
  depth      INT NOT NULL COMMENT '0 for the unit itself',
  PRIMARY KEY (ancestor, descendant),
  KEY unit_tree_up (descendant, depth),
  CONSTRAINT unit_tree_ancestor FOREIGN KEY (ancestor) REFERENCES unit (id),
  CONSTRAINT unit_tree_descendant FOREIGN KEY (descendant) REFERENCES unit (id)
) COMMENT = 'every unit with every unit above it, kept when a unit is made or moved'
