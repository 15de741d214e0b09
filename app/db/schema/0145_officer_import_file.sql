ALTER TABLE officer_import
  ADD COLUMN IF NOT EXISTS kept_as VARCHAR(100) NULL COMMENT 'the file as it came, below HOME/files; NULL of one from before files were kept',
  ADD KEY IF NOT EXISTS officer_import_file (kept_as)
