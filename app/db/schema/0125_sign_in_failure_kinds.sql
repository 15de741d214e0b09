ALTER TABLE sign_in_failure
  ADD COLUMN IF NOT EXISTS what ENUM('password', 'code') NOT NULL DEFAULT 'password',
  ADD COLUMN IF NOT EXISTS somebody TINYINT NOT NULL DEFAULT 1 COMMENT '1: an officer has the number; 0: nobody has',
  ADD COLUMN IF NOT EXISTS browser CHAR(64) NULL COMMENT 'known_browser.token; NULL: no browser that the officer used',
  ADD KEY IF NOT EXISTS sign_in_failure_of (number, what, browser, at),
  ADD KEY IF NOT EXISTS sign_in_failure_from (address, somebody, browser, at),
  DROP KEY IF EXISTS sign_in_failure_both,
  DROP KEY IF EXISTS sign_in_failure_number,
  DROP KEY IF EXISTS sign_in_failure_address
