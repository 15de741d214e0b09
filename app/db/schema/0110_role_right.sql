CREATE TABLE IF NOT EXISTS role_right (
  role       VARCHAR(32) NOT NULL,
  right_name VARCHAR(32) NOT NULL,
  PRIMARY KEY (role, right_name)
) COMMENT = 'what each role may do: the one place that says so'
