ALTER TABLE session MODIFY roles TINYINT NOT NULL DEFAULT 1
  COMMENT '0: the officer holds no role, so none is looked for; whoever grants one sets it'
