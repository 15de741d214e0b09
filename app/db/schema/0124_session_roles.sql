ALTER TABLE session ADD COLUMN IF NOT EXISTS roles TINYINT NOT NULL DEFAULT 1
  COMMENT '0: the officer held no role at sign-in, so none is looked for; a role granted later needs another sign-in'
