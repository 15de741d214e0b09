ALTER TABLE written_answer ADD KEY IF NOT EXISTS written_answer_marker (marker, sitting, item_version)
